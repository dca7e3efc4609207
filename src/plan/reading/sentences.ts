/** Part of a text: `[start, end)` in its UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Quotes and brackets; what stands between them is never split. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["‘", "’"],
  ["《", "》"],
  ["（", "）"],
  ["(", ")"],
  ["「", "」"],
  ["『", "』"],
  ["【", "】"],
]);
/** A quotation longer than this has lost its closing mark. */
const LONGEST_QUOTATION = 160;

const ENDERS = new Set(["。", "！", "？", "!", "?", ";", "；", "…"]);
const COMMAS = new Set(["，", ",", "：", ":"]);

/** Numbers within a paragraph that begin an entry, after punctuation or a space. */
const INLINE_MARKER =
  /^(?:第?[一二三四五六七八九十]{1,2}(?:是|要(?=[^求]))|其[一二三四五]\s?(?:是|[，,：:])|第[一二三四五六七八九]\s?[，,：:]|[①-⑳]|[（(][\d０-９一二三四五六七八九十]{1,2}[)）]|[\d０-９]{1,2}\s?(?:[、）)](?!\s?\d{1,2}(?:、\d{1,2}){0,6}[日号])|[.．](?=[^\d\s])))\s*/;

const MARKER_STARTS = new Set(
  "第其一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮（(0123456789０１２３４５６７８９",
);

/**
 * The index just after the quotation that opens at `index`, or `index` itself where none opens or
 * its end is missing.
 */
export function afterQuotation(text: string, index: number): number {
  const closer = CLOSERS.get(text[index] ?? "");
  if (closer === undefined) return index;
  const end = text.slice(index + 1, index + 1 + LONGEST_QUOTATION).indexOf(closer);
  return end < 0 ? index : index + 1 + end + 1;
}

/** Whether anything opens in a text that {@link afterQuotation} may jump over. */
export function hasQuotation(text: string): boolean {
  return /[“‘《（(「『【]/.test(text);
}

/** Sentences and the entries of lists inside a paragraph, in order and without gaps. */
export function sentences(text: string): Range[] {
  const cuts: number[] = [0];
  let index = 0;
  while (index < text.length) {
    const beyond = inlineMarkerLength(text, index) > 0 ? index : afterQuotation(text, index);
    if (beyond > index) {
      index = beyond;
      continue;
    }
    if (startsEntry(text, index)) cuts.push(index);
    index += 1;
    if (endsSentence(text, index - 1)) {
      while (index < text.length && /[。！？!?;；…”’"'」』）)\s]/.test(text[index] ?? ""))
        index += 1;
      cuts.push(index);
    }
  }
  return rangesOf(cuts, text.length);
}

function rangesOf(cuts: readonly number[], end: number): Range[] {
  const bounds = [...new Set(cuts)].filter((cut) => cut < end);
  return bounds.map((start, k) => ({ start, end: bounds[k + 1] ?? end }));
}

function endsSentence(text: string, index: number): boolean {
  const char = text[index] ?? "";
  if (ENDERS.has(char)) return true;
  if (char !== ".") return false;
  return (
    /[a-z0-9)"'”][.]$/i.test(text.slice(Math.max(0, index - 1), index + 1)) &&
    endsEnglish(text, index)
  );
}

const ABBREVIATION =
  /(?:\b(?:Mr|Mrs|Ms|Dr|St|Rev|Fr|Prof|No|vs|etc|e\.g|i\.e|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|incl|tel|Sr|Jr)|\b[A-Z])$/;

function endsEnglish(text: string, index: number): boolean {
  if (
    ABBREVIATION.test(text.slice(Math.max(0, index - 7), index)) &&
    /[a-z]/.test(text.slice(index + 1, index + 40).trim()[0] ?? "")
  )
    return false;
  if (
    /(?:\b(?:Mr|Mrs|Ms|Dr|St|Rev|Fr|Prof)|\b[A-Z])$/.test(text.slice(Math.max(0, index - 5), index))
  )
    return false;
  return /^\s+["'“(]?[A-Z0-9]/.test(text.slice(index + 1, index + 6));
}

/** Length of the list number that begins an entry here, 0 where none does. */
export function inlineMarkerLength(text: string, index: number): number {
  if (!MARKER_STARTS.has(text[index] ?? "")) return 0;
  return INLINE_MARKER.exec(text.slice(index, index + 8))?.[0].length ?? 0;
}

function startsEntry(text: string, index: number): boolean {
  if (index === 0) return false;
  const length = inlineMarkerLength(text, index);
  if (length === 0) return false;
  const before = text.slice(Math.max(0, index - 2), index);
  // A bare number needs a stronger sign before it than 一是 does: 3、4月 is no list.
  const strong = /[。；;：:！？!?\s]\s?$/.test(before);
  return /^[\d０-９]/.test(text[index] ?? "") ? strong : strong || /[，,]\s?$/.test(before);
}

/** 6月    上旬举办…: a month and a wide gap stand for a label with its colon. */
export const MONTH_LABEL =
  /^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:[ \u3000]{2,}|\u3000|\t+)\s*/u;

/** Clauses of a sentence: cut after commas and colons, never inside quotations or numbers. */
export function clauses(text: string, range: Range): Range[] {
  // An English comma parts no clauses that could be two items.
  if (!/\p{Script=Han}/u.test(text.slice(range.start, range.end))) return [range];
  const cuts: number[] = [range.start];
  const label = MONTH_LABEL.exec(text.slice(range.start, range.start + 24))?.[0].length ?? 0;
  let index = range.start + label;
  if (label > 0) cuts.push(index);
  while (index < range.end) {
    const beyond = afterQuotation(text, index);
    if (beyond > index) {
      index = beyond;
      continue;
    }
    index += 1;
    if (COMMAS.has(text[index - 1] ?? "") && !insideNumber(text, index - 1)) cuts.push(index);
  }
  return rangesOf(cuts, range.end);
}

function insideNumber(text: string, index: number): boolean {
  return /\d/.test(text[index - 1] ?? "") && /^\d{2,3}/.test(text.slice(index + 1, index + 4));
}
