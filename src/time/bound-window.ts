import { addMonths, mondayOf, weekdayOf } from "../calendar/civil-day.ts";
import { dayOfMinute, startOfDay } from "../calendar/civil-minute.ts";
import { isEnd } from "./node-traits.ts";
import { midnight, type Reference } from "./reference.ts";
import type { Resolved } from "./resolved.ts";
import type { TimeNode } from "./time-node.ts";
import { workdayFrom } from "./workdays.ts";

export type Bounded = Extract<TimeNode, { kind: "bounded" }>;

/** 前后 reaches three days to each side (the product's convention). */
const AROUND_DAYS = 3;

/** What an operator makes of the window of its operand. */
export function boundWindow(window: Resolved, node: Bounded, reference: Reference): Resolved[] {
  const { bound } = node;
  const { start, end } = window;
  if (start === null || end === null) return [window];
  switch (bound.op) {
    case "around":
      return [around(window, start, end)];
    case "before":
      return [before(window, node, reference)];
    case "until":
      return [{ ...window, start: null, grain: "open", approximate: false }];
    case "through": {
      const from =
        reference.mode === "query" && midnight(reference) < end ? midnight(reference) : null;
      return [{ ...window, start: from, grain: "open", approximate: false }];
    }
    case "after":
      return [
        {
          ...window,
          start: isHoliday(node.of) ? end : start,
          end: null,
          grain: "open",
          approximate: false,
        },
      ];
    case "since":
      if (reference.mode === "query")
        return [{ ...window, end: midnight(reference) + startOfDay(1), grain: "days" }];
      return [{ ...window, end: null, grain: "open", approximate: false }];
    case "from":
      return [{ ...window, end: null, grain: "open", approximate: false }];
    case "occasion":
    case "during":
      return [{ ...window, approximate: true }];
    case "justBefore":
      return [
        stretch(
          window,
          startOfDay(back(dayOfMinute(start), bound.days)),
          startOfDay(dayOfMinute(start)),
          bound.approximate,
        ),
      ];
    case "justAfter": {
      const from = startOfDay(Math.ceil(end / 1440));
      return [stretch(window, from, from + startOfDay(bound.days), bound.approximate)];
    }
    case "firstAfter": {
      const from = startOfDay(firstFrom(bound.weekday, Math.ceil(end / 1440), reference));
      return [stretch(window, from, from + startOfDay(bound.days), bound.weekday === undefined)];
    }
    case "lastBefore": {
      const from = startOfDay(lastUntil(bound, dayOfMinute(start), reference));
      return [stretch(window, from, from + startOfDay(bound.days), false)];
    }
    case "weekOf": {
      const monday = startOfDay(mondayOf(dayOfMinute(start)));
      return [{ ...window, start: monday, end: monday + startOfDay(7), grain: "week" }];
    }
    case "lasting": {
      const from = startOfDay(dayOfMinute(start));
      const until = startOfDay(onward(dayOfMinute(start), bound.days));
      return [stretch(window, from, until, bound.approximate)];
    }
    case "shift": {
      const from = startOfDay(dayOfMinute(start) + bound.days);
      return [{ ...window, start: from, end: from + startOfDay(1), grain: "day" }];
    }
  }
}

type Weekday = number | "workday" | undefined;

/** The first such day from a day on. */
function firstFrom(weekday: Weekday, day: number, { calendars }: Reference): number {
  if (weekday === undefined) return day;
  if (weekday === "workday") return workdayFrom(calendars, day, 1);
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

/** The last such days that are over when a day begins. */
function lastUntil(
  { weekday, days }: { readonly weekday: number | "workday"; readonly days: number },
  day: number,
  { calendars }: Reference,
): number {
  if (weekday === "workday") return workdayFrom(calendars, day - 1, -1);
  const last = day - days;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

function around(window: Resolved, start: number, end: number): Resolved {
  if (window.grain === "minute" || window.grain === "hour") return { ...window, approximate: true };
  const reach = startOfDay(AROUND_DAYS);
  return { ...window, start: start - reach, end: end + reach, grain: "days", approximate: true };
}

function before(window: Resolved, node: Bounded, reference: Reference): Resolved {
  const limit = isEnd(node.of) ? window.end : window.start;
  const open: Resolved = { ...window, start: null, end: limit, grain: "open", approximate: false };
  const today = midnight(reference);
  if (reference.mode === "prose" || reference.past || limit === null || limit <= today) return open;
  return { ...open, start: today, grain: "days" };
}

function stretch(window: Resolved, start: number, end: number, approximate: boolean): Resolved {
  return {
    ...window,
    start,
    end,
    grain: end - start === startOfDay(1) ? "day" : "days",
    approximate,
  };
}

function back(day: number, days: number): number {
  return days >= 30 ? addMonths(day, -Math.round(days / 30)) : day - days;
}

function onward(day: number, days: number): number {
  return days >= 30 ? addMonths(day, Math.round(days / 30)) : day + days;
}

function isHoliday(node: TimeNode): boolean {
  if (node.kind === "within") return isHoliday(node.inner);
  return node.kind === "named" || node.kind === "school";
}
