import { parentPort, workerData } from "node:worker_threads";
import type { DocumentJob } from "./document-thread.ts";

/** The body of the thread that `inDocumentThread` starts for one document; its only message is the outcome. */
async function outcomeOf(job: DocumentJob): Promise<unknown> {
  if (job.kind === "decode") {
    const { decodeFile } = await import("./decode-file.ts");
    return decodeFile(job.file);
  }
  const { readPlan } = await import("../src/plan/reading/read-plan.ts");
  return readPlan(job.text, job.options);
}

parentPort?.postMessage(await outcomeOf(workerData as DocumentJob));
