import type { Db } from "../store/db.ts";
import type { LedgerRow } from "./ledger-row.ts";
import { type LedgerQuestion, readLedger } from "./read-ledger.ts";

/** The rows of a span in order of their days; what has no day stands after its month. */
export async function ledgerRows(db: Db, question: LedgerQuestion): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for await (const { row } of readLedger(db, question)) rows.push(row);
  return inOrder(rows);
}

/** In order of their days; what has no day stands after its month. */
export function inOrder(rows: readonly LedgerRow[]): LedgerRow[] {
  return rows.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
}

/** Those of which something is missing. */
export async function rowsWithGaps(db: Db, question: LedgerQuestion): Promise<LedgerRow[]> {
  return (await ledgerRows(db, question)).filter((row) => row.gaps.length > 0);
}

function placeOf({ day, occurrence }: LedgerRow): string {
  return day ?? occurrence.window_end ?? "";
}
