import type { Calendars } from "../calendar/calendars.ts";
import { civilDay, weekdayOf, yearMonthDay } from "../calendar/civil-day.ts";
import { fixedWindow } from "./fixed-windows.ts";
import { type Horizon, horizonOf, instancesOf, periodOf } from "./instances.ts";
import { isClock } from "./node-traits.ts";
import { PARTS } from "./parts.ts";
import type { Grain } from "./reading.ts";
import type { Reference } from "./reference.ts";
import type { ClockNode, NthNode, TimeNode } from "./time-node.ts";
import { daysWindow, type Window } from "./window.ts";
import { nthWorkday } from "./workdays.ts";

/** Days to look to each side of the reference, by how often the pattern comes round. */
const REACH = { year: 800, month: 100, week: 21, day: 3 } as const;

/** How often the outermost pattern of a node repeats; undefined when the node is fixed by itself. */
export function outerPeriod(node: TimeNode): keyof typeof REACH | undefined {
  switch (node.kind) {
    case "within":
      return outerPeriod(node.scope);
    case "range":
      return outerPeriod(node.first);
    case "bounded":
      return outerPeriod(node.of);
    case "nth":
      return "month";
    case "relative":
    case "nextYear":
    case "nextDay":
    case "schoolWeeks":
    case "years":
    case "schoolYear":
    case "date":
    case "rolling":
    case "list":
    case "every":
    case "sameFestival":
      return undefined;
    default:
      return periodOf(node);
  }
}

/** The horizon around a day that surely holds the occurrence that is meant. */
export function horizonAround(node: TimeNode, day: number): Horizon {
  const reach = REACH[outerPeriod(node) ?? "day"];
  return { from: day - reach, until: day + reach };
}

/** Every window of a node that touches the horizon, in order; of a fixed node, its one window. */
export function candidatesOf(node: TimeNode, horizon: Horizon, reference: Reference): Window[] {
  switch (node.kind) {
    case "list":
    case "every":
    case "sameFestival":
    case "bounded":
      return node.kind === "bounded" ? candidatesOf(node.of, horizon, reference) : [];
    case "nextDay":
      return nextDay(reference);
    case "relative":
    case "nextYear":
    case "schoolWeeks":
    case "years":
    case "schoolYear":
    case "date":
    case "rolling":
      return [fixedWindow(node, reference)];
    case "within":
      return candidatesOf(node.scope, horizon, reference).flatMap((scope) =>
        insideOf(node.inner, scope, reference),
      );
    case "range":
      return rangesOf(node.first, node.last, horizon, reference);
    case "nth":
      return eachMonthOf(horizon).flatMap((month) => nthInside(node, month, reference));
    default:
      return instancesOf(node, horizon, reference);
  }
}

/** The windows of a node that begin inside a scope. */
export function insideOf(node: TimeNode, scope: Window, reference: Reference): Window[] {
  if (node.kind === "nth") return nthInside(node, scope, reference);
  if (node.kind === "part" && scope.grain === "month") return partOfMonth(node, scope);
  const horizon = horizonOf(scope);
  const found = candidatesOf(node, horizon, reference);
  // 晚上12点 belongs to the evening although it begins when the day is over.
  const end = isClock(node) ? scope.end + 360 : scope.end;
  const inside = found.filter((window) => window.start >= scope.start && window.start < end);
  return inside.map((window) => ({
    ...window,
    approximate:
      window.approximate || (scope.approximate && scope.needs !== undefined && isVague(node)),
  }));
}

/** 12月至明年2月: an end that is fixed picks the last beginning before it; else every beginning has its own end. */
function rangesOf(
  first: TimeNode,
  last: TimeNode,
  horizon: Horizon,
  reference: Reference,
): Window[] {
  const starts = candidatesOf(first, horizon, reference);
  if (outerPeriod(last) !== undefined || leansOnStart(last))
    return starts.flatMap((start) => rangeFrom(start, last, reference));
  const until = candidatesOf(last, horizon, reference)[0]?.start ?? Number.POSITIVE_INFINITY;
  const before = starts.filter((start) => start.start < until);
  const ranges = (before.length === 0 ? starts : before).flatMap((start) =>
    rangeFrom(start, last, reference),
  );
  return ranges.slice(-1);
}

/**
 * 周五至除夕, 28号到12月上旬: when the beginning comes round more often than the end, or the end is fixed, the next
 * beginning is meant. Undefined when the end does not lie behind it.
 */
export function rangeFromNext(
  node: Extract<TimeNode, { kind: "range" }>,
  start: Window,
  reference: Reference,
): Window | undefined {
  const [often, seldom] = [outerPeriod(node.first), outerPeriod(node.last)];
  if (often === undefined || leansOnStart(node.last)) return undefined;
  if (seldom !== undefined && REACH[often] >= REACH[seldom]) return undefined;
  const fixed =
    seldom === undefined ? candidatesOf(node.last, { from: 0, until: 0 }, reference) : [];
  if (fixed.some((end) => end.start < start.start)) return undefined;
  return rangeFrom(start, node.last, reference)[0];
}

/** 次年 and 次日 come after the beginning, so each beginning has its own. */
function leansOnStart(node: TimeNode): boolean {
  if (node.kind === "within") return leansOnStart(node.scope);
  return node.kind === "nextYear" || node.kind === "nextDay";
}

/** The day after the one mentioned last; none when no day was. */
function nextDay({ memory }: Reference): Window[] {
  if (memory.day === undefined) return [];
  const day = Math.floor(memory.day.start / 1440) + 1;
  return [daysWindow(day, day + 1, "day")];
}

/** 正月底, 腊月上旬: parts are cut out of the month that is meant, of whichever calendar it is. */
function partOfMonth(node: Extract<TimeNode, { kind: "part" }>, scope: Window): Window[] {
  const part = PARTS[node.part];
  if (part.of !== "month") return [];
  const { from, until } = horizonOf(scope);
  const [first, last] = part.days;
  const end = last === 31 ? until : Math.min(from + last, until);
  return [daysWindow(from + first - 1, end, part.grain, part.vague ?? scope.approximate)];
}

/** The window from one window to the next occurrence of another node after it. */
function rangeFrom(first: Window, last: TimeNode, reference: Reference): Window[] {
  const final = nextAfter(last, first, reference);
  if (final === undefined) return [];
  const end = isClock(last) ? final.start : final.end;
  if (end <= first.start) return [];
  return [
    {
      start: first.start,
      end,
      grain: rangeGrain(first.grain, final.grain),
      approximate: first.approximate || final.approximate,
      ...((first.needs ?? final.needs) ? { needs: first.needs ?? final.needs } : {}),
    } as Window,
  ];
}

function nextAfter(node: TimeNode, first: Window, reference: Reference): Window | undefined {
  const year = yearMonthDay(Math.floor(first.start / 1440)).year;
  const from = Math.floor(first.start / 1440);
  const day = daysWindow(from, from + 1, "day");
  const after: Reference = { ...reference, memory: { ...reference.memory, year, day } };
  const horizon = { from, until: from + REACH[outerPeriod(node) ?? "day"] };
  const variants = node.kind === "clock" ? clockVariants(node) : [node];
  return variants
    .flatMap((variant) => candidatesOf(variant, horizon, after))
    .filter((window) => (isClock(node) ? window.start > first.start : window.end > first.start))
    .sort((a, b) => a.start - b.start)[0];
}

/** A bare 4点 may be in either half of the day. */
function clockVariants(node: ClockNode): ClockNode[] {
  if (!node.bare) return [node];
  const minute = node.minute % 720;
  return [
    { ...node, minute },
    { ...node, minute: minute + 720 },
  ];
}

function nthInside(node: NthNode, scope: Window, { calendars }: Reference): Window[] {
  return [nthWindow(node, horizonOf(scope), calendars)].filter(
    (window) => window.start >= scope.start && window.start < scope.end,
  );
}

function nthWindow(node: NthNode, days: Horizon, calendars: Calendars): Window {
  const count = node.count ?? 1;
  switch (node.unit) {
    case "day": {
      const first = node.n > 0 ? days.from + node.n - 1 : days.until + node.n - (count - 1);
      return daysWindow(first, first + count, count === 1 ? "day" : "days");
    }
    case "workday": {
      const day = nthWorkday(calendars, node.n, days);
      return daysWindow(day, day + 1, "day");
    }
    case "week": {
      const first = node.n > 0 ? days.from + (node.n - 1) * 7 : days.until + node.n * 7;
      return daysWindow(first, Math.min(first + 7 * count, days.until), "week", true);
    }
    case "weekday": {
      const day = nthWeekdayOf(node.weekday ?? 1, node.n, days);
      return daysWindow(day, day + 1, "day");
    }
    case "weekend": {
      const saturday = nthWeekdayOf(6, node.n, days);
      return daysWindow(saturday, saturday + 2, "days");
    }
    case "month":
      return nthMonths(node.n, count, days);
  }
}

function nthWeekdayOf(weekday: number, n: number, { from, until }: Horizon): number {
  if (n > 0) return from + ((weekday - weekdayOf(from) + 7) % 7) + (n - 1) * 7;
  return until - 1 - ((weekdayOf(until - 1) - weekday + 7) % 7) + (n + 1) * 7;
}

function nthMonths(n: number, count: number, { from, until }: Horizon): Window {
  const at = yearMonthDay(n > 0 ? from : until - 1);
  const month = n > 0 ? at.month + n - 1 : at.month + n + 1 - (count - 1);
  return daysWindow(
    civilDay(at.year, month, 1),
    civilDay(at.year, month + count, 1),
    count === 1 ? "month" : "months",
  );
}

function eachMonthOf(horizon: Horizon): Window[] {
  const from = yearMonthDay(horizon.from);
  const until = yearMonthDay(horizon.until);
  const count = (until.year - from.year) * 12 + until.month - from.month;
  return Array.from({ length: count + 1 }, (_, step) =>
    daysWindow(
      civilDay(from.year, from.month + step, 1),
      civilDay(from.year, from.month + step + 1, 1),
      "month",
    ),
  );
}

function isVague(node: TimeNode): boolean {
  return node.kind === "nth" && node.unit === "week";
}

function rangeGrain(first: Grain, last: Grain): Grain {
  const both = new Set([first, last]);
  if (both.has("minute") || both.has("hour")) return "minute";
  if (both.has("part")) return "part";
  if (both.size === 1 && first === "year") return "year";
  const coarse: readonly Grain[] = ["month", "months", "quarter", "half", "season", "year", "term"];
  return coarse.includes(first) && coarse.includes(last) ? "months" : "days";
}
