import type { Entry } from "./entries.ts";
import { sourceOffset } from "./passage.ts";
import type { Quote } from "./plan-reading.ts";
import { inlineMarkerLength, type Range, sentences } from "./sentences.ts";

/** A sentence, or one entry of a list inside a paragraph. */
export interface Unit extends Range {
  readonly entry: Entry;
  /** Where its text begins behind a list number. */
  readonly body: number;
  /** It begins with a number of a list inside the paragraph (一是, ①). */
  readonly inline: boolean;
  /** Position within its paragraph, from 0. */
  readonly position: number;
}

export function unitsOf(entry: Entry): Unit[] {
  const { text } = entry.passage;
  return sentences(text)
    .filter((range) => text.slice(range.start, range.end).trim() !== "")
    .map((range, position) => {
      const first = position === 0;
      const start = first ? Math.max(range.start, entry.body) : range.start;
      const marker = inlineMarkerLength(text, start);
      const inline = marker > 0 && start + marker < range.end;
      return { ...range, entry, position, inline, body: inline ? start + marker : start };
    });
}

/** Sentences longer than this are no sentences: their end is not looked at. */
const LONGEST_SENTENCE = 2000;

/** The words of a unit behind its number, at most its first 2000 characters. */
export function bodyText(unit: Unit): string {
  return unit.entry.passage.text.slice(unit.body, Math.min(unit.end, unit.body + LONGEST_SENTENCE));
}

/** A range of a passage as a quote of the document, without space around it. */
export function quoteOf(document: string, entry: Entry, range: Range): Quote {
  const { text } = entry.passage;
  const raw = text.slice(range.start, range.end);
  const lead = raw.length - raw.trimStart().length;
  const start = range.start + lead;
  const end = Math.max(start + 1, range.start + raw.trimEnd().length);
  const offset = sourceOffset(entry.passage, start);
  const length = sourceOffset(entry.passage, end - 1) + 1 - offset;
  return { quote: document.slice(offset, offset + length), offset, length };
}
