import { Queue, Worker } from "bullmq";
import type { Logger } from "pino";
import { wait } from "../../src/clock.ts";
import type { Deal } from "../backlog/create-backlog.ts";
import { type OwedWork, workName } from "../backlog/owed-work.ts";
import { bullConnections } from "./bull-connections.ts";

const NAME = "lingdang-work";
/** A worker that has not said for so long that it lives has its work given to another one. */
const LOCK_MS = 15_000;
const LOOK_FOR_STALLED_MS = 5_000;
/** So long it takes to see that nobody can be asked. */
const ASK_MS = 1_000;
/** Then it is not asked for so long: each piece of work would wait again. */
const AWAY_MS = 5_000;
/** Whoever stops waits so long for what is under way; what is left is owed and found by the others. */
const STOP_MS = 2_000;

interface Entry {
  readonly kind: OwedWork["kind"];
  readonly id: number;
}

export interface WorkQueueOptions {
  /** `redis://…` */
  readonly redisUrl: string;
  /** Distinguishes stores that share a Redis. */
  readonly store: string;
  readonly works: readonly OwedWork[];
  readonly log: Logger;
}

export interface WorkQueue extends Deal {
  stop(): Promise<void>;
}

/**
 * Owed work dealt out by BullMQ to one of the bot processes at a time, with its retries, its recovery of what a dead
 * process had in hand, and its record of what failed. An entry only says who might do it: what is owed stands in the
 * store, so an entry that is lost is offered again, and one that is doubled finds it done.
 */
export function startWorkQueue({ redisUrl, store, works, log }: WorkQueueOptions): WorkQueue {
  let warned = false;
  let awayUntil = 0;
  const complain = (error: Error) => {
    if (!warned) log.warn({ failure: error.name }, "the work queue has no Redis; going on without");
    warned = true;
  };
  const { asking, waiting } = bullConnections(redisUrl);
  const prefix = `lingdang-${store}`;
  const queue = new Queue<Entry>(NAME, { connection: asking, prefix });
  const worker = new Worker<Entry>(
    NAME,
    async ({ data }) => works.find(({ kind }) => kind === data.kind)?.carryOut(data.id),
    {
      connection: waiting,
      prefix,
      concurrency: 1,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_FOR_STALLED_MS,
      maxStalledCount: 3,
    },
  );
  queue.on("error", complain);
  worker.on("error", complain);
  worker.on("failed", (job, err) => log.error({ err, work: job?.data }, "owed work failed"));
  worker.on("stalled", (work) =>
    log.warn({ work }, "a process died over its work; another has it"),
  );
  worker.on("completed", () => {
    warned = false;
  });
  return {
    async offer({ kind, id }) {
      if (performance.now() < awayUntil) return false;
      const opts = {
        jobId: workName(kind, id),
        attempts: 3,
        backoff: { type: "fixed", delay: 61_000 },
        removeOnComplete: true,
        // To be looked at: whoever sees to what is owed does not wait for it.
        removeOnFail: { age: 24 * 3_600, count: 1_000 },
      };
      const asked = queue.add(kind, { kind, id }, opts).then(
        () => true,
        (error: Error) => {
          complain(error);
          return false;
        },
      );
      // BullMQ waits for a connection for as long as there is none; an entry that gets in late does no harm.
      const wasAsked = await Promise.race([asked, wait(ASK_MS).then(() => false)]);
      if (!wasAsked) awayUntil = performance.now() + AWAY_MS;
      return wasAsked;
    },
    async stop() {
      const stopping = worker.close().then(() => queue.close());
      // A worker that waits for a Redis that is away would wait for ever.
      await Promise.race([stopping.catch(() => undefined), wait(STOP_MS)]);
      worker.disconnect().catch(() => undefined);
      queue.disconnect().catch(() => undefined);
    },
  };
}
