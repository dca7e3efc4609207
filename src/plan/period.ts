import type { Calendars } from "../calendar/calendars.ts";
import { addDays, addMonths, formatDay, mondayOf, parseDay } from "../calendar/civil-day.ts";
import { readTime } from "../time/read-time.ts";

/** A span of days that somebody asked about, local civil ISO text, `to` exclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** How it is called in an answer: 11月, 下周, 11月27日. */
  readonly kind: "day" | "week" | "month" | "quarter" | "half" | "year" | "days";
}

const AROUND_DAYS = 3;
const MIDNIGHT = "T00:00:00";

/**
 * The days of a `period` slot (see `src/understanding/intent.ts`); undefined when it has another form.
 * School periods (`term`, `winter-holiday`, `summer-holiday`) are read by the calendars.
 * @param now local civil ISO text
 */
export function periodOf(slot: string, now: string, calendars: Calendars): Period | undefined {
  return schoolPeriod(slot, now, calendars) ?? calendarPeriod(slot) ?? spanOfDays(slot);
}

function calendarPeriod(slot: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:(\d\d)|Q([1-4])|H([12])))?$/.exec(slot);
  if (match === null) return undefined;
  const [, year = "", month, quarter, half] = match;
  if (month !== undefined) return months(year, Number(month), 1, "month");
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3, "quarter");
  if (half !== undefined) return months(year, Number(half) * 6 - 5, 6, "half");
  return months(year, 1, 12, "year");
}

function months(
  year: string,
  first: number,
  count: number,
  kind: Period["kind"],
): Period | undefined {
  const start = parseDay(`${year}-${String(first).padStart(2, "0")}-01`);
  if (start === undefined) return undefined;
  return {
    from: formatDay(start) + MIDNIGHT,
    to: formatDay(addMonths(start, count)) + MIDNIGHT,
    kind,
  };
}

function spanOfDays(slot: string): Period | undefined {
  const around = /^around:(\d{4}-\d\d-\d\d)$/.exec(slot)?.[1];
  if (around !== undefined && parseDay(around) !== undefined) {
    return days(addDays(around, -AROUND_DAYS), addDays(around, AROUND_DAYS));
  }
  const [first = "", last = first] = slot.split("/").map((part) => part.slice(0, 10));
  if (parseDay(first) === undefined || parseDay(last) === undefined || last < first)
    return undefined;
  return days(first, last);
}

function days(first: string, last: string): Period {
  const [start, end] = [parseDay(first) ?? 0, parseDay(last) ?? 0];
  const week = end - start === 6 && mondayOf(start) === start;
  const kind = start === end ? "day" : week ? "week" : "days";
  return { from: first + MIDNIGHT, to: addDays(last, 1) + MIDNIGHT, kind };
}

const SCHOOL_WORDS: Readonly<Record<string, string>> = {
  term: "本学期",
  "winter-holiday": "寒假",
  "summer-holiday": "暑假",
};

function schoolPeriod(slot: string, now: string, calendars: Calendars): Period | undefined {
  const words = SCHOOL_WORDS[slot];
  if (words === undefined) return undefined;
  const [reading] = readTime(words, { now, mode: "query", calendars });
  if (reading?.start === null || reading?.end === null || reading === undefined) return undefined;
  return { from: reading.start, to: reading.end, kind: "days" };
}
