import { type CivilDay, parseDay, weekdayOf } from "./civil-day.ts";
import type { RestDayYear } from "./rest-days-file.ts";

/** Consecutive civil days `[from, until)`; `published` is false when it was worked out, not read from a notice. */
export interface RestPeriod {
  readonly from: CivilDay;
  readonly until: CivilDay;
  readonly published: boolean;
}

/** How long the usual rest period is where no notice is out: days before and after the day itself. */
const USUAL_PERIODS: Readonly<Record<string, readonly [before: number, after: number]>> = {
  春节: [1, 6],
  劳动节: [0, 4],
  国庆节: [0, 6],
};

/** Days before and after, by the weekday (Monday first) the festival is on: the weekend it touches, if any. */
const WITH_WEEKEND: readonly (readonly [before: number, after: number])[] = [
  [2, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 2],
  [0, 2],
  [1, 1],
];

/**
 * The rest period of a statutory holiday around its day. From the notice when that year is published; else the usual
 * one, which callers must mark approximate.
 */
export function restPeriod(
  years: ReadonlyMap<number, RestDayYear>,
  holiday: string,
  at: { readonly day: CivilDay; readonly year: number },
): RestPeriod {
  const published = years.get(at.year);
  if (published !== undefined) {
    const off = published.days
      .filter((entry) => entry.isOffDay && entry.name.includes(holiday))
      .map((entry) => parseDay(entry.date))
      .filter((day) => day !== undefined);
    if (off.length > 0) {
      return { from: Math.min(...off), until: Math.max(...off) + 1, published: true };
    }
  }
  const usual = USUAL_PERIODS[holiday] ?? WITH_WEEKEND[weekdayOf(at.day) - 1] ?? [0, 0];
  return { from: at.day - usual[0], until: at.day + usual[1] + 1, published: false };
}
