import type { Calendars } from "../../calendar/calendars.ts";
import type { PlacedTime } from "./clause-views.ts";
import { detailsOf } from "./details.ts";
import { readDocument } from "./document-reader.ts";
import { type DocumentPart, documentParts, repeatedParts } from "./documents.ts";
import { cancelledDoubts, isEnglish, itemDoubts, textDoubts, yearDoubt } from "./doubts.ts";
import type { Draft, Finding } from "./find-items.ts";
import { whenOf } from "./item-when.ts";
import type {
  PlanReading,
  ReadItem,
  ReadingWarning,
  Reason,
  SetAside,
  YearCandidate,
} from "./plan-reading.ts";
import { findPlanYear } from "./plan-year.ts";
import { type Part, partsOf } from "./split-draft.ts";
import { createTimeReader } from "./time-reader.ts";
import { titleOf } from "./title.ts";
import { quoteOf } from "./units.ts";

export interface ReadPlanOptions {
  /** Local civil ISO time, e.g. 2026-11-22T10:00:00. */
  readonly now: string;
  /** The organizer's answer to which year the plan is for; without it the text decides. */
  readonly year?: number;
  readonly calendars: Calendars;
}

type NewItem = Omit<ReadItem, "no">;
const IGNORED: ReadonlySet<Reason> = new Set(["residue", "duplicate", "cut-off"]);

/** Reads a plan document into proposals. Never throws; offsets are UTF-16 units of `text`. */
export function readPlan(text: string, options: ReadPlanOptions): PlanReading {
  const parts = documentParts(text);
  const repeated = repeatedParts(text, parts);
  const read = parts.map((part, index) => readPart(text, part, repeated.get(index), options));
  const aside = read.flatMap((one) => one.aside);
  const items = read
    .flatMap((one) => one.items)
    .sort((a, b) => a.offset - b.offset)
    .map((item, k) => ({ no: k + 1, ...item }));
  const years = new Set(read.filter((one) => one.items.length > 0).map((one) => one.year));
  const several = parts.filter((part) => part.heading !== "").length;
  return {
    year: {
      value: options.year ?? (years.size === 1 ? ([...years][0] ?? null) : null),
      candidates: read.flatMap((one) => one.candidates),
    },
    items,
    background: aside.filter((one) => one.why !== "done" && !IGNORED.has(one.why)),
    ignored: aside.filter((one) => IGNORED.has(one.why)),
    done: aside.filter((one) => one.why === "done"),
    warnings: [
      ...(several > 1 ? [severalPlans(several, parts)] : []),
      ...read.flatMap((one) => one.warnings),
      ...itemDoubts(items),
      ...cancelledDoubts(aside),
      ...(items.length === 0 ? [nothingFound(text)] : []),
    ],
  };
}

interface PartReading {
  readonly year: number;
  readonly candidates: readonly YearCandidate[];
  readonly items: readonly NewItem[];
  readonly aside: readonly SetAside[];
  readonly warnings: readonly ReadingWarning[];
}

/** @param repeats the earlier part that says the same, if any */
function readPart(
  text: string,
  part: DocumentPart,
  repeats: number | undefined,
  options: ReadPlanOptions,
): PartReading {
  const body = text.slice(part.start, part.end);
  const finding = findPlanYear(body);
  const year = options.year ?? finding.year ?? guessYear(options.now);
  const years = { year, schoolYear: finding.schoolYear };
  const reader = createTimeReader(
    nowFor(finding.term, year, options.now),
    years,
    options.calendars,
  );
  const items: NewItem[] = [];
  const aside: SetAside[] = [];
  for (const found of readDocument(body, part, reader)) {
    const placed = { body, part, found, duplicate: repeats !== undefined };
    if (found.draft === undefined || placed.duplicate) aside.push(setAside(placed));
    else if (finding.year !== undefined && isBygone(found.draft, years))
      aside.push({ ...setAside(placed), why: "done" });
    else items.push(...itemsOf(placed, found.draft));
  }
  const candidates = finding.evidence.map((one) => ({ year: one.year, quote: one.quote }));
  const english = isEnglish(body);
  const { heading } = part;
  const asked = yearDoubt({
    year,
    stated: finding.year !== undefined,
    conflict: finding.conflict,
    candidates,
    heading,
    english,
  });
  const asks = options.year === undefined && items.length > 0 && asked !== undefined;
  const same: ReadingWarning = {
    code: "duplicate",
    quote: heading,
    text: `${heading}与前面一篇内容相同,只读一次`,
  };
  const warnings = [
    ...(asks ? [asked] : []),
    ...(repeats === undefined ? textDoubts(body) : [same]),
  ];
  return { year, candidates, items, aside, warnings };
}

/** 于2026年9月18日成立 in a plan for 2027: a day that is written with a year before the plan's is over. */
function isBygone({ time }: Draft, years: { year: number; schoolYear: boolean }): boolean {
  const end = time?.reading.end ?? null;
  if (end === null || time?.reading.rrule !== undefined) return false;
  if (!/(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}/.test(time?.reading.text ?? "")) return false;
  return end.slice(0, 10) <= (years.schoolYear ? `${years.year}-07-01` : `${years.year}-01-01`);
}

/** In a plan for a term, 本学期 is that term, whenever the plan is read. */
function nowFor(term: "spring" | "autumn" | undefined, year: number, now: string): string {
  if (term === undefined) return now;
  return term === "spring" ? `${year}-03-15T10:00:00` : `${year}-10-15T10:00:00`;
}

function severalPlans(count: number, parts: readonly DocumentPart[]): ReadingWarning {
  const quote = parts
    .map((part) => part.heading)
    .filter((heading) => heading !== "")
    .join(" / ");
  return { code: "several-plans", quote, text: `文件里有${count}篇,各按自己的年份读` };
}

function nothingFound(text: string): ReadingWarning {
  const quote = text.trim().slice(0, 24);
  const words = isEnglish(text) ? "No activity was found in this text" : "没有读到要办的活动";
  return { code: "nothing-found", quote, text: words };
}

interface Placed {
  readonly body: string;
  readonly part: DocumentPart;
  readonly found: Finding;
  readonly duplicate: boolean;
}

/** Late in a year people plan the next one. */
function guessYear(now: string): number {
  return Number(now.slice(0, 4)) + (Number(now.slice(5, 7)) >= 10 ? 1 : 0);
}

function quoteIn(placed: Placed): { quote: string; offset: number; length: number } {
  const quote = quoteOf(placed.body, placed.found.entry, placed.found);
  return { ...quote, offset: quote.offset + placed.part.start };
}

function setAside(placed: Placed): SetAside {
  const why = placed.duplicate ? "duplicate" : (placed.found.why ?? "detail");
  return { ...quoteIn(placed), why };
}

function itemsOf(placed: Placed, draft: Draft): NewItem[] {
  const words = draft.clauses.map((clause) => clause.text).join("");
  return partsOf(draft, words).map((part) => itemOf(placed, draft, part));
}

/** 抓住“六一”等重大节日契机: when, and not what; that stands elsewhere in the sentence. */
const ONLY_AN_OCCASION = /^(?:抓住|利用|结合|借助|围绕)$|(?:契机|时机)$/u;

/** 7月5日至16日，暑期训练营: the holiday that is part of its name, and not when it is. */
function isItsName(time: PlacedTime, draft: Draft): boolean {
  return (
    time !== draft.time && time.kind === "occasion" && /^(?:[寒暑]假|暑期)$/.test(time.reading.text)
  );
}

/** Details are looked for in at most so many characters: a paragraph, not a page. */
const LONGEST_ITEM = 400;

function itemOf(placed: Placed, draft: Draft, part: Part): NewItem {
  const times = draft.clauses
    .flatMap((clause) => clause.times)
    .filter((time) => !isItsName(time, draft))
    .map((time) => time.reading.text);
  const words = (draft.clauses.map((clause) => clause.text).join("") + draft.more).slice(
    0,
    LONGEST_ITEM,
  );
  const own = titleOf(part.words, times);
  const title = draft.name ?? (ONLY_AN_OCCASION.test(own) ? titleOf(words, times) : own);
  return {
    title,
    ...quoteIn(placed),
    when: whenOf(part, draft),
    ...detailsOf(words, title),
    ...draft.details,
  };
}
