import type { Language } from "../wording/language.ts";
import type { LedgerRow } from "./ledger-row.ts";
import type { Numbers } from "./numbers.ts";
import type { RolledUp } from "./roll-up.ts";

/** A cell as it is, not as it looks: the writers decide how a day or a number is shown. */
export type BookCell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  /** `YYYY-MM-DD`. */
  | { readonly kind: "day"; readonly day: string }
  /** Local civil ISO text, to the minute. */
  | { readonly kind: "minute"; readonly civil: string }
  | { readonly kind: "empty" };

export interface BookSheet {
  readonly name: string;
  /** Stands above the columns, in large letters. */
  readonly title: string;
  /** Width in characters; a full-width one takes two. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly BookCell[])[];
}

/** One check-in, for the list of who was there. */
export interface Attendance {
  readonly no: number;
  readonly title: string;
  /** Local civil ISO text. */
  readonly at: string;
  readonly out: string | null;
  /** Masked unless names were asked for. */
  readonly name: string;
  readonly heads: number;
  /** How it was said: word, proxy, paper … */
  readonly basis: string;
  readonly minutes: number | undefined;
}

/** What the file of a period is made of. */
export interface LedgerFacts {
  readonly unit: string;
  readonly period: string;
  readonly language: Language;
  /** Local civil ISO text of the present. */
  readonly today: string;
  readonly rows: readonly LedgerRow[];
  readonly numbers: Numbers;
  /** Of a space that has others below it: the counts of each, and of all together; no rows and no names of theirs. */
  readonly rolledUp?: RolledUp;
  readonly masked: boolean;
}

export const EMPTY: BookCell = { kind: "empty" };

export function textCell(text: string | null | undefined): BookCell {
  return text === null || text === undefined || text === "" ? EMPTY : { kind: "text", text };
}

export function numberCell(value: number | undefined): BookCell {
  return value === undefined ? EMPTY : { kind: "number", value };
}
