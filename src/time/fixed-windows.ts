import { addMonths, civilDay, mondayOf, weekdayOf, yearMonthDay } from "../calendar/civil-day.ts";
import { startOfDay } from "../calendar/civil-minute.ts";
import { schoolSpan } from "../calendar/school-terms.ts";
import { instancesOf } from "./instances.ts";
import { type Reference, yearWindow } from "./reference.ts";
import type { RelativeUnit, RollingNode, TimeNode } from "./time-node.ts";
import { daysWindow, type Window } from "./window.ts";

type Fixed = Extract<
  TimeNode,
  {
    kind: "relative" | "nextYear" | "schoolWeeks" | "years" | "schoolYear" | "date" | "rolling";
  }
>;

/** The one window of a node that needs no choosing. */
export function fixedWindow(node: Fixed, reference: Reference): Window {
  switch (node.kind) {
    case "relative":
      return relativeWindow(node.unit, node.offset, reference);
    case "nextYear": {
      const year = (reference.memory.year ?? reference.thisYear) + 1;
      return years(year, year);
    }
    case "schoolWeeks":
      return schoolWeeks(node.n, node.count, reference);
    case "years":
      return years(node.from, node.to);
    case "schoolYear":
      return daysWindow(civilDay(node.from, 9, 1), civilDay(node.from + 1, 9, 1), "year", true);
    case "date": {
      const day = civilDay(node.year, node.month, node.day);
      return daysWindow(day, day + 1, "day");
    }
    default:
      return rollingWindow(node, reference);
  }
}

function relativeWindow(unit: RelativeUnit, offset: number, reference: Reference): Window {
  const { today } = reference;
  const { year, month } = yearMonthDay(today);
  switch (unit) {
    case "day":
      return daysWindow(today + offset, today + offset + 1, "day");
    case "week": {
      const monday = mondayOf(today) + offset * 7;
      return daysWindow(monday, monday + 7, "week");
    }
    case "month":
      return months(year, month + offset, 1, "month");
    case "quarter":
      return months(year, month - ((month - 1) % 3) + offset * 3, 3, "quarter");
    case "half":
      return months(year, month - ((month - 1) % 6) + offset * 6, 6, "half");
    case "year":
      return years(reference.thisYear + offset, reference.thisYear + offset);
    case "schoolYear": {
      const from = (month >= 9 ? year : year - 1) + offset;
      return daysWindow(civilDay(from, 9, 1), civilDay(from + 1, 9, 1), "year", true);
    }
    case "term":
      return termWindow(offset, reference);
  }
}

/** This term is the one today is in, or, in a holiday, the next to begin. */
function termWindow(offset: number, reference: Reference): Window {
  const horizon = { from: reference.today - 800, until: reference.today + 800 };
  const terms = (["springTerm", "autumnTerm"] as const)
    .flatMap((span) => instancesOf({ kind: "school", span }, horizon, reference))
    .sort((a, b) => a.start - b.start);
  const current = terms.findIndex((term) => term.end > startOfDay(reference.today));
  const found = terms[current + offset];
  if (found !== undefined) return found;
  const autumn = schoolSpan(reference.calendars.schoolTerms, "autumnTerm", reference.thisYear);
  return daysWindow(autumn.from, autumn.until, "term", true);
}

/** Weeks are of the term that now is in; in a plan for a later year, of its first. */
function schoolWeeks(n: number, count: number, reference: Reference): Window {
  const weeksOf = (term: Window): Window => {
    const monday = firstMonday(term) + (n - 1) * 7;
    return daysWindow(monday, monday + count * 7, "week", true);
  };
  const weeks = weeksOf(termWindow(0, reference));
  if (reference.mode === "query" || weeks.end > yearWindow(reference.thisYear).start) return weeks;
  const spring = schoolSpan(reference.calendars.schoolTerms, "springTerm", reference.thisYear);
  return weeksOf(daysWindow(spring.from, spring.until, "term", true));
}

/** The first week of a term is the one it begins in; a term that begins on a weekend begins with the next. */
function firstMonday(term: Window): number {
  const first = Math.floor(term.start / 1440);
  return weekdayOf(first) > 5 ? mondayOf(first) + 7 : mondayOf(first);
}

function rollingWindow(node: RollingNode, reference: Reference): Window {
  const { today, now } = reference;
  if (node.unit === "minute" || node.unit === "hour") return rollingHours(node, now);
  switch (node.shape) {
    case "about":
      return daysWindow(
        today + (node.from ?? 0),
        today + (node.from ?? 0) + node.count,
        "days",
        true,
      );
    case "next":
      return daysWindow(today + 1, later(today + 1, node, 1), "days");
    case "within":
      return daysWindow(today, later(today, node, 1), "days");
    case "last":
      return daysWindow(later(today, node, -1), today, "days");
    case "at": {
      const day = later(today, node, 1);
      return daysWindow(day, day + 1, "day");
    }
  }
}

function rollingHours(node: RollingNode, now: number): Window {
  const minutes = Math.round(node.count * (node.unit === "hour" ? 60 : 1));
  if (node.shape === "at") {
    const whole = node.unit === "hour" && Number.isInteger(node.count);
    const start = now + minutes;
    return {
      start,
      end: start + (whole ? 60 : 1),
      grain: whole ? "hour" : "minute",
      approximate: false,
    };
  }
  const [start, end] = node.shape === "last" ? [now - minutes, now] : [now, now + minutes];
  return { start, end, grain: "minute", approximate: false };
}

/** The day `count` units after (direction -1: before) a day; half a month is 15 days, half a year six months. */
function later(day: number, node: RollingNode, direction: 1 | -1): number {
  const count = node.count * direction;
  switch (node.unit) {
    case "week":
    case "weekend":
      return day + Math.round(count * 7);
    case "month":
      return Number.isInteger(count) ? addMonths(day, count) : day + Math.round(count * 30);
    case "year":
      return addMonths(day, Math.round(count * 12));
    default:
      return day + Math.round(count);
  }
}

function months(year: number, month: number, count: number, grain: Window["grain"]): Window {
  return daysWindow(civilDay(year, month, 1), civilDay(year, month + count, 1), grain);
}

function years(from: number, to: number): Window {
  return daysWindow(civilDay(from, 1, 1), civilDay(to + 1, 1, 1), "year");
}
