import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { type CivilDay, civilDay, yearMonthDay } from "../calendar/civil-day.ts";
import { dayOfMinute, formatMinute, parseMinute, startOfDay } from "../calendar/civil-minute.ts";
import { type DayRule, daysOfRule } from "../calendar/named-day.ts";

/** When an activity repeats, as a reading tells it. */
export interface RepeatingRule {
  /** RFC 5545 rule without `RRULE:`, or with X-LUNAR, X-TERM, X-EASTER; X-QUOTA names no days. */
  readonly rrule: string;
  /** The first occurrence, local civil ISO text; the others have its time of day. */
  readonly start: string;
  /** Days (`YYYY-MM-DD`) or months (`YYYY-MM`) left out. */
  readonly except?: readonly string[];
}

/** Civil days `[from, until)`, `YYYY-MM-DD`. */
export interface DayWindow {
  readonly from: string;
  readonly until: string;
}

/** More occurrences than anybody plans; a broken rule must not fill the memory. */
const LIMIT = 5000;

/**
 * The occurrences of a rule in a window, as local civil ISO texts in order. Civil times, not instants: the rule is
 * unfolded where every civil time exists (UTC), so an hour that the clock of the zone skips is never lost; converting
 * it (`civilToEpoch`) shifts it forward. Throws RangeError when the rule, its start or the window cannot be read.
 */
export function expandRule(rule: RepeatingRule, window: DayWindow): string[] {
  const start = minuteOrThrow(rule.start);
  const from = Math.max(minuteOrThrow(window.from), start);
  const until = minuteOrThrow(window.until);
  if (until <= from || rule.rrule.startsWith("X-QUOTA")) return [];
  const own = ownDayRules(rule.rrule);
  const found =
    own.length === 0
      ? byRfc(rule.rrule, start, { from, until })
      : own
          .flatMap((one) => byDayRule(one, rule.rrule, { start, from, until }))
          .sort((a, b) => a - b);
  const except = rule.except ?? [];
  return found.map(formatMinute).filter((civil) => !except.some((one) => civil.startsWith(one)));
}

function byRfc(rrule: string, start: number, window: { from: number; until: number }): number[] {
  let rule: RRuleTemporal;
  try {
    rule = new RRuleTemporal({ rruleString: inUtc(rrule), dtstart: utc(start), cache: false });
  } catch (error) {
    throw new RangeError(`Not a recurrence rule: ${rrule}`, { cause: error });
  }
  return rule
    .between(utc(window.from), utc(window.until - 1), true)
    .slice(0, LIMIT)
    .map((occurrence) => Math.floor(occurrence.epochMilliseconds / 60_000));
}

function byDayRule(
  dayRule: DayRule,
  rrule: string,
  window: { start: number; from: number; until: number },
): number[] {
  const timeOfDay = window.start - startOfDay(dayOfMinute(window.start));
  const last = Math.min(window.until, untilOf(rrule));
  const found: number[] = [];
  const lastYear = yearOf(window.until);
  for (let year = yearOf(window.from); year <= lastYear; year += 1) {
    for (const day of daysOfRule(dayRule, year)) {
      const minute = startOfDay(day) + timeOfDay;
      if (minute >= window.from && minute < last) found.push(minute);
    }
  }
  return found;
}

/** X-LUNAR=0909, X-TERM=冬至 and X-EASTER=0 as rules of named days; 0100 is the eve of the lunar new year. */
function ownDayRules(rrule: string): readonly DayRule[] {
  const monthly = /X-LUNAR=(\d{2}(?:,\d{2})*)(?!\d)/u.exec(rrule)?.[1];
  if (monthly !== undefined) return monthly.split(",").flatMap(ofEveryLunarMonth);
  const rule = ownDayRule(rrule);
  return rule === undefined ? [] : [rule];
}

function ofEveryLunarMonth(day: string): DayRule[] {
  return Array.from({ length: 12 }, (_, at) => ({ lunar: `${two(at + 1)}-${day}` }));
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function ownDayRule(rrule: string): DayRule | undefined {
  const lunar = /X-LUNAR=(\d{2})(\d{2})/u.exec(rrule);
  if (lunar !== null) {
    return lunar[2] === "00" ? { lunarNewYear: -1 } : { lunar: `${lunar[1]}-${lunar[2]}` };
  }
  const term = /X-TERM=([^;]+)/u.exec(rrule)?.[1];
  if (term !== undefined) return { term };
  const easter = /X-EASTER=(-?\d+)/u.exec(rrule)?.[1];
  return easter === undefined ? undefined : { easter: Number(easter) };
}

/** UNTIL is a civil time; in UTC it needs its Z. */
function inUtc(rrule: string): string {
  return `RRULE:${rrule.replace(/(UNTIL=\d{8}T\d{6})(?!Z)/u, "$1Z")}`;
}

function untilOf(rrule: string): number {
  const found = /UNTIL=(\d{4})(\d{2})(\d{2})/u.exec(rrule);
  if (found === null) return Number.POSITIVE_INFINITY;
  const day: CivilDay = civilDay(Number(found[1]), Number(found[2]), Number(found[3]));
  return startOfDay(day + 1);
}

function utc(minute: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO("UTC");
}

function yearOf(minute: number): number {
  return yearMonthDay(dayOfMinute(minute)).year;
}

function minuteOrThrow(text: string): number {
  const minute = parseMinute(text);
  if (minute === undefined) throw new RangeError(`Not a local time: ${text}`);
  return minute;
}
