import { epochToCivil } from "../../src/calendar/zone.ts";

/** Local time as a part of a file's name: 2026-11-22T10-00-00. */
export function stampOf(now: number, zone: string): string {
  return epochToCivil(now, zone).replaceAll(":", "-");
}
