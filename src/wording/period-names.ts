import { addDays } from "../calendar/civil-day.ts";
import type { Period } from "../plan/period.ts";
import { calendarName, fullMonth } from "./calendar-names.ts";
import { dayWords } from "./dates.ts";
import { type Language, speaking } from "./language.ts";

/** Who reads an answer, and when. `today` is local civil ISO text. */
export interface Reader {
  readonly today: string;
  readonly language: Language;
}

/** 11月, 下周, 11月27日周五, 11月23日至29日: how an asked period is called. */
export function periodName(period: Period, reader: Reader): string {
  const { today, language } = reader;
  const first = period.from.slice(0, 10);
  const last = addDays(period.to.slice(0, 10), -1);
  if (period.kind === "day") return dayWords(first, today, language);
  return (
    calendarPeriodName(first, last, reader) ??
    weekName(period, reader) ??
    daysName(first, last, reader)
  );
}

/** 2026年, 2026年11月, 2026年11月1日至2026年11月15日: as a paper says it, which is still read when the year is over. */
export function periodTitle(period: Period, language: Language): string {
  const reader = { today: NO_DAY, language };
  const first = period.from.slice(0, 10);
  const last = addDays(period.to.slice(0, 10), -1);
  const year = first.slice(0, 4);
  if (first === `${year}-01-01` && last === `${year}-12-31`) {
    return speaking(language)(`${year}年`, year);
  }
  if (first === last) return dayWords(first, NO_DAY, language);
  return calendarPeriodName(first, last, reader) ?? daysName(first, last, reader);
}

/** In no year that a period is of, so that each is named with its own. */
const NO_DAY = "0001-01-01";

function calendarPeriodName(
  first: string,
  last: string,
  { today, language }: Reader,
): string | undefined {
  const short = calendarName(first, last, language);
  const named = short === undefined ? undefined : fullMonth(short);
  const year = first.slice(0, 4);
  if (named === undefined || year === today.slice(0, 4)) return named;
  return speaking(language)(`${year}年${named}`, `${named} ${year}`);
}

function weekName(period: Period, { today, language }: Reader): string | undefined {
  if (period.kind !== "week") return undefined;
  const day = today.slice(0, 10);
  const holds = (some: string) => some >= period.from.slice(0, 10) && some < period.to.slice(0, 10);
  const say = speaking(language);
  if (holds(day)) return say("本周", "this week");
  return holds(addDays(day, 7)) ? say("下周", "next week") : undefined;
}

function daysName(first: string, last: string, { today, language }: Reader): string {
  const name = (day: string) => dayWords(day, today, language);
  const bare = (day: string) => name(day).replace(/周.$/, "");
  return speaking(language)(`${bare(first)}至${bare(last)}`, `${name(first)} to ${name(last)}`);
}
