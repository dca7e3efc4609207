/** Codes are stable: they are logged, counted and asserted on. Texts are free to change. */
export type FaultCode =
  | "store-newer"
  | "store-older"
  | "store-not-a-database"
  | "store-unwritable"
  | "store-held"
  | "store-corrupt"
  | "store-not-durable"
  | "file-missing"
  | "file-unreadable"
  | "file-unwritable"
  | "needs-look"
  | "plan-year-needed"
  | "plan-empty"
  | "plan-sensitive"
  | "port-in-use"
  | "node-too-old"
  | "bad-setting"
  | "account-held"
  | "bad-line"
  | "transcript";

/**
 * Something outside the program is not as it must be: a file, a port, a setting. The operator gets
 * the sentence, never a stack trace. Anything else that is thrown is a bug.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: FaultCode;
  /** What can be done about it, where something can. */
  readonly hint: string | undefined;

  constructor(code: FaultCode, sentence: string, hint?: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }
}
