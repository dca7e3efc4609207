import {
  addMonths,
  type CivilDay,
  civilDay,
  formatDay,
  mondayOf,
  parseDay,
  yearMonthDay,
} from "../calendar/civil-day.ts";
import { formatMinute, parseMinute, startOfDay } from "../calendar/civil-minute.ts";
import { expandRule } from "../time/expand-rule.ts";
import type { Grain } from "../time/reading.ts";
import type { SaidTime } from "./occurrence-time.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";
import { ruleEnd, rulePartsOf } from "./rule-parts.ts";

/** A half-open span of civil days. */
export interface DaySpan {
  readonly from: CivilDay;
  readonly until: CivilDay;
}

/** One happening of a rule: the civil start that identifies it, and what is known of its time. */
export interface RecurringTime {
  readonly slot: string;
  readonly time: SaidTime;
}

/** A rule and what it was read from: `when` is its first occurrence, or its scope if no day is named. */
export interface Recurrence {
  readonly rrule: string;
  readonly except: readonly string[];
  readonly when: ItemWhen;
}

const PERIOD_DAYS: Readonly<Record<string, number>> = {
  DAILY: 1,
  WEEKLY: 7,
  MONTHLY: 31,
  YEARLY: 366,
};
const DAY_PARTS = ["BYDAY", "BYMONTHDAY", "BYYEARDAY", "X-LUNAR", "X-TERM", "X-EASTER"];

/**
 * The happenings of a rule that touch `span`, no more precise than the rule: "once a month" gives
 * months, never the 1st.
 */
export function recurringTimes(recurrence: Recurrence, span: DaySpan): RecurringTime[] {
  const bounded = withinBounds(recurrence, span);
  if (bounded.until <= bounded.from) return [];
  const times = namesDays(recurrence.rrule)
    ? datedTimes(recurrence, bounded)
    : periodTimes(recurrence, bounded);
  return times.filter(({ slot }) => !recurrence.except.some((except) => slot.startsWith(except)));
}

/** How many days ahead a rule is laid out at once: rare things far enough to be asked about. */
export function horizonDays(rrule: string): number {
  return isRoutine(rrule) ? 90 : 400;
}

/** Daily and weekly things: nobody needs to be reminded of each. */
export function isRoutine(rrule: string | null): boolean {
  const parts = rulePartsOf(rrule ?? "");
  const frequency = parts.get("FREQ");
  return frequency === "DAILY" || frequency === "WEEKLY";
}

function namesDays(rrule: string): boolean {
  const parts = rulePartsOf(rrule);
  return parts.get("FREQ") === "DAILY" || DAY_PARTS.some((name) => parts.has(name));
}

/** A window longer than one period is the scope of the rule; a shorter one is its first occurrence. */
function withinBounds({ rrule, when }: Recurrence, span: DaySpan): DaySpan {
  const [start, end] = [dayOf(when.start), dayOf(when.end)];
  const parts = rulePartsOf(rrule);
  const period = (PERIOD_DAYS[parts.get("FREQ") ?? ""] ?? 1) * Number(parts.get("INTERVAL") ?? 1);
  const length = start === undefined || end === undefined ? 0 : end - start;
  const isScope = namesDays(rrule) ? length > period : length >= period - 1 && length > 1;
  const limits = [span.until, ruleEnd(rrule), isScope ? end : undefined];
  return {
    from: Math.max(span.from, start ?? span.from),
    until: Math.min(...limits.filter((limit) => limit !== undefined)),
  };
}

function datedTimes({ rrule, when }: Recurrence, span: DaySpan): RecurringTime[] {
  const clock = clockOf(when);
  const first = startOfDay(dayOf(when.start) ?? span.from) + clock.from;
  const window = { from: formatDay(span.from), until: formatDay(span.until) };
  return expandRule({ rrule, start: formatMinute(first) }, window).map((start) => {
    const end = formatMinute((parseMinute(start) ?? 0) + clock.length);
    return timed(start, end, clock.grain, when);
  });
}

/** The time of day of the first occurrence, where one was said; else the whole day. In minutes. */
function clockOf(when: ItemWhen): { from: number; length: number; grain: Grain } {
  const wholeDay = { from: 0, length: 1440, grain: "day" as const };
  const { grain } = when;
  if (grain !== "minute" && grain !== "hour" && grain !== "part") return wholeDay;
  const [start, end] = [parseMinute(when.start ?? ""), parseMinute(when.end ?? "")];
  if (start === undefined) return wholeDay;
  return { from: start % 1440, length: end === undefined ? 1 : end - start, grain };
}

/** Weeks, months, quarters … of a rule that names no day. */
function periodTimes({ rrule, when }: Recurrence, span: DaySpan): RecurringTime[] {
  const parts = rulePartsOf(rrule);
  const interval = Number(parts.get("INTERVAL") ?? 1);
  const first = dayOf(when.start) ?? span.from;
  const { year, month } = yearMonthDay(first);
  // The odd months: FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11.
  if (parts.has("BYMONTH") && parts.get("FREQ") !== "WEEKLY")
    return monthsOfYears(span, when, monthsOf(parts));
  switch (parts.get("FREQ")) {
    case "WEEKLY":
      return steps(span, when, "week", (step) => mondayOf(first) + step * 7 * interval);
    case "MONTHLY": {
      const grain =
        interval === 1 ? "month" : interval === 3 ? "quarter" : interval === 6 ? "half" : "months";
      return steps(span, when, grain, (step) => civilDay(year, month + step * interval, 1));
    }
    case "YEARLY":
      return yearly(span, when, interval);
    default:
      return [];
  }
}

/** Periods that follow each other without a gap. */
function steps(
  span: DaySpan,
  when: ItemWhen,
  grain: Grain,
  startOf: (step: number) => CivilDay,
): RecurringTime[] {
  const times: RecurringTime[] = [];
  for (let step = 0; startOf(step) < span.until && step < 2000; step += 1) {
    const [from, until] = [startOf(step), startOf(step + 1)];
    if (until > span.from) times.push(timed(midnight(from), midnight(until), grain, when));
  }
  return times;
}

function monthsOfYears(span: DaySpan, when: ItemWhen, months: readonly number[]): RecurringTime[] {
  const { year } = yearMonthDay(span.from);
  const last = yearMonthDay(span.until - 1).year;
  const years = Array.from({ length: last - year + 1 }, (_, step) => year + step);
  return years
    .flatMap((one) => months.map((month) => civilDay(one, month, 1)))
    .filter((from) => addMonths(from, 1) > span.from && from < span.until)
    .map((from) => timed(midnight(from), midnight(addMonths(from, 1)), "month", when));
}

/** The window that was read, in every year; the calendar year when none was. */
function yearly(span: DaySpan, when: ItemWhen, interval: number): RecurringTime[] {
  const { year } = yearMonthDay(span.from);
  const start = dayOf(when.start) ?? civilDay(year, 1, 1);
  const end = dayOf(when.end) ?? addMonths(start, 12);
  const times: RecurringTime[] = [];
  for (let step = 0; addMonths(start, 12 * interval * step) < span.until && step < 200; step += 1) {
    const from = addMonths(start, 12 * interval * step);
    const until = addMonths(end, 12 * interval * step);
    if (until <= span.from) continue;
    times.push(timed(midnight(from), midnight(until), when.grain ?? "year", when));
  }
  return times;
}

function monthsOf(parts: ReadonlyMap<string, string>): number[] {
  return (parts.get("BYMONTH") ?? "").split(",").map(Number);
}

function timed(start: string, end: string, grain: Grain, when: ItemWhen): RecurringTime {
  return { slot: start, time: { text: "", start, end, grain, approximate: when.approximate } };
}

function midnight(day: CivilDay): string {
  return `${formatDay(day)}T00:00:00`;
}

function dayOf(civil: string | null): CivilDay | undefined {
  return civil === null ? undefined : parseDay(civil.slice(0, 10));
}
