import { type CivilDay, civilDay, formatDay, isRealDate } from "./civil-day.ts";

/** A civil time as a number: minutes since 1970-01-01T00:00 in nobody's zone. */
export type CivilMinute = number;

export const MINUTES_PER_DAY = 1440;

const MINUTE_TEXT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/u;

export function startOfDay(day: CivilDay): CivilMinute {
  return day * MINUTES_PER_DAY;
}

export function dayOfMinute(minute: CivilMinute): CivilDay {
  return Math.floor(minute / MINUTES_PER_DAY);
}

/**
 * Local civil ISO text (`2026-11-22T10:00:00`; seconds or the whole time may be missing) → minute; seconds are cut
 * off. Undefined when it is not such a text.
 */
export function parseMinute(text: string): CivilMinute | undefined {
  const found = MINUTE_TEXT.exec(text);
  if (found === null) return undefined;
  const [year, month, day, hour, minute] = found.slice(1, 6).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (!isRealDate(year, month, day)) return undefined;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59) return undefined;
  return startOfDay(civilDay(year, month, day)) + (hour ?? 0) * 60 + (minute ?? 0);
}

/** Minute → `YYYY-MM-DDTHH:MM:00`. */
export function formatMinute(minute: CivilMinute): string {
  const day = dayOfMinute(minute);
  const rest = minute - startOfDay(day);
  const hours = String(Math.floor(rest / 60)).padStart(2, "0");
  return `${formatDay(day)}T${hours}:${String(rest % 60).padStart(2, "0")}:00`;
}
