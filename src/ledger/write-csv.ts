import { stringify } from "csv-stringify/sync";
import type { BookCell, BookSheet } from "./ledger-book.ts";

/** Spreadsheet programs take a file without it for GBK. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The first line of a CSV file, with the mark that makes Chinese readable. */
export function csvHead(columns: BookSheet["columns"]): string {
  return BYTE_ORDER_MARK + stringify([columns.map(({ title }) => title)]);
}

/** Rows as CSV; a text that a spreadsheet would run as a formula is defused. */
export function csvRows(rows: readonly (readonly BookCell[])[]): string {
  return stringify(
    rows.map((row) => row.map(plain)),
    { escape_formulas: true },
  );
}

function plain(cell: BookCell): string | number {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "number":
      return cell.value;
    case "day":
      return cell.day;
    case "minute":
      return cell.civil.slice(0, 16).replace("T", " ");
    case "empty":
      return "";
  }
}
