import * as v from "valibot";
import { type CivilDay, civilDay, daysInMonth, weekdayOf } from "./civil-day.ts";
import { hasLunarYear, lunarToCivil, solarTermDay, springFestival } from "./lunar.ts";

const monthDay = v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/u, "must look like 05-04"));
const integer = v.pipe(v.number(), v.integer());

/** How a named day finds its civil day in a year; see data/calendars/named-days.json. */
export const dayRuleSchema = v.union([
  v.strictObject({ solar: monthDay }),
  v.strictObject({ lunar: monthDay }),
  v.strictObject({ term: v.string() }),
  /** Days from lunar 1/1: -1 is 除夕, whatever the length of the last month. */
  v.strictObject({ lunarNewYear: integer }),
  /** Days from Western Easter Sunday. */
  v.strictObject({ easter: integer }),
  /** The week-th (or, negative, last) weekday (1 = Monday) of a month. */
  v.strictObject({ nth: v.strictObject({ month: integer, week: integer, weekday: integer }) }),
]);

export const namedDaySchema = v.strictObject({
  id: v.string(),
  rule: dayRuleSchema,
  /** Chinese names that cannot mean anything else. */
  names: v.array(v.string()),
  /** Names of numerals (五一): read only where no place, honour or unit follows. */
  numeric: v.optional(v.array(v.string())),
  /** Ordinary words too (雨水): read only with a word of time behind them. */
  weak: v.optional(v.array(v.string())),
  english: v.optional(v.array(v.string())),
  /** English names that are ordinary words too (the new year): read only behind a preposition of time. */
  weakEnglish: v.optional(v.array(v.string())),
  /** The name of its rest period in the published notice. */
  rest: v.optional(v.string()),
  /** Asked "春节有什么", people mean the rest period, not the day. */
  restInQueries: v.optional(v.boolean()),
});

export type DayRule = v.InferOutput<typeof dayRuleSchema>;
export type NamedDay = v.InferOutput<typeof namedDaySchema>;

/**
 * The civil days on which a rule falls in a solar year: mostly one, none or two for lunar dates around the new year
 * (no 腊八 in some years).
 */
export function daysOfRule(rule: DayRule, year: number): CivilDay[] {
  if ("solar" in rule) return [civilDay(year, ...monthAndDay(rule.solar))];
  if ("term" in rule) return hasLunarYear(year) ? [solarTermDay(year, rule.term)] : [];
  if ("lunarNewYear" in rule) return [springFestival(year) + rule.lunarNewYear];
  if ("easter" in rule) return [easterSunday(year) + rule.easter];
  if ("nth" in rule) return [nthWeekday(year, rule.nth)];
  return lunarDaysInYear(year, ...monthAndDay(rule.lunar));
}

/** The days of a solar year that carry a lunar date. */
export function lunarDaysInYear(year: number, month: number, day: number): CivilDay[] {
  const from = civilDay(year, 1, 1);
  const until = civilDay(year + 1, 1, 1);
  return [year - 1, year]
    .map((lunarYear) => lunarToCivil(lunarYear, month, day))
    .filter((found) => found !== undefined)
    .filter((found) => found >= from && found < until);
}

/** The days of a solar year that are this day of any lunar month, leap months left out, in order. */
export function monthlyLunarDays(year: number, day: number): CivilDay[] {
  return Array.from({ length: 12 }, (_, at) => lunarDaysInYear(year, at + 1, day))
    .flat()
    .sort((a, b) => a - b);
}

interface NthWeekday {
  readonly month: number;
  readonly week: number;
  readonly weekday: number;
}

function nthWeekday(year: number, nth: NthWeekday): CivilDay {
  if (nth.week > 0) {
    const first = civilDay(year, nth.month, 1);
    return first + ((nth.weekday - weekdayOf(first) + 7) % 7) + (nth.week - 1) * 7;
  }
  const last = civilDay(year, nth.month, daysInMonth(year, nth.month));
  return last - ((weekdayOf(last) - nth.weekday + 7) % 7) + (nth.week + 1) * 7;
}

/** Western Easter by the anonymous Gregorian computus (Meeus, "Astronomical Algorithms", ch. 8). */
function easterSunday(year: number): CivilDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return civilDay(year, Math.floor(f / 31), (f % 31) + 1);
}

function monthAndDay(text: string): readonly [number, number] {
  return [Number(text.slice(0, 2)), Number(text.slice(3, 5))];
}
