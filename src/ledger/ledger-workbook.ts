import { setImmediate } from "node:timers/promises";
import type { Db } from "../store/db.ts";
import { attendanceSheet, ledgerSheets, tooManyRows } from "../wording/ledger-book.ts";
import { attendancesOf } from "./attendances-of.ts";
import type { BookCell, LedgerFacts } from "./ledger-book.ts";
import type { LedgerQuestion } from "./read-ledger.ts";
import type { StreamedSheet } from "./xlsx/sheet-chunks.ts";
import { xlsxChunks } from "./xlsx/xlsx-chunks.ts";

/** A sheet ends at row 1,048,576 in every program. */
const MOST_ROWS = 1_000_000;
/** Between so many rows others get their turn. */
const TURN = 500;

/**
 * The workbook of a period, in parts: the ledger, its sums, numbers with definitions, gaps, and the list of who
 * came, which is read while it is written.
 * @param onRows told how many check-ins are out, from time to time
 */
export function ledgerWorkbook(
  db: Db,
  question: LedgerQuestion,
  facts: LedgerFacts,
  onRows: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  const sheets = ledgerSheets(facts).map(({ rows, ...sheet }) => ({ ...sheet, rows: [rows] }));
  const { rows: _, ...list } = attendanceSheet([], facts);
  const rows = attendanceRows(db, question, facts, onRows);
  return xlsxChunks([...sheets, { ...list, rows } satisfies StreamedSheet]);
}

async function* attendanceRows(
  db: Db,
  question: LedgerQuestion,
  facts: LedgerFacts,
  onRows: (count: number) => void,
): AsyncGenerator<readonly (readonly BookCell[])[]> {
  let count = 0;
  for await (const part of attendancesOf(db, question, facts.masked)) {
    for (let at = 0; at < part.length; at += TURN) {
      const some = part.slice(at, at + Math.min(TURN, MOST_ROWS - count));
      yield attendanceSheet(some, facts).rows;
      count += some.length;
      await setImmediate();
    }
    onRows(count);
    if (count >= MOST_ROWS) {
      yield tooManyRows(facts);
      return;
    }
  }
}
