import type { BookCell, BookSheet } from "../ledger-book.ts";
import { STYLE } from "./styles-xml.ts";

/** A sheet whose rows come in parts, so that a hundred thousand of them need not be in memory. */
export interface StreamedSheet extends Omit<BookSheet, "rows"> {
  readonly rows:
    | AsyncIterable<readonly (readonly BookCell[])[]>
    | Iterable<readonly (readonly BookCell[])[]>;
}

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** The title and the header of the columns: they stay in sight, and stand on every printed page. */
export const HEAD_ROWS = 2;
/** Height of a line of ten points. */
const LINE_POINTS = 15;
const DAY_MS = 24 * 3_600_000;
/** Day 0 of a spreadsheet that can also show 1 March 1900 (ECMA-376, 18.17.4.1). */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Letters that XML cannot hold, in whatever way they are written (XML 1.0, 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * A worksheet (ECMA-376, 18.3.1.99): title, frozen head, filter, one page wide.
 * @param onRows told how many rows there were, the head included, once the last is out
 */
export async function* sheetChunks(
  { title, columns, rows }: StreamedSheet,
  onRows: (count: number) => void,
): AsyncGenerator<string> {
  const last = columnName(columns.length - 1);
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="${HEAD_ROWS}" topLeftCell="A${HEAD_ROWS + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${widths.join("")}</cols><sheetData>`;
  yield `<row r="1" ht="34" customHeight="1">${cellXml({ kind: "text", text: title }, "A1", STYLE.title)}</row>`;
  const heads = columns.map((column, index) =>
    cellXml({ kind: "text", text: column.title }, `${columnName(index)}2`, STYLE.header),
  );
  yield `<row r="2" ht="32" customHeight="1">${heads.join("")}</row>`;
  const letters = columns.map((_, index) => columnName(index));
  let count = HEAD_ROWS;
  for await (const part of rows) {
    let text = "";
    for (const row of part) {
      count += 1;
      let cells = "";
      for (const [index, cell] of row.entries()) {
        cells += cellXml(cell, `${letters[index]}${count}`, STYLE[cell.kind]);
      }
      const lines = linesOf(row, columns);
      const height = lines > 1 ? ` ht="${lines * LINE_POINTS + 4}" customHeight="1"` : "";
      text += `<row r="${count}"${height}>${cells}</row>`;
    }
    yield text;
  }
  onRows(count);
  const filter = count > HEAD_ROWS ? `<autoFilter ref="A${HEAD_ROWS}:${last}${count}"/>` : "";
  yield `</sheetData>${filter}<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells><printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

/** How many lines the longest text of a row takes in its column: not every program finds out by itself. */
function linesOf(row: readonly BookCell[], columns: StreamedSheet["columns"]): number {
  let most = 1;
  for (const [index, cell] of row.entries()) {
    if (cell.kind !== "text") continue;
    const room = (columns[index]?.width ?? 10) - 1;
    if (cell.text.length * 2 <= room && !cell.text.includes("\n")) continue;
    const lines = cell.text.split("\n").reduce((sum, line) => sum + linesFor(line, room), 0);
    most = Math.max(most, lines);
  }
  return most;
}

function linesFor(line: string, room: number): number {
  let width = 0;
  for (const character of line) width += character > "\u2e7f" ? 2 : 1;
  return Math.max(1, Math.ceil(width / room));
}

/** A, B, … Z, AA … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cellXml(cell: BookCell, at: string, style: number): string {
  switch (cell.kind) {
    case "text":
      return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
    case "number":
      return `<c r="${at}" s="${style}"><v>${cell.value}</v></c>`;
    case "day":
      return `<c r="${at}" s="${style}"><v>${serial(`${cell.day}T00:00:00`)}</v></c>`;
    case "minute":
      return `<c r="${at}" s="${style}"><v>${serial(cell.civil)}</v></c>`;
    case "empty":
      return `<c r="${at}" s="${style}"/>`;
  }
}

/** A sheet knows no zones: the civil time is counted as if it were UTC. */
function serial(civil: string): number {
  return (Date.parse(`${civil}Z`) - DAY_ZERO) / DAY_MS;
}

/** Escapes text for XML. */
export function escaped(text: string): string {
  return text
    .replace(NOT_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
