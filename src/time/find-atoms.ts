import type { Calendars } from "../calendar/calendars.ts";
import { EN } from "./lexicon/en.ts";
import { EN_DATES } from "./lexicon/en-dates.ts";
import { EN_EVERY } from "./lexicon/en-every.ts";
import { EN_HOURS } from "./lexicon/en-hours.ts";
import type { Entry } from "./lexicon/entry.ts";
import { namedEntries } from "./lexicon/named.ts";
import { SLOTS } from "./lexicon/slots.ts";
import { ZH_COUNTS } from "./lexicon/zh-counts.ts";
import { ZH_DATES } from "./lexicon/zh-dates.ts";
import { ZH_EVERY } from "./lexicon/zh-every.ts";
import { ZH_HOURS } from "./lexicon/zh-hours.ts";
import { ZH_LUNAR } from "./lexicon/zh-lunar.ts";
import { ZH_WEEKS } from "./lexicon/zh-weeks.ts";
import { springFestivalWords, ZH_WORDS } from "./lexicon/zh-words.ts";
import { ZH_YEARS } from "./lexicon/zh-years.ts";
import { isContiguous, isQuoted, type NormalText } from "./normalise.ts";
import { compilePhrase, type Phrase } from "./phrase.ts";
import { indexPhrases } from "./phrase-index.ts";
import type { Placed, TimeNode } from "./time-node.ts";

/** A word of time as found in the text, before its neighbours are considered. */
export interface Atom extends Placed {
  /** Only a time with something coarser before (or, in English, after) it. */
  readonly dependent: boolean;
}

interface Row {
  readonly phrase: Phrase;
  readonly entry: Entry;
}

/** The rows of a calendar's language: built once, as compiling phrases costs more than reading a plan. */
const indexes = new WeakMap<Calendars["namedDays"], ReturnType<typeof indexPhrases<Row>>>();

const NUMERALS = "零一二两三四五六七八九十廿卅百千";

/** All words of time in a text, left to right, the longest at each place. Linear: no row can run long. */
export function findAtoms(
  normal: NormalText,
  calendars: Calendars,
  mode: "query" | "prose",
): Atom[] {
  const atoms: Atom[] = [];
  const { text } = normal;
  const rowsAt = indexFor(calendars)(text);
  for (let at = 0; at < text.length; at += 1) {
    const rows = rowsAt(at);
    const before = atoms.at(-1);
    if (rows.length === 0 || cutsWord(normal, at, before?.to === at)) continue;
    const found = longestAt(rows, { normal, at, mode, before });
    if (found === undefined) continue;
    atoms.push(withFigures(text, found, before?.to ?? 0));
    at = found.to - 1;
  }
  return atoms;
}

/** “119”消防日, 12·4国家宪法日: the figures of its own date before a festival are part of its name. */
function withFigures(text: string, atom: Atom, after: number): Atom {
  if (atom.node.kind !== "named" || !("solar" in atom.node.day.rule)) return atom;
  const figures = /[0-9.·]{3,5}$/u.exec(text.slice(Math.max(after, atom.from - 5), atom.from))?.[0];
  const own = atom.node.day.rule.solar.split("-").map(Number).join("");
  if (figures?.replaceAll(/[.·]/gu, "") !== own) return atom;
  return { ...atom, from: atom.from - figures.length };
}

interface Search {
  readonly normal: NormalText;
  readonly at: number;
  readonly mode: "query" | "prose";
  readonly before: Atom | undefined;
}

function longestAt(rows: readonly Row[], search: Search): Atom | undefined {
  let best: Atom | undefined;
  for (const row of rows) {
    const pattern = row.phrase.pattern();
    pattern.lastIndex = search.at;
    const match = pattern.exec(search.normal.text);
    if (match === null || match[0].length <= (best?.to ?? search.at) - search.at) continue;
    const to = search.at + match[0].length;
    if (!isAllowed(row.entry, search, to)) continue;
    const node = makeNode(row.entry, match, search, to);
    if (node !== undefined)
      best = { node, from: search.at, to, dependent: row.entry.needs === "scope" };
  }
  return best;
}

function makeNode(
  entry: Entry,
  match: RegExpExecArray,
  search: Search,
  to: number,
): TimeNode | undefined {
  return entry.make(match.groups ?? {}, {
    text: search.normal.text,
    from: search.at,
    to,
    mode: search.mode,
    quoted: isQuoted(search.normal, search.at, to),
  });
}

function isAllowed(entry: Entry, search: Search, to: number): boolean {
  const { normal, at, before } = search;
  const { text } = normal;
  const touching = before?.to === at;
  if (cutsWord(normal, to, false)) return false;
  if (entry.notAfter?.includes(text[at - 1] ?? "\n") === true && !touching) return false;
  const follows = (next: string): boolean => text.startsWith(next, to);
  if (entry.unless?.some(follows) === true && !standsApart(normal, to)) return false;
  if (entry.needs === "month") return touching && isMonthLike(before?.node);
  if (entry.needs === "day") {
    const behindBracket = before?.to === at - 1 && text[at - 1] === ")";
    return (touching || behindBracket) && isDayLike(before?.node);
  }
  return true;
}

/** 1日至3日  游客多: behind a gap begins another word, and no 三日游. */
function standsApart({ original, origin }: NormalText, at: number): boolean {
  return /^.[\s\u3000]/u.test(original.slice(origin[at - 1] ?? 0, origin[at] ?? 0));
}

/** Whether a place lies inside a Latin word, a number in figures or a Chinese numeral. */
function cutsWord(normal: NormalText, at: number, touching: boolean): boolean {
  const before = normal.text[at - 1] ?? " ";
  const after = normal.text[at] ?? " ";
  if (isLatin(before) && isLatin(after)) return true;
  if (isFigure(before) && isFigure(after)) return true;
  if (touching) return false;
  return (
    NUMERALS.includes(before) &&
    NUMERALS.includes(after) &&
    isContiguous(normal, at) &&
    !endsName(normal.text, at)
  );
}

function isLatin(char: string): boolean {
  return char >= "a" && char <= "z";
}

function isFigure(char: string): boolean {
  return char >= "0" && char <= "9";
}

/** 初一一早, 周一一早: the numeral before ends a word of its own. */
function endsName(text: string, at: number): boolean {
  return /(?:周|期|拜|初)[一二三四五六]$/u.test(text.slice(Math.max(0, at - 2), at));
}

function isMonthLike(node: TimeNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === "within") return isMonthLike(node.inner);
  if (node.kind === "list") return isMonthLike(node.items.at(-1)?.node);
  if (node.kind === "range") return isMonthLike(node.last);
  return (
    node.kind === "month" ||
    node.kind === "years" ||
    node.kind === "nextYear" ||
    (node.kind === "lunar" && node.day === undefined) ||
    (node.kind === "relative" && node.unit !== "day" && node.unit !== "week") ||
    (node.kind === "every" &&
      ["month", "quarter", "year", "term"].includes(node.unit) &&
      node.inner.length === 0) ||
    (node.kind === "part" &&
      ["q1", "q2", "q3", "q4", "firstHalf", "secondHalf"].includes(node.part)) ||
    node.kind === "school"
  );
}

function isDayLike(node: TimeNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === "within") return isDayLike(node.inner);
  if (node.kind === "list") return isDayLike(node.items.at(-1)?.node);
  if (node.kind === "range") return isDayLike(node.last);
  if (node.kind === "every")
    return node.inner.length === 0 ? node.unit === "day" : isDayLike(node.inner.at(-1));
  const days = ["date", "monthDay", "day", "weekday", "weekend", "named", "lunar", "nth"];
  return days.includes(node.kind) || (node.kind === "relative" && node.unit === "day");
}

function indexFor(calendars: Calendars): ReturnType<typeof indexPhrases<Row>> {
  const known = indexes.get(calendars.namedDays);
  if (known !== undefined) return known;
  const named = namedEntries(calendars);
  const spring = calendars.namedDays.find((day) => day.id === "spring-festival");
  const entries: Entry[] = [
    ...ZH_WORDS,
    ...(spring === undefined
      ? []
      : springFestivalWords({ kind: "named", day: spring, whole: "day" })),
    ...ZH_YEARS,
    ...ZH_DATES,
    ...ZH_WEEKS,
    ...ZH_HOURS,
    ...ZH_COUNTS,
    ...ZH_LUNAR,
    ...ZH_EVERY,
    ...EN,
    ...EN_DATES,
    ...EN_HOURS,
    ...EN_EVERY,
    ...named,
  ];
  const rows = entries.flatMap((entry) =>
    entry.forms.map((form) => ({ phrase: compilePhrase(form, SLOTS), entry })),
  );
  const index = indexPhrases(rows);
  indexes.set(calendars.namedDays, index);
  return index;
}
