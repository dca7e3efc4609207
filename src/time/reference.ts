import { civilDay } from "../calendar/civil-day.ts";
import { type CivilMinute, dayOfMinute } from "../calendar/civil-minute.ts";
import type { Ground } from "./instances.ts";
import type { Window } from "./window.ts";

/** From where times are reckoned: the moment of asking, the plan's year, and what the text mentioned last. */
export interface Reference extends Ground {
  readonly now: CivilMinute;
  /** The civil day of `now`. */
  readonly today: number;
  /** What 今年 means: the plan's year in prose, else the year of `now`. */
  readonly thisYear: number;
  /** The sentence tells of what is over (办了, 照片), so the nearest past is meant. */
  readonly past: boolean;
  /** Grows as readings are found. */
  readonly memory: { year?: number; month?: Window; day?: Window };
}

/** The solar year `thisYear` as a window. */
export function yearWindow(year: number): Window {
  return {
    start: civilDay(year, 1, 1) * 1440,
    end: civilDay(year + 1, 1, 1) * 1440,
    grain: "year",
    approximate: false,
  };
}

/** The start of today. */
export function midnight(reference: Reference): CivilMinute {
  return dayOfMinute(reference.now) * 1440;
}
