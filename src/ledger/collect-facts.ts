import { epochToCivil } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import { childSpaces } from "../store/spaces.ts";
import type { Language } from "../wording/language.ts";
import type { LedgerFacts } from "./ledger-book.ts";
import { numbersAndRows } from "./numbers.ts";
import { inOrder } from "./read-all.ts";
import type { LedgerQuestion } from "./read-ledger.ts";
import { rollUp } from "./roll-up.ts";

export interface FactsOptions {
  /** How the period is called in the file. */
  readonly period: string;
  readonly language: Language;
  readonly masked: boolean;
}

/** What the file of a period shows, but for the list of who came. */
export async function collectFacts(
  db: Db,
  question: LedgerQuestion,
  options: FactsOptions,
): Promise<LedgerFacts> {
  const { numbers, rows } = await numbersAndRows(db, question);
  const hasBelow = (await childSpaces(db, question.space.id)).length > 0;
  const rolledUp = hasBelow ? { rolledUp: await rollUp(db, question) } : {};
  return {
    ...options,
    unit: question.space.name,
    today: epochToCivil(question.now, question.space.zone),
    rows: inOrder(rows),
    numbers,
    ...rolledUp,
  };
}
