import { type PlacedTime, viewOfRange } from "./clause-views.ts";
import type { Details } from "./details.ts";
import type { Entry } from "./entries.ts";
import type { Finding, Surroundings } from "./find-items.ts";
import { quotaOf } from "./quota.ts";
import { type Range, sentences } from "./sentences.ts";
import { type Column, cellsOf, headColumns, isRule } from "./table-rows.ts";
import { tasksIn } from "./tasks.ts";
import { clauseTense } from "./tense.ts";
import { CANCELLED_SIGNS } from "./tense-words.ts";
import type { TimeReader } from "./time-reader.ts";

/** What the rows above leave to the rows below. */
export interface TableState {
  columns: readonly Column[] | undefined;
  /** An empty time cell belongs to the cell above it. */
  time: PlacedTime | undefined;
}

interface Row {
  readonly entry: Entry;
  readonly cells: readonly Range[];
  readonly columns: readonly Column[];
  readonly time: PlacedTime | undefined;
}

/** Reads a row of a table; undefined where the paragraph is none. Changes `state`. */
export function readRow(
  entry: Entry,
  around: Surroundings,
  state: TableState,
  reader: TimeReader,
): Finding[] | undefined {
  const { text } = entry.passage;
  const cells = cellsOf(text);
  if (cells === undefined) {
    state.columns = undefined;
    state.time = undefined;
    return undefined;
  }
  const whole = { entry, start: 0, end: text.length };
  const words = cells.map((cell) => text.slice(cell.start, cell.end));
  const head = headColumns(words);
  if (isRule(text) || head !== undefined) {
    state.columns = head ?? state.columns;
    return [{ ...whole, why: "heading" }];
  }
  const columns = state.columns ?? guessColumns(words, reader);
  const time = timeOfRow({ text, cells, columns }, reader, around.headingWords) ?? state.time;
  state.time = time;
  if (CANCELLED_SIGNS.some((sign) => sign.test(text))) return [{ ...whole, why: "cancelled" }];
  if (around.tense === "done" || clauseTense(text) === "done") return [{ ...whole, why: "done" }];
  const findings = titleParts(text, cells, columns).map((part) =>
    draftOf({ entry, cells, columns, time: time ?? around.inherited }, part, reader),
  );
  return findings.length === 0 ? [{ ...whole, why: "detail" }] : tile(findings, text.length);
}

/** Without a head: the first cell with a time is the time, the longest other one the title. */
function guessColumns(words: readonly string[], reader: TimeReader): Column[] {
  const time = words.findIndex((word) => reader.read(word, "").length > 0);
  const isTime = (k: number): boolean =>
    k === time || (k === time + 1 && isAllTime(words[k], reader));
  const rest = words.map((word, k) =>
    isTime(k) || /^\s*\d*\s*$/.test(word) ? 0 : word.trim().length,
  );
  const title = rest.indexOf(Math.max(...rest));
  return words.map((_, k) => (isTime(k) ? "time" : k === title ? "title" : "other"));
}

/** 第3周 | 9.15—9.19: the days of the week in a cell of their own. */
function isAllTime(word = "", reader: TimeReader): boolean {
  const said = word.trim();
  return reader.read(said, "").some(({ text }) => text.length === said.length);
}

function timeOfRow(
  row: {
    readonly text: string;
    readonly cells: readonly Range[];
    readonly columns: readonly Column[];
  },
  reader: TimeReader,
  heading: string,
): PlacedTime | undefined {
  const { text, cells, columns } = row;
  // 第三周 | 3月15日-21日: of several columns of time the last one that says a time counts.
  const times = cells.filter((_, k) => columns[k] === "time");
  const found = times.map((cell) => timeOfCell(text, cell, reader, heading));
  return found.findLast((time) => time !== undefined);
}

function timeOfCell(
  text: string,
  cell: Range,
  reader: TimeReader,
  heading: string,
): PlacedTime | undefined {
  const words = text.slice(cell.start, cell.end);
  const bare = /^\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*$/.exec(words)?.[1];
  // A cell with nothing but a number in a column of months is a month.
  const [reading] = reader.read(bare === undefined ? words : `${bare}月`, heading);
  if (reading === undefined) return undefined;
  return {
    reading: bare === undefined ? reading : { ...reading, text: bare },
    start: cell.start,
    kind: "own",
  };
}

function titleParts(text: string, cells: readonly Range[], columns: readonly Column[]): Range[] {
  const cell = cells[columns.indexOf("title")];
  if (cell === undefined) return [];
  const words = text.slice(cell.start, cell.end);
  return sentences(words)
    .flatMap((part) => tasksIn(words, part))
    .map((part) => ({ start: cell.start + part.start, end: cell.start + part.end }))
    .filter((part) => /[\p{L}\p{N}]{2}/u.test(text.slice(part.start, part.end)));
}

function draftOf(row: Row, part: Range, reader: TimeReader): Finding & { draft: object } {
  const view = viewOfRange(row.entry, part, reader, monthOf(row.time));
  const own = view.times.find((time) => time.kind === "own" && liesWithin(time, row.time));
  const goal = quotaOf(view.text);
  return {
    entry: row.entry,
    ...part,
    draft: {
      clauses: [view],
      time: row.time?.reading.grain === "day" || own === undefined ? (row.time ?? own) : own,
      goal,
      more: "",
      launched: true,
      ownTime: true,
      details: detailsOfRow(row),
    },
  };
}

/** Bare days in the other cells of a row are of the month of its time. */
function monthOf(time: PlacedTime | undefined): string {
  const start = time?.reading.start ?? null;
  return start === null || time?.reading.rrule !== undefined
    ? ""
    : `${start.slice(0, 4)}年${Number(start.slice(5, 7))}月`;
}

/** 清明祭扫 in the row of the week before names the occasion; the row says when. */
function liesWithin(time: PlacedTime, row: PlacedTime | undefined): boolean {
  const [from, until] = [row?.reading.start ?? null, row?.reading.end ?? null];
  const { start, end } = time.reading;
  // 国庆放假后 has no end: the row has one.
  if (start !== null && end === null) return false;
  if (from === null || until === null || start === null) return true;
  return start >= from && start < until;
}

function detailsOfRow(row: Row): Partial<Details> {
  const { text } = row.entry.passage;
  const details: Record<string, string> = {};
  row.columns.forEach((column, k) => {
    const cell = row.cells[k];
    if (cell === undefined || column === "time" || column === "title" || column === "other") return;
    const words = text.slice(cell.start, cell.end).trim();
    if (words !== "" && !/^(?:待定|无|[-—/／]+)$/.test(words)) details[column] = words;
  });
  return details;
}

/** The items of a row share it among them, so that no cell is left out. */
function tile(findings: readonly Finding[], length: number): Finding[] {
  return findings.map((finding, k) => ({
    ...finding,
    start: k === 0 ? 0 : finding.start,
    end: findings[k + 1]?.start ?? length,
  }));
}
