import { Queue, Worker } from "bullmq";
import type { Logger } from "pino";
import { bullConnections } from "./bull-connections.ts";

/** How often Redis deals out a pulse; the leader's own timers are more exact, and this goes on without a leader. */
const EVERY_MS = 15_000;
/** A Redis that was emptied has forgotten the pulse: it is asked for again this often. */
const REMIND_MS = 20_000;
const NAME = "lingdang-pulse";

export interface TickQueueOptions {
  /** `redis://…` */
  readonly redisUrl: string;
  /** Does what is due; doing it twice, or in two processes, changes nothing. */
  readonly runDue: () => Promise<void>;
  readonly log: Logger;
}

/**
 * Pulses dealt out by BullMQ to one of the jobs processes at a time, with its retries and its record of what
 * failed. Redis is only the messenger: what is due is in the store, and without Redis the leader's timers do.
 * @returns how to stop; resolves when a pulse that runs has ended
 */
export async function startTickQueue({
  redisUrl,
  runDue,
  log,
}: TickQueueOptions): Promise<() => Promise<void>> {
  let warned = false;
  const complain = (error: Error) => {
    if (!warned)
      log.warn({ failure: error.name }, "the pulse queue has no Redis; going on without");
    warned = true;
  };
  const { asking, waiting } = bullConnections(redisUrl);
  const queue = new Queue(NAME, { connection: asking });
  const worker = new Worker(NAME, () => runDue(), {
    connection: waiting,
    concurrency: 1,
  });
  queue.on("error", complain);
  worker.on("error", complain);
  worker.on("failed", (_job, err) => log.error({ err }, "a pulse failed"));
  worker.on("completed", () => {
    warned = false;
  });
  const remind = async () => {
    const opts = { attempts: 3, backoff: 1_000, removeOnComplete: 100, removeOnFail: 1_000 };
    await queue.upsertJobScheduler("pulse", { every: EVERY_MS }, { name: "pulse", opts });
  };
  const reminding = setInterval(() => void remind().catch(complain), REMIND_MS);
  setTimeout(() => void remind().catch(complain), 500).unref();
  return async () => {
    clearInterval(reminding);
    // A worker that waits for a Redis that is away would wait for ever.
    await Promise.race([worker.close(), new Promise((resolve) => setTimeout(resolve, 2_000))]);
    await worker.disconnect().catch(() => undefined);
    await queue.close().catch(() => undefined);
  };
}
