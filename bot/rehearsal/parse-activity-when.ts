import { addDays, addMonths, formatDay, parseDay } from "../../src/calendar/civil-day.ts";
import { parseMinute } from "../../src/calendar/civil-minute.ts";
import { Fault } from "../../src/errors.ts";
import type { ActivityWhen } from "./transcript.ts";

const MINUTE = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})(?:\s*[-–~至到]\s*(\d{1,2}:\d{2}))?$/u;

/**
 * `2026-11-27 09:00` (or `09:00-11:00`), `2026-12-04`, `2026-12`, `2026`, or nothing: as precise as written.
 * @throws Fault `transcript`
 */
export function parseActivityWhen(text: string): ActivityWhen {
  if (text === "") return { grain: "none" };
  const when = minuteWhen(text) ?? dayWhen(text) ?? monthWhen(text) ?? yearWhen(text);
  if (when === undefined) {
    throw new Fault(
      "transcript",
      `时间看不懂：${text} / a time is 2026-11-27 09:00, 2026-12-04 or 2026-12`,
    );
  }
  return when;
}

function minuteWhen(text: string): ActivityWhen | undefined {
  const [, day, from, to] = MINUTE.exec(text) ?? [];
  if (day === undefined || from === undefined) return undefined;
  const start = civil(day, from);
  const end = to === undefined ? null : civil(day, to);
  if (start === undefined || end === undefined) return undefined;
  return { grain: "minute", start, end };
}

function civil(day: string, time: string): string | undefined {
  const text = `${day}T${time.padStart(5, "0")}:00`;
  return parseMinute(text) === undefined ? undefined : text;
}

function dayWhen(text: string): ActivityWhen | undefined {
  if (parseDay(text) === undefined) return undefined;
  return { grain: "day", start: midnight(text), end: midnight(addDays(text, 1)) };
}

function monthWhen(text: string): ActivityWhen | undefined {
  const first = /^\d{4}-\d{2}$/u.test(text) ? parseDay(`${text}-01`) : undefined;
  if (first === undefined) return undefined;
  return {
    grain: "month",
    start: midnight(formatDay(first)),
    end: midnight(formatDay(addMonths(first, 1))),
  };
}

function yearWhen(text: string): ActivityWhen | undefined {
  if (!/^\d{4}$/u.test(text)) return undefined;
  return {
    grain: "year",
    start: midnight(`${text}-01-01`),
    end: midnight(`${Number(text) + 1}-01-01`),
  };
}

function midnight(day: string): string {
  return `${day}T00:00:00`;
}
