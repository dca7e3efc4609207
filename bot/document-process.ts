import { fork } from "node:child_process";
import type { ReadPlanOptions } from "../src/plan/reading/read-plan.ts";
import type { FileToDecode } from "./decode-file.ts";

/** What the process is started for. */
export type DocumentJob =
  | { readonly kind: "decode"; readonly file: FileToDecode }
  | { readonly kind: "read"; readonly text: string; readonly options: ReadPlanOptions };

/** What one document may cost. */
export interface DocumentLimits {
  readonly longestMs: number;
  readonly mostMegabytes: number;
}

const LIMITS: DocumentLimits = { longestMs: 20_000, mostMegabytes: 512 };
/** Every document takes a process; more at a time would take the machine. */
const AT_ONCE = 2;
const running = new Set<Promise<unknown>>();

/**
 * Works on a document in a process of its own with a limit of time and memory: it does not stop the event loop,
 * and a document that was built to exhaust the machine costs that process only. A thread is no wall for that: one
 * whose memory runs out within a single step takes the whole program with it.
 * @returns what `document-child.ts` makes of the job
 * @throws Error when a limit was reached
 */
export async function inDocumentProcess(job: DocumentJob): Promise<unknown> {
  while (running.size >= AT_ONCE) await Promise.race(running).catch(() => undefined);
  const work = inLimitedProcess(job, LIMITS);
  running.add(work);
  return work.finally(() => running.delete(work));
}

/**
 * The same with other limits, and without waiting for a turn.
 * @throws Error when a limit was reached
 */
export async function inLimitedProcess(
  job: DocumentJob,
  { longestMs, mostMegabytes }: DocumentLimits,
): Promise<unknown> {
  const child = fork(new URL("./document-child.ts", import.meta.url), {
    execArgv: [...process.execArgv, `--max-old-space-size=${mostMegabytes}`],
    serialization: "advanced",
    // Standard output belongs to whoever asked for JSON; what a reader grumbles is nobody's.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    timeout: longestMs,
    killSignal: "SIGKILL",
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.on("error", reject);
      child.once("exit", (code, signal) =>
        reject(new Error(`the process of a document ended: ${signal ?? code}`)),
      );
      child.send(job);
    });
  } finally {
    child.kill("SIGKILL");
  }
}
