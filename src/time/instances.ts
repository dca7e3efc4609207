import type { Calendars } from "../calendar/calendars.ts";
import {
  civilDay,
  daysInMonth,
  isRealDate,
  mondayOf,
  yearMonthDay,
} from "../calendar/civil-day.ts";
import { dayOfMinute, MINUTES_PER_DAY, startOfDay } from "../calendar/civil-minute.ts";
import { lunarMonthDays } from "../calendar/lunar.ts";
import { daysOfRule, lunarDaysInYear, monthlyLunarDays } from "../calendar/named-day.ts";
import { restPeriod } from "../calendar/rest-days.ts";
import { schoolSpan } from "../calendar/school-terms.ts";
import { PARTS, type Part } from "./parts.ts";
import type { ClockNode, TimeNode } from "./time-node.ts";
import { daysWindow, type Window } from "./window.ts";

type Named = Extract<TimeNode, { kind: "named" }>;

/** What a pattern needs to know to be laid on the line of days. */
export interface Ground {
  readonly calendars: Calendars;
  readonly mode: "query" | "prose";
}

/** Civil days `[from, until)` to look through. */
export interface Horizon {
  readonly from: number;
  readonly until: number;
}

/** Nodes that repeat by themselves, without scope or reference. */
export type Pattern = Extract<
  TimeNode,
  {
    kind:
      | "part"
      | "month"
      | "monthDay"
      | "day"
      | "weekday"
      | "weekend"
      | "named"
      | "lunar"
      | "lunarDay"
      | "school"
      | "termStart"
      | "clock";
  }
>;

/** How often a pattern comes round: decides how far to look for the occurrence that is meant. */
export function periodOf(node: Pattern): "year" | "month" | "week" | "day" {
  switch (node.kind) {
    case "part":
      return PARTS[node.part].of;
    case "day":
    case "lunarDay":
      return "month";
    case "weekday":
    case "weekend":
      return "week";
    case "clock":
      return "day";
    default:
      return "year";
  }
}

/** All windows of a pattern that touch the horizon, in order. */
export function instancesOf(node: Pattern, horizon: Horizon, ground: Ground): Window[] {
  const all = unclipped(node, horizon, ground);
  // 今晚12点 is of the day that it ends, and touches the next.
  if (node.kind === "clock") return all;
  return all.filter(
    (window) => window.end > startOfDay(horizon.from) && window.start < startOfDay(horizon.until),
  );
}

function unclipped(node: Pattern, horizon: Horizon, ground: Ground): Window[] {
  switch (node.kind) {
    case "part":
      return partWindows(PARTS[node.part], horizon);
    case "month":
      return eachYear(horizon, (year) => [
        daysWindow(civilDay(year, node.month, 1), civilDay(year, node.month + 1, 1), "month"),
      ]);
    case "monthDay":
      return eachYear(horizon, (year) =>
        isRealDate(year, node.month, node.day)
          ? [oneDay(civilDay(year, node.month, node.day))]
          : [],
      );
    case "day":
      return eachMonth(horizon, (year, month) =>
        node.day <= daysInMonth(year, month) ? [oneDay(civilDay(year, month, node.day))] : [],
      );
    case "weekday":
      return eachWeek(horizon, (monday) => [oneDay(monday + node.weekday - 1)]);
    case "weekend":
      return eachWeek(horizon, (monday) => [daysWindow(monday + 5, monday + 7, "days")]);
    case "named":
      return eachYear(horizon, (year) => namedWindows(node, year, ground));
    case "lunar":
      return eachYear(horizon, (year) => lunarWindows(node.month, node.day, year));
    case "lunarDay":
      return eachYear(horizon, (year) => monthlyLunarDays(year, node.day).map(oneDay));
    case "school":
      return eachYear(horizon, (year) => {
        const span = schoolSpan(ground.calendars.schoolTerms, node.span, year);
        const window = daysWindow(span.from, span.until, "term", !span.announced);
        return [span.announced ? window : { ...window, needs: "schoolCalendar" as const }];
      });
    case "termStart":
      return eachYear(horizon, (year) =>
        (["springTerm", "autumnTerm"] as const)
          .filter((term) => node.term === "any" || node.term === term)
          .map((term) => schoolSpan(ground.calendars.schoolTerms, term, year).from)
          .map((day) => ({ ...oneDay(day), approximate: true, needs: "schoolCalendar" as const })),
      );
    default:
      return eachDay(horizon, (day) => [clockWindow(node, day)]);
  }
}

/** The window of a clock time on a day: an hour when only the hour was said, else its minute. */
export function clockWindow(node: ClockNode, day: number): Window {
  const start = startOfDay(day) + node.minute;
  const length = node.precision === "hour" ? 60 : 1;
  return { start, end: start + length, grain: node.precision, approximate: false };
}

function partWindows(part: Part, horizon: Horizon): Window[] {
  const approximate = part.vague ?? false;
  switch (part.of) {
    case "year":
      return eachYear(horizon, (year) => [
        daysWindow(
          civilDay(year, part.months[0], 1),
          civilDay(year, part.months[1] + 1, 1),
          part.grain,
          approximate,
        ),
      ]);
    case "month":
      return eachMonth(horizon, (year, month) => [
        daysWindow(
          civilDay(year, month, part.days[0]),
          part.days[1] === 31
            ? civilDay(year, month + 1, 1)
            : civilDay(year, month, part.days[1] + 1),
          part.grain,
          approximate,
        ),
      ]);
    case "week":
      return eachWeek(horizon, (monday) => [
        daysWindow(monday + part.days[0] - 1, monday + part.days[1], part.grain, approximate),
      ]);
    case "day":
      return eachDay(horizon, (day) => [
        {
          start: startOfDay(day) + part.minutes[0],
          end: startOfDay(day) + part.minutes[1],
          grain: part.grain,
          approximate,
        },
      ]);
  }
}

function namedWindows(node: Named, year: number, ground: Ground): Window[] {
  const asRest =
    node.whole === "rest" ||
    (node.whole === "asked" && ground.mode === "query" && node.day.restInQueries === true);
  return daysOfRule(node.day.rule, year).map((day) => {
    if (!asRest || node.day.rest === undefined) return oneDay(day);
    const rest = restPeriod(ground.calendars.restDays, node.day.rest, { day, year });
    const window = daysWindow(rest.from, rest.until, "days", !rest.published);
    return rest.published ? window : { ...window, needs: "restDays" as const };
  });
}

function lunarWindows(month: number, day: number | undefined, year: number): Window[] {
  if (day !== undefined) return lunarDaysInYear(year, month, day).map(oneDay);
  return [year - 1, year]
    .map((lunarYear) => lunarMonthDays(lunarYear, month))
    .filter((days) => days !== undefined)
    .filter(([from]) => yearMonthDay(from).year === year)
    .map(([from, until]) => daysWindow(from, until, "month"));
}

function oneDay(day: number): Window {
  return daysWindow(day, day + 1, "day");
}

function eachYear(horizon: Horizon, make: (year: number) => Window[]): Window[] {
  const windows: Window[] = [];
  const last = yearMonthDay(horizon.until).year;
  // One year early: what began before the horizon (winter, an autumn term) may reach into it.
  for (let year = yearMonthDay(horizon.from).year - 1; year <= last; year += 1)
    windows.push(...make(year));
  return windows;
}

function eachMonth(horizon: Horizon, make: (year: number, month: number) => Window[]): Window[] {
  const windows: Window[] = [];
  const from = yearMonthDay(horizon.from);
  const until = yearMonthDay(horizon.until);
  const months = (until.year - from.year) * 12 + until.month - from.month;
  for (let step = 0; step <= months; step += 1) {
    const at = from.month - 1 + step;
    windows.push(...make(from.year + Math.floor(at / 12), (at % 12) + 1));
  }
  return windows;
}

function eachWeek(horizon: Horizon, make: (monday: number) => Window[]): Window[] {
  const windows: Window[] = [];
  for (let monday = mondayOf(horizon.from); monday < horizon.until; monday += 7)
    windows.push(...make(monday));
  return windows;
}

function eachDay(horizon: Horizon, make: (day: number) => Window[]): Window[] {
  const windows: Window[] = [];
  for (let day = horizon.from; day < horizon.until; day += 1) windows.push(...make(day));
  return windows;
}

/** The horizon that a window covers. */
export function horizonOf(window: Window): Horizon {
  return {
    from: dayOfMinute(window.start),
    until: Math.ceil(window.end / MINUTES_PER_DAY),
  };
}
