import { addMonths, formatDay, parseDay } from "../calendar/civil-day.ts";
import { formatMinute, parseMinute } from "../calendar/civil-minute.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";
import { whenOnce } from "./when-once.ts";

/**
 * A time that somebody wrote down exactly: `2026-11-27 09:00`, `2026-11-27` or `2026-11` (month precision).
 * Undefined when the text is none of them.
 */
export function whenOn(text: string): ItemWhen | undefined {
  const civil = text.trim().replace(" ", "T");
  const minute = civil.includes("T") ? parseMinute(civil) : undefined;
  if (minute !== undefined)
    return whenOnce(
      { start: formatMinute(minute), end: formatMinute(minute + 1), grain: "minute" },
      text,
    );
  const day = parseDay(civil);
  if (day !== undefined)
    return whenOnce({ start: midnight(day), end: midnight(day + 1), grain: "day" }, text);
  const first = parseDay(`${civil}-01`);
  if (first !== undefined)
    return whenOnce(
      { start: midnight(first), end: midnight(addMonths(first, 1)), grain: "month" },
      text,
    );
  return undefined;
}

function midnight(day: number): string {
  return `${formatDay(day)}T00:00:00`;
}
