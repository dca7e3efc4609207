import type { CivilDay } from "../calendar/civil-day.ts";
import type { CivilMinute } from "../calendar/civil-minute.ts";
import { startOfDay } from "../calendar/civil-minute.ts";
import type { Grain } from "./reading.ts";

/** A half-open stretch of civil minutes `[start, end)` with what is known about its precision. */
export interface Window {
  readonly start: CivilMinute;
  readonly end: CivilMinute;
  readonly grain: Grain;
  readonly approximate: boolean;
  readonly needs?: "schoolCalendar" | "restDays";
}

/** The window of whole days `[from, until)`. */
export function daysWindow(
  from: CivilDay,
  until: CivilDay,
  grain: Grain,
  approximate = false,
): Window {
  return { start: startOfDay(from), end: startOfDay(until), grain, approximate };
}
