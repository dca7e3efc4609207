import { Fault } from "../../src/errors.ts";
import { DocumentRefused } from "../../src/plan/reading/document-refused.ts";
import { Refusal } from "../../src/refusal.ts";
import { storeFault } from "../../src/store/open-store.ts";

/** What the operator reads when a command did not do what it should: a sentence, never a stack trace. */
export function sentencesOf(error: unknown): string[] {
  if (error instanceof Fault) {
    return error.hint === undefined ? [error.message] : [error.message, `→ ${error.hint}`];
  }
  if (error instanceof DocumentRefused) return [`${error.zh} / ${error.en}`];
  if (error instanceof Refusal) return [error.reply];
  const fault = storeFault(error, "the store");
  if (fault instanceof Fault) return sentencesOf(fault);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [`程序出错了，请把下面几行报告给维护者 / a bug, please report these lines:\n${detail}`];
}
