import { addDays, formatDay, mondayOf, parseDay } from "../calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";
import type { Listed } from "../store/occurrences.ts";
import { latestLoudBefore, type QuietHours, quietUntil } from "./quiet-hours.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The evening before, and the morning of: when people of 60 to 80 still and already look at their phone. */
const EVENING = "19:00:00";
const MORNING = "08:00:00";
/** How long before the start the reminder of an afternoon comes. */
const LEAD_MS = 2 * HOUR_MS;
/** When the room has arrived and is counted. */
const ARRIVED_MS = 30 * MINUTE_MS;
/** A missing day is asked for so many days before the window begins, in the middle of a morning. */
const ASK_DAYS = 10;
const ASK_CLOCK = "09:00:00";

const DATED: ReadonlySet<string> = new Set(["minute", "hour", "part", "day"]);

/** Whether the day of an occurrence is known. */
export function isDated({ occurrence }: Listed): boolean {
  return DATED.has(occurrence.precision) && occurrence.window_start !== null;
}

/** The civil day (`YYYY-MM-DD`) of a dated occurrence. */
export function dayOf({ occurrence }: Listed): string {
  return (occurrence.window_start ?? "").slice(0, 10);
}

/** A week before, at nine in the morning unless that is quiet. */
export function weekAt(listed: Listed, quiet: QuietHours): number {
  return askOn(addDays(dayOf(listed), -7), quiet);
}

/** When somebody is asked about a day of a rule that may be a holiday: as early as for a day that is lacking. */
export function restDayAt(listed: Listed, quiet: QuietHours): number {
  return askOn(addDays(dayOf(listed), -ASK_DAYS), quiet);
}

/** The evening before, 19:00 unless that is quiet. */
export function eveAt(listed: Listed, quiet: QuietHours): number {
  return latestLoudBefore(
    quiet,
    civilToEpoch(`${addDays(dayOf(listed), -1)}T${EVENING}`, quiet.zone),
  );
}

/**
 * On the day: 8:00, or two hours before the start if that is later, moved before quiet hours; never at or
 * after the start. What begins at daybreak is reminded of in the evening before.
 */
export function dayAt(listed: Listed, quiet: QuietHours): number {
  const morning = civilToEpoch(`${dayOf(listed)}T${MORNING}`, quiet.zone);
  const start = listed.occurrence.starts_at ?? startOfPart(listed, quiet.zone);
  if (start === undefined) return latestLoudBefore(quiet, morning);
  const at = Math.max(morning, start - LEAD_MS);
  return latestLoudBefore(quiet, at < start ? at : start - LEAD_MS);
}

function startOfPart({ occurrence }: Listed, zone: string): number | undefined {
  return occurrence.precision === "part" && occurrence.window_start !== null
    ? civilToEpoch(occurrence.window_start, zone)
    : undefined;
}

/** Half an hour after the start, or when the noon nap is over. */
export function arrivalsAt(listed: Listed, quiet: QuietHours): number | undefined {
  const start = listed.occurrence.starts_at;
  if (start === null) return undefined;
  return quietUntil(quiet, start + ARRIVED_MS) ?? start + ARRIVED_MS;
}

/**
 * When somebody is asked for the day of an occurrence that has none: ten days before its window begins
 * (or, for a deadline, a month before it ends); the next morning if that is past; undefined when the
 * window has begun or has no side that is known.
 */
export function askDayAt(
  { occurrence }: Listed,
  quiet: QuietHours,
  now: number,
): number | undefined {
  const { window_start: start, window_end: end } = occurrence;
  const limit = start ?? end;
  if (limit === null) return undefined;
  const at = askOn(addDays(limit.slice(0, 10), start === null ? -3 * ASK_DAYS : -ASK_DAYS), quiet);
  const soonest = askOn(addDays(epochToCivil(now, quiet.zone).slice(0, 10), 1), quiet);
  const asked = at > now ? at : soonest;
  return asked < civilToEpoch(limit, quiet.zone) ? asked : undefined;
}

function askOn(day: string, quiet: QuietHours): number {
  return latestLoudBefore(quiet, civilToEpoch(`${day}T${ASK_CLOCK}`, quiet.zone));
}

/** The first Monday at a clock time (`HH:MM:SS`) after `now`. */
export function nextMonday(now: number, clock: string, zone: string): number {
  const today = epochToCivil(now, zone).slice(0, 10);
  const monday = formatDay(mondayOf(parseDay(today) ?? 0));
  const at = civilToEpoch(`${monday}T${clock}`, zone);
  return at > now ? at : civilToEpoch(`${addDays(monday, 7)}T${clock}`, zone);
}

/** The first day of a month at a clock time (`HH:MM:SS`) after `now`. */
export function nextFirstOfMonth(now: number, clock: string, zone: string): number {
  const today = epochToCivil(now, zone).slice(0, 10);
  const first = `${today.slice(0, 7)}-01`;
  const at = civilToEpoch(`${first}T${clock}`, zone);
  if (at > now) return at;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return civilToEpoch(`${next}T${clock}`, zone);
}
