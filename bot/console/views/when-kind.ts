import { addDays } from "../../../src/calendar/civil-day.ts";
import type { Occurrence } from "../../../src/store/occurrences.ts";

const TO_THE_DAY: ReadonlySet<string> = new Set(["minute", "hour", "part", "day"]);

/** Whether its day (or its days, for something of several) is known and not only about known. */
export function isExact({ precision, approximate }: Occurrence): boolean {
  return approximate === 0 && (TO_THE_DAY.has(precision) || precision === "days");
}

/** First and last day of its window, both `YYYY-MM-DD`; an open end is cut at the span that is shown. */
export function daysOf(
  { window_start, window_end }: Occurrence,
  span: { readonly first: string; readonly last: string },
): { readonly first: string; readonly last: string } {
  const first = window_start?.slice(0, 10) ?? span.first;
  const last = window_end === null ? span.last : lastDay(window_end);
  return { first, last: last < first ? first : last };
}

/** The end is exclusive: midnight belongs to the day before. */
function lastDay(end: string): string {
  return end.slice(11) === "00:00:00" ? addDays(end.slice(0, 10), -1) : end.slice(0, 10);
}
