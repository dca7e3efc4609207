import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ReadPlanOptions } from "../src/plan/reading/read-plan.ts";
import type { FileToDecode } from "./decode-file.ts";

/** What the thread is started for. */
export type DocumentJob =
  | { readonly kind: "decode"; readonly file: FileToDecode }
  | { readonly kind: "read"; readonly text: string; readonly options: ReadPlanOptions };

const LONGEST_MS = 20_000;
const MOST_MEGABYTES = 512;
/** Every document takes a thread; more at a time would take the machine. */
const AT_ONCE = 2;
const running = new Set<Promise<unknown>>();

/**
 * Works on a document in a thread of its own with a limit of time and memory: it does not stop the event loop,
 * and a document that was built to exhaust the machine costs that thread only.
 * @returns what `document-worker.ts` makes of the job
 * @throws Error when a limit was reached
 */
export async function inDocumentThread(job: DocumentJob): Promise<unknown> {
  while (running.size >= AT_ONCE) await Promise.race(running).catch(() => undefined);
  const work = inThread(job);
  running.add(work);
  return work.finally(() => running.delete(work));
}

async function inThread(job: DocumentJob): Promise<unknown> {
  const worker = new Worker(new URL("./document-worker.ts", import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    const [outcome] = await once(worker, "message", { signal: AbortSignal.timeout(LONGEST_MS) });
    return outcome;
  } finally {
    await worker.terminate();
  }
}
