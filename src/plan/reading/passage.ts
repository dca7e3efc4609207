import { startsNewLine } from "./line-starts.ts";
import { MONTH_LABEL } from "./sentences.ts";

/** A paragraph: its lines joined, and the way back to the document. Offsets in UTF-16 units. */
export interface Passage {
  /** Without the line breaks that only wrap it. */
  readonly text: string;
  /** Where it begins in the document. */
  readonly start: number;
  /** An empty line stands before it, or it is the first. */
  readonly afterGap: boolean;
  /** Where joined lines left something out: position in `text`, and characters left out so far. */
  readonly joints: readonly { readonly at: number; readonly skipped: number }[];
}

/** Where the character at `index` of the passage stands in the document. */
export function sourceOffset(passage: Passage, index: number): number {
  let skipped = 0;
  for (const joint of passage.joints) {
    if (joint.at > index) break;
    skipped = joint.skipped;
  }
  return passage.start + index + skipped;
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** An empty line stood before it. */
  readonly afterGap: boolean;
  /** Columns of blanks before it. */
  readonly indent: number;
}

const ENDS_SENTENCE = /[。！？!?;；:：…|｜]["”’』」)）】]*$/;
const ENDS_ENGLISH_SENTENCE = /\.["')]*$/;
const ENDS_OPEN =
  /[，,、—-]$|[的与和及在于对为以]$|\b(?:the|a|an|and|or|of|to|in|at|for|with|by)$/i;
/** Below this many columns a full line is a list entry or a heading, not a wrapped line. */
const NARROWEST_WRAP = 36;
/** Above this many columns (of half-width characters) no program wraps. */
const WIDEST_WRAP = 170;

/** Splits a document into passages; lines that a page had wrapped are joined again. */
export function passages(document: string): Passage[] {
  const lines = splitLines(document);
  const width = wrapWidth(lines);
  const found: Passage[] = [];
  let open: Line[] = [];
  for (const line of lines) {
    const last = open.at(-1);
    if (last !== undefined && !hangs(open[0], line) && !goesOn(last, line, width)) {
      found.push(join(open));
      open = [];
    }
    open.push(line);
  }
  if (open.length > 0) found.push(join(open));
  return found;
}

function splitLines(document: string): Line[] {
  const lines: Line[] = [];
  let afterGap = true;
  let start = 0;
  for (const raw of document.split(/(?<=[\r\n\u2028\f])/)) {
    const text = raw.trim();
    if (text === "") afterGap = afterGap || raw.length > 0;
    else {
      const at = raw.indexOf(text);
      lines.push({ text, start: start + at, afterGap, indent: columns(raw.slice(0, at)) });
      afterGap = false;
    }
    start += raw.length;
  }
  return lines;
}

/** Columns of a line, a full-width character counting two. */
function columns(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1)
    count += text.charCodeAt(index) > 0xff ? 2 : 1;
  return count;
}

/** The width that the document was wrapped at, or 0 if it was not wrapped. */
function wrapWidth(lines: readonly Line[]): number {
  const widths = lines.map((line) => columns(line.text)).sort((a, b) => a - b);
  const widest = widths.at(-1) ?? 0;
  return widest >= NARROWEST_WRAP && widest <= WIDEST_WRAP ? widest : 0;
}

/** A hanging indent of so many columns below a month and its gap belongs to that month. */
const HANGING = 4;

function hangs(first: Line | undefined, next: Line): boolean {
  if (first === undefined || next.afterGap || !MONTH_LABEL.test(first.text)) return false;
  return next.indent >= first.indent + HANGING && !MONTH_LABEL.test(next.text);
}

function goesOn(last: Line, next: Line, width: number): boolean {
  if (next.afterGap || width === 0) return false;
  if (ENDS_SENTENCE.test(last.text) || startsNewLine(next.text)) return false;
  if (ENDS_OPEN.test(last.text)) return true;
  if (ENDS_ENGLISH_SENTENCE.test(last.text)) return false;
  const full = columns(last.text) >= Math.max(NARROWEST_WRAP, width * 0.8);
  return full || (/^[a-z]/.test(next.text) && columns(last.text) >= width * 0.6);
}

function join(lines: readonly Line[]): Passage {
  const [first, ...rest] = lines;
  if (first === undefined) return { text: "", start: 0, afterGap: true, joints: [] };
  let text = first.text;
  const joints: { at: number; skipped: number }[] = [];
  for (const line of rest) {
    // English words need the space that the line break stood for: it keeps one of its characters.
    if (/[a-z0-9,.)'"-]$/i.test(text) && /^[a-z0-9("']/i.test(line.text)) text += " ";
    joints.push({ at: text.length, skipped: line.start - first.start - text.length });
    text += line.text;
  }
  return { text, start: first.start, afterGap: first.afterGap, joints };
}
