/** Codes are stable: they are logged, counted and asserted on. Texts are free to change. */
export type RefusalCode =
  | "activity-not-found"
  | "ambiguous-activity"
  | "not-allowed"
  | "nothing-open"
  | "no-such-choice"
  | "document-refused"
  | "too-long"
  | "not-understood"
  | "needs-date"
  | "sensitive";

/** A request that we understood and will not carry out. Anything else that is thrown is a bug or an outage. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** What the person in the chat reads. */
  readonly reply: string;

  constructor(code: RefusalCode, reply: string) {
    super(code);
    this.code = code;
    this.reply = reply;
  }
}
