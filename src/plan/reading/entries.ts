import { withoutQuotations } from "./events.ts";
import { type Marker, readMarker } from "./numbering.ts";
import type { Passage } from "./passage.ts";
import { SECTION_WORDS, type SectionTense } from "./tense-words.ts";

/** A paragraph in its place: what it is numbered with and under which headings it stands. */
export interface Entry {
  readonly passage: Passage;
  readonly marker: Marker | undefined;
  /** Where the text behind the number begins in the passage. */
  readonly body: number;
  /** Among the entries of its document, from 0. */
  readonly position: number;
  /** The entry that this one stands under, if any. */
  readonly parent: Entry | undefined;
  /** Others stand under it, and it is short enough to be their heading. */
  isHeading: boolean;
  hasChildren: boolean;
}

/** Longest heading, in UTF-16 units, without its number. */
const LONGEST_HEADING = 48;

const MONTH_HEADING =
  /^[【[(（〔*_\s]*(?:\d{4}年|本年|今年|当年|次年|明年)?\s*(?:[\d]{1,2}|元|[一二三四五六七八九十]{1,3})(?:\s*[、—\-~至到和]\s*(?:次年)?(?:[\d]{1,2}|[一二三四五六七八九十]{1,3}))?\s*月(?:份)?(?:[（(][^）)]{1,20}[）)])?[】\])）〕*_\s]*[：:]?$/;
const PERIOD_HEADING =
  /^[【[(（〔*_\s]*(?:(?:第[一二三四五六七八九十\d]{1,3}(?:周|季度|学期)|[一二三四上下]季度|[上下]半年|寒假|暑假|春季|秋季)(?:[（(][^）)]{1,24}[）)])?|第[一二三四\d]{1,2}阶段[^，,。；;]{0,30}|(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter|(?:Term|Semester|Quarter) (?:\d|one|two|three|four))(?:\s+\d{4})?[^，,。；;:]{0,36})[】\])）〕*_\s]*[：:]?$/i;

/** Is the passage, which is the k-th, the title of the document? */
export type IsTitle = (passage: Passage, k: number) => boolean;

/** Puts passages under their headings by the style of their numbers. */
export function entriesOf(passages: readonly Passage[], isTitle: IsTitle): Entry[] {
  const entries: Entry[] = [];
  const open: OpenEntry[] = [];
  const lastOrdinal = new Map<string, number>();
  const banners = new Map<string, number>();
  passages.forEach((passage, k) => {
    const marker = readMarker(passage.text, lastOrdinal.get("number"));
    if (marker !== undefined) lastOrdinal.set(marker.style, marker.ordinal);
    const title = isTitle(passage, k);
    const style = title ? undefined : styleOf(passage, marker, passages[k + 1]);
    const banner = style?.startsWith(BANNER) === true;
    const rank = rankOf(style ?? "", { marker, text: passage.text, banners });
    const entry: Entry = {
      passage,
      marker,
      position: k,
      body: marker?.length ?? 0,
      parent: placeOf(open, { style, rank, begins: marker?.ordinal === 1 && rank >= 1 }),
      isHeading: title || banner,
      hasChildren: false,
    };
    if (entry.parent !== undefined) entry.parent.hasChildren = true;
    if (banner) keepPlace(banners, style, open);
    if (style !== undefined) open.push({ entry, style, rank: banners.get(style) ?? rank });
    entries.push(entry);
  });
  for (const entry of entries) entry.isHeading ||= looksLikeHeading(entry);
  return entries;
}

/** Headings without numbers stand between 一、 and （一）, periods below them. */
function rankOf(
  style: string,
  {
    marker,
    text,
    banners,
  }: {
    readonly marker: Marker | undefined;
    readonly text: string;
    readonly banners: ReadonlyMap<string, number>;
  },
): number {
  const tense = style === "plain" ? headingTense(text) : undefined;
  // ★ 【一月】 is a period, whatever mark stands before it.
  const rank = marker?.style === "bullet" && style !== "bullet" ? undefined : marker?.rank;
  if (style.startsWith(BANNER)) return banners.get(style) ?? LOWEST;
  return rank ?? (tense === "plan" || tense === "report" ? 1.5 : 2.5);
}

/** A mark seen for the first time heads something below whatever is open. */
const LOWEST = 6;

/** A mark keeps the place that it had at first: ★ 秋冬 closes the months below ★ 固定的事. */
function keepPlace(banners: Map<string, number>, style: string, open: readonly OpenEntry[]): void {
  if (!banners.has(style)) banners.set(style, (open.at(-1)?.rank ?? 0.5) + 0.4);
}

interface OpenEntry {
  readonly entry: Entry;
  readonly style: string;
  readonly rank: number;
}

/** Undefined: plain text that stands under whatever is open. */
function styleOf(
  passage: Passage,
  marker: Marker | undefined,
  next: Passage | undefined,
): string | undefined {
  const { text } = passage;
  if (marker?.style === "bullet") {
    const body = text.slice(marker.length);
    if (isPeriodHeading(body)) return periodStyle(body);
    return isBanner(passage, marker, next) ? `${BANNER}${text[0]}` : marker.style;
  }
  if (marker !== undefined) return marker.style === "hash" ? `hash${marker.rank}` : marker.style;
  if (isPeriodHeading(text) || isThemedMonth(text, next)) return periodStyle(text);
  if (GREETING.test(text)) return undefined;
  if (text.length <= 24 && /[：:]$/.test(text)) return "label";
  return isPlainHeading(passage, next) ? "plain" : undefined;
}

function periodStyle(text: string): string {
  return MONTH_START.test(text) ? "month" : (PERIOD_KIND.exec(text)?.[0] ?? "period");
}

/** 各位家长、各位老师： heads the letter, and not what is below it. */
const GREETING = /^(?:尊敬的|敬爱的|亲爱的|各位|Dear\b)/i;

/** ★ 秋冬: a short line of its own with a mark, and something without that mark below it. */
function isBanner(passage: Passage, marker: Marker, next: Passage | undefined): boolean {
  const { text, afterGap } = passage;
  return (
    afterGap &&
    next !== undefined &&
    !next.afterGap &&
    next.text[0] !== text[0] &&
    text.length - marker.length <= LONGEST_BANNER &&
    !/[。；;，,|\d]/.test(text)
  );
}

/** What the style of a banner begins with; its mark follows. */
const BANNER = "banner";
/** Without its mark, in UTF-16 units. */
const LONGEST_BANNER = 16;

const MONTH_START =
  /^[【[(（〔*_\s]*(?:\d{4}年)?\s*(?:\d{1,2}|元|[一二三四五六七八九十]{1,3})[^，,。；;]{0,6}月/;

/** 九月份:开学适应月, with a numbered list below it. */
function isThemedMonth(text: string, next: Passage | undefined): boolean {
  const begins =
    /^[【[]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?[】\]]?[：:\s——-]{1,3}[^，,。；;\d]{2,16}$/.test(
      text,
    );
  return begins && next !== undefined && (readMarker(next.text, undefined)?.ordinal ?? 9) <= 1;
}

/** A short line by itself with longer text below it: a heading without a number. */
function isPlainHeading(passage: Passage, next: Passage | undefined): boolean {
  const { text } = passage;
  const limit = /[\p{Script=Han}]/u.test(text) ? 16 : 44;
  if (!passage.afterGap || next === undefined || text.length > limit) return false;
  if (/[。；;，,！!？?.|\d]/.test(text)) return false;
  if (headingTense(text) !== undefined) return true;
  return (
    next.text.length > text.length * 1.5 &&
    (/[。.！!；;]$/.test(next.text) || readMarker(next.text, undefined) !== undefined)
  );
}

const PERIOD_KIND = /周|季度|学期|阶段|半年|假|Term|Semester|Quarter/i;

export function isPeriodHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && (MONTH_HEADING.test(text) || PERIOD_HEADING.test(text));
}

/**
 * Closes what the new entry does not stand under, and returns what it does. A style that is open
 * goes on there; a new list that begins with 1 stands under the entry before it, however its
 * style ranks; else the rank decides.
 */
function placeOf(
  open: OpenEntry[],
  { style, rank, begins }: { style: string | undefined; rank: number; begins: boolean },
): Entry | undefined {
  if (style === undefined) return open.at(-1)?.entry;
  const sibling = open.findIndex((one) => one.style === style);
  if (sibling >= 0) open.length = sibling;
  else if (!begins) {
    while ((open.at(-1)?.rank ?? -1) >= rank) open.pop();
  }
  return open.at(-1)?.entry;
}

function looksLikeHeading(entry: Entry): boolean {
  const body = entry.passage.text.slice(entry.body);
  if (entry.marker?.style === "hash" || isPeriodHeading(body)) return true;
  if (entry.marker !== undefined && entry.marker.rank >= 5) return false;
  const short =
    body.length <= LONGEST_HEADING && !/[。；;！？!?.](?!$)/.test(withoutQuotations(body));
  return short && entry.hasChildren;
}

/** What the headings above (the nearest first) say about the text: plan, report, problem, aim. */
export function sectionTense(entry: Entry): SectionTense | undefined {
  for (let above: Entry | undefined = entry.parent; above !== undefined; above = above.parent) {
    const tense = headingTense(above.passage.text.slice(above.body));
    if (above.isHeading && tense !== undefined) return tense;
  }
  return undefined;
}

export function headingTense(heading: string): SectionTense | undefined {
  const plain = withoutQuotations(heading);
  const named = SECTION_WORDS.filter((row) => row.pattern.test(plain));
  return named[0]?.tense;
}
