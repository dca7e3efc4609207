import type { DocumentJob } from "./document-process.ts";

/** The body of the process that `inDocumentProcess` starts for one document; its only message is the outcome. */
async function outcomeOf(job: DocumentJob): Promise<unknown> {
  if (job.kind === "decode") {
    const { decodeFile } = await import("./decode-file.ts");
    return decodeFile(job.file);
  }
  const { readPlan } = await import("../src/plan/reading/read-plan.ts");
  return readPlan(job.text, job.options);
}

// A Ctrl-C in the terminal reaches us too; the bot, which finishes what it has begun, still waits for the outcome.
process.on("SIGINT", () => undefined);
process.once("message", async (job) => {
  const outcome = await outcomeOf(job as DocumentJob);
  // Nobody waits any more when the channel is closed.
  process.send?.(outcome, () => process.disconnect());
});
