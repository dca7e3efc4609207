import { addDays } from "../calendar/civil-day.ts";
import type { Db } from "../store/db.ts";
import type { Occurrence } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import type { LedgerRow } from "./ledger-row.ts";
import { readLedger } from "./read-ledger.ts";

/** The ledger's line of one occurrence; undefined: it has none (yet). @param now epoch milliseconds */
export async function rowOfOccurrence(
  db: Db,
  space: Space,
  occurrence: Occurrence,
  now: number,
): Promise<LedgerRow | undefined> {
  const { window_start: start, window_end: end } = occurrence;
  if (start === null) return undefined;
  const last = end === null || end <= start ? start : end;
  const span = { from: start, to: `${addDays(last.slice(0, 10), 1)}T00:00:00` };
  for await (const { row } of readLedger(db, { space, now, ...span })) {
    if (row.occurrence.id === occurrence.id) return row;
  }
  return undefined;
}
