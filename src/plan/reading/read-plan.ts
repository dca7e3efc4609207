import type { Calendars } from "../../calendar/calendars.ts";
import { detailsOf } from "./details.ts";
import { readDocument } from "./document-reader.ts";
import { type DocumentPart, documentParts, repeatedParts } from "./documents.ts";
import type { Draft, Finding } from "./find-items.ts";
import { whenOf } from "./item-when.ts";
import type { PlanReading, ReadItem, ReadingWarning, Reason, SetAside } from "./plan-reading.ts";
import { findPlanYear, type YearFinding } from "./plan-year.ts";
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
  const items: NewItem[] = [];
  const aside: SetAside[] = [];
  const warnings: ReadingWarning[] = [];
  const whole = findPlanYear(parts.length > 1 ? text.slice(0, parts[0]?.end ?? 0) : text);
  const years: YearFinding[] = [];
  parts.forEach((part, index) => {
    const body = text.slice(part.start, part.end);
    const finding = findPlanYear(body);
    years.push(finding);
    const year = options.year ?? finding.year ?? guessYear(options.now);
    const reader = createTimeReader(
      options.now,
      { year, schoolYear: finding.schoolYear },
      options.calendars,
    );
    for (const found of readDocument(body, part, reader)) {
      const placed = { body, part, found, duplicate: repeated.has(index) };
      if (found.draft === undefined || placed.duplicate) aside.push(setAside(placed));
      else items.push(...itemsOf(placed, found.draft));
    }
  });
  items.sort((a, b) => a.offset - b.offset);
  return {
    year: {
      value:
        options.year ?? years.find((one) => one.year !== undefined)?.year ?? whole.year ?? null,
      candidates: [],
    },
    items: items.map((item, k) => ({ no: k + 1, ...item })),
    background: aside.filter((one) => one.why !== "done" && !IGNORED.has(one.why)),
    ignored: aside.filter((one) => IGNORED.has(one.why)),
    done: aside.filter((one) => one.why === "done"),
    warnings,
  };
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

/** Details are looked for in at most so many characters: a paragraph, not a page. */
const LONGEST_ITEM = 400;

function itemOf(placed: Placed, draft: Draft, part: Part): NewItem {
  const times = draft.clauses.flatMap((clause) => clause.times.map((time) => time.reading.text));
  const title = titleOf(part.words, times);
  const words = (draft.clauses.map((clause) => clause.text).join("") + draft.more).slice(
    0,
    LONGEST_ITEM,
  );
  return {
    title,
    ...quoteIn(placed),
    when: whenOf(part, draft),
    ...detailsOf(words, title),
    ...draft.details,
  };
}
