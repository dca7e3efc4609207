import type { Calendars } from "../calendar/calendars.ts";
import { addDays } from "../calendar/civil-day.ts";
import { formatMinute, parseMinute } from "../calendar/civil-minute.ts";
import type { Occurrence } from "../store/occurrences.ts";
import { readTime } from "../time/read-time.ts";
import type { Grain, TimeReading } from "../time/reading.ts";
import { periodOf } from "./period.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";
import { whenOnce } from "./when-once.ts";

/** Day, period and clock time as an order names them (see `ActivityFacts` of the intents). */
export interface TimeSlots {
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  readonly period?: string;
  /** `HH:MM`. */
  readonly time?: string;
  readonly rrule?: string;
}

export interface SayingContext {
  /** The whole order: what its times say beyond the slots (an end, 上午) is read from it. */
  readonly text: string;
  /** Local civil ISO text. */
  readonly now: string;
  readonly calendars: Calendars;
}

/** The time that an order gives to something new; null when it gives none. No day is ever invented. */
export function whenSaid(slots: TimeSlots, context: SayingContext): ItemWhen | null {
  const readings = readTime(context.text, { ...context, mode: "query" });
  const whole = readings.find((reading) => says(reading, slots));
  if (whole !== undefined) return whenOf(whole);
  if (slots.rrule !== undefined) return repeating(slots, slots.rrule);
  if (slots.date !== undefined) return onDay(slots.date, slots.time);
  return slots.period === undefined ? null : within(slots.period, context);
}

/** A reading that says all that the slots say. */
function says(reading: TimeReading, { date, period, time, rrule }: TimeSlots): boolean {
  if (rrule !== undefined) {
    return reading.rrule === rrule && (time === undefined || clockOf(reading.start) === time);
  }
  if (reading.rrule !== undefined || reading.start === null || reading.end === null) return false;
  if (date === undefined) return period !== undefined && time === undefined && isVague(reading);
  return (
    reading.start.slice(0, 10) === date && (time === undefined || clockOf(reading.start) === time)
  );
}

function isVague({ grain }: TimeReading): boolean {
  return !["minute", "hour", "part", "day", "open"].includes(grain);
}

function clockOf(civil: string | null): string {
  return (civil ?? "").slice(11, 16);
}

function whenOf(reading: TimeReading): ItemWhen {
  const { text, start, end, grain, approximate, rrule, except } = reading;
  const repeats = { rrule: rrule ?? null, exdates: except ?? [] };
  return { text, start, end, grain, approximate, ...repeats, goal: null };
}

/** A day, with its clock time if one was said. */
export function onDay(date: string, time?: string): ItemWhen {
  if (time === undefined)
    return whenOnce({
      start: `${date}T00:00:00`,
      end: `${addDays(date, 1)}T00:00:00`,
      grain: "day",
    });
  const start = `${date}T${time}:00`;
  const end = formatMinute((parseMinute(start) ?? 0) + 1);
  return whenOnce({ start, end, grain: "minute" });
}

function repeating(slots: TimeSlots, rrule: string): ItemWhen {
  const first = slots.date === undefined ? null : onDay(slots.date, slots.time);
  const empty = whenOnce({ start: "", end: "", grain: "day" });
  return { ...(first ?? { ...empty, start: null, end: null, grain: null }), rrule };
}

function within(slot: string, { now, calendars }: SayingContext): ItemWhen | null {
  const period = periodOf(slot, now, calendars);
  if (period === undefined) return null;
  const grain: Grain = period.kind === "day" ? "day" : GRAINS[period.kind];
  return whenOnce({ start: period.from, end: period.to, grain });
}

const GRAINS = {
  week: "week",
  month: "month",
  quarter: "quarter",
  half: "half",
  year: "year",
  days: "days",
} as const;

const DAYS: ReadonlySet<string> = new Set(["minute", "hour", "part", "day"]);

/**
 * The new time of an occurrence of which an order names only a part: a day alone keeps the clock, a clock
 * alone keeps the day, a stated length is kept. Undefined: there is no day to which a clock time could belong.
 */
export function movedWhen(
  before: Occurrence,
  slots: TimeSlots & { readonly shiftMinutes?: number },
  context: SayingContext,
): ItemWhen | undefined {
  const { window_start: start } = before;
  const dated = DAYS.has(before.precision) && start !== null;
  const clock = before.precision === "minute" && start !== null ? clockOf(start) : undefined;
  if (slots.shiftMinutes !== undefined) return shifted(before, slots.shiftMinutes);
  if (slots.date !== undefined) {
    const said = whenSaid(slots, context);
    const time = slots.time ?? (said?.grain === "part" ? undefined : clock);
    return time === undefined && said !== null ? said : keepingLength(before, slots.date, time);
  }
  if (slots.time !== undefined) {
    return dated ? keepingLength(before, start.slice(0, 10), slots.time) : undefined;
  }
  return whenSaid(slots, context) ?? undefined;
}

function keepingLength(before: Occurrence, date: string, time: string | undefined): ItemWhen {
  const when = onDay(date, time);
  const length =
    before.ends_at === null || before.starts_at === null
      ? 0
      : (before.ends_at - before.starts_at) / 60_000;
  if (length <= 0 || time === undefined || when.start === null) return when;
  return { ...when, end: formatMinute((parseMinute(when.start) ?? 0) + length) };
}

/** Minutes later (or earlier, when negative); whole days also for what has no clock time. */
function shifted(before: Occurrence, minutes: number): ItemWhen | undefined {
  const start = parseMinute(before.window_start ?? "");
  if (start === undefined || !DAYS.has(before.precision)) return undefined;
  const moved = formatMinute(start + minutes);
  const clock = before.precision === "minute" ? clockOf(moved) : undefined;
  return keepingLength(before, moved.slice(0, 10), clock);
}
