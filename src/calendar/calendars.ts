import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { type CivilDay, formatDay, weekdayOf } from "./civil-day.ts";
import { type NamedDay, namedDaySchema } from "./named-day.ts";
import { checkRestDays, type RestDayYear } from "./rest-days-file.ts";
import { type SchoolTerms, schoolTermsSchema } from "./school-terms.ts";
import { DEFAULT_ZONE } from "./zone.ts";

/** Everything about days that is a fact of a place and a year, not of the language. All of it can be replaced. */
export interface Calendars {
  /** IANA name. */
  readonly zone: string;
  /** Published statutory rest days by year. A year that is missing is unknown, not free of holidays. */
  readonly restDays: ReadonlyMap<number, RestDayYear>;
  readonly schoolTerms: SchoolTerms;
  readonly namedDays: readonly NamedDay[];
}

export type DayKind = "working" | "rest" | "unknown";

const FOLDER = new URL("../../data/calendars/", import.meta.url);

let shipped: Calendars | undefined;

/** The calendars of data/calendars, read and checked once. Throws when a shipped file is broken. */
export function shippedCalendars(): Calendars {
  shipped ??= {
    zone: DEFAULT_ZONE,
    restDays: shippedRestDays(),
    schoolTerms: v.parse(schoolTermsSchema, readJson("school-terms.json")),
    namedDays: v.parse(v.array(namedDaySchema), readJson("named-days.json")),
  };
  return shipped;
}

/**
 * From now on the shipped calendars hold an operator's own files too: each `rest-days-*.json` of the folder adds a
 * year of rest days or replaces it. Called once when a process starts, before anything asks for calendars.
 * @returns what is wrong with files that were left out, in sentences
 */
export function addOwnCalendars(folder: string): string[] {
  const problems: string[] = [];
  let calendars = shippedCalendars();
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((one) => /^rest-days-.*\.json$/.test(one)).sort()) {
    const checked = checkRestDays(readFileSync(`${folder}/${name}`, "utf8"));
    if (checked.kind === "ok") calendars = withRestDays(calendars, checked.year);
    else problems.push(...checked.problems.map((problem) => `${name}: ${problem}`));
  }
  shipped = calendars;
  return problems;
}

/** The same calendars with one more (or another) year of rest days: what an operator imports. */
export function withRestDays(calendars: Calendars, year: RestDayYear): Calendars {
  return { ...calendars, restDays: new Map(calendars.restDays).set(year.year, year) };
}

/** Whether people work on a day. Unknown where the year's notice is not published and the day could be either. */
export function dayKind(calendars: Calendars, day: CivilDay): DayKind {
  const text = formatDay(day);
  const year = Number(text.slice(0, 4));
  for (const published of [year, year - 1, year + 1]) {
    const entry = calendars.restDays.get(published)?.days.find((one) => one.date === text);
    if (entry !== undefined) return entry.isOffDay ? "rest" : "working";
  }
  if (!calendars.restDays.has(year)) return "unknown";
  return weekdayOf(day) >= 6 ? "rest" : "working";
}

function shippedRestDays(): Map<number, RestDayYear> {
  const years = new Map<number, RestDayYear>();
  for (const name of readdirSync(FOLDER)) {
    if (!/^rest-days-\d{4}\.json$/u.test(name)) continue;
    const checked = checkRestDays(readFileSync(new URL(name, FOLDER), "utf8"));
    if (checked.kind === "problems") throw new Error(`${name}: ${checked.problems.join(" ")}`);
    years.set(checked.year.year, checked.year);
  }
  return years;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
}
