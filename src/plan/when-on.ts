import { addMonths, formatDay, parseDay } from "../calendar/civil-day.ts";
import { formatMinute, parseMinute } from "../calendar/civil-minute.ts";
import type { Grain } from "../time/reading.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";

/**
 * A time that somebody wrote down exactly: `2026-11-27 09:00`, `2026-11-27` or `2026-11` (month precision).
 * Undefined when the text is none of them.
 */
export function whenOn(text: string): ItemWhen | undefined {
  const civil = text.trim().replace(" ", "T");
  const minute = civil.includes("T") ? parseMinute(civil) : undefined;
  if (minute !== undefined)
    return once(text, formatMinute(minute), formatMinute(minute + 1), "minute");
  const day = parseDay(civil);
  if (day !== undefined) return once(text, midnight(day), midnight(day + 1), "day");
  const first = parseDay(`${civil}-01`);
  if (first !== undefined)
    return once(text, midnight(first), midnight(addMonths(first, 1)), "month");
  return undefined;
}

function midnight(day: number): string {
  return `${formatDay(day)}T00:00:00`;
}

function once(text: string, start: string, end: string, grain: Grain): ItemWhen {
  return { text, start, end, grain, approximate: false, rrule: null, exdates: [], goal: null };
}
