import { addDays } from "../src/calendar/civil-day.ts";
import { readTime } from "../src/time/read-time.ts";
import type { Scene } from "./scene.ts";

/** The last of the days (`YYYY-MM-DD`) that the words name, and the first; undefined: they name none. */
export function daysSaid(
  scene: Scene,
  text: string,
): { readonly first: string | null; readonly last: string } | undefined {
  const context = { now: scene.today, mode: "query" as const, calendars: scene.calendars };
  const readings = readTime(text, context);
  const reading = readings.at(-1);
  if (reading?.end === undefined || reading.end === null) return undefined;
  // 12月5日前 of a task is the 5th itself, as people who owe it read it; "by 5 Dec" is read with its day.
  const named = /前$|^before\b/iu.test(reading.text);
  const midnight = !named && reading.end.slice(11, 16) === "00:00";
  const last = midnight ? addDays(reading.end.slice(0, 10), -1) : reading.end.slice(0, 10);
  const first = readings[0]?.start?.slice(0, 10) ?? null;
  return { first, last };
}
