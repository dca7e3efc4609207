import { addDays } from "../calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import { type Listed, occurrencesIn, startingBetween } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";

const HOUR_MS = 3_600_000;
/** Check-in counts from an hour before the start to two hours after the end (product rule F20). */
const BEFORE_MS = HOUR_MS;
const AFTER_MS = 2 * HOUR_MS;
/** An activity without a stated end is taken to last two hours. */
const USUAL_LENGTH_MS = 2 * HOUR_MS;
/** However long something lasts: check-in is over so long after its beginning. */
const LONGEST_AGO_MS = 24 * HOUR_MS;
/** Sign-up is open for what begins within this many days. */
const SIGNUP_DAYS = 60;

/** When an occurrence that begins to the minute ends, in epoch milliseconds: stated, or the usual length. */
export function endOf(listed: Listed): number {
  const { starts_at, ends_at } = listed.occurrence;
  return ends_at ?? (starts_at ?? 0) + USUAL_LENGTH_MS;
}

/** What is open in one place, or in private. */
export interface OpenOccurrences {
  /** For which "I am here" counts now, in the rooms that they are for. */
  readonly checkins: Listed[];
  /** That one can still sign up for: dated, not begun, soon enough. */
  readonly signups: Listed[];
}

/** Every message asks this: one look at the store. @param roomId undefined: in private */
export async function openOccurrences(
  db: Db,
  space: Space,
  roomId: number | undefined,
  now: number,
): Promise<OpenOccurrences> {
  const from = epochToCivil(now - LONGEST_AGO_MS - HOUR_MS, space.zone);
  const to = epochToCivil(now + SIGNUP_DAYS * 24 * HOUR_MS, space.zone);
  const near = (await occurrencesIn(db, space.id, from, to)).filter((one) => isFor(one, roomId));
  const today = epochToCivil(now, space.zone).slice(0, 10);
  return {
    checkins: [
      ...near.filter((listed) => takesCheckins(listed, now)),
      ...near.filter((listed) => isSomeTimeOn(listed, today)),
    ],
    signups: near.filter((listed) => notBegun(listed, space, now, today)),
  };
}

function takesCheckins(listed: Listed, now: number): boolean {
  const { starts_at } = listed.occurrence;
  if (starts_at === null || starts_at < now - LONGEST_AGO_MS) return false;
  return starts_at - BEFORE_MS <= now && now <= endOf(listed) + AFTER_MS;
}

/** Without a minute, but on a day. */
function isSomeTimeOn({ occurrence }: Listed, today: string): boolean {
  const { precision, window_start, window_end } = occurrence;
  if (precision !== "day" && precision !== "part" && precision !== "hour") return false;
  const from = `${today}T00:00:00`;
  const to = `${addDays(today, 1)}T00:00:00`;
  const ends = window_end === null ? (window_start ?? "") >= from : window_end > from;
  return ends && (window_start === null ? (window_end ?? "") <= to : window_start < to);
}

/** Occurrences without a day whose places are limited: people queue for them before the day is set. */
export async function limitedWithoutDay(
  db: Db,
  space: Space,
  roomId: number | undefined,
  now: number,
): Promise<Listed[]> {
  const from = epochToCivil(now, space.zone);
  const to = epochToCivil(now + SIGNUP_DAYS * 24 * HOUR_MS, space.zone);
  const coming = await occurrencesIn(db, space.id, from, to);
  return coming.filter(
    (listed) => !isOneDay(listed) && listed.activity.capacity !== null && isFor(listed, roomId),
  );
}

/** Headcounts, back-fills and their like still come in so long after the beginning. */
const RECENT_DAYS = 7;

/** Occurrences that have begun within the last days, the youngest first. */
export async function recentlyBegun(
  db: Db,
  space: Space,
  roomId: number | undefined,
  now: number,
): Promise<Listed[]> {
  const from = epochToCivil(now - RECENT_DAYS * 24 * HOUR_MS, space.zone);
  const here = epochToCivil(now, space.zone);
  const past = await occurrencesIn(db, space.id, from, here);
  const today = here.slice(0, 10);
  const hasBegun = (listed: Listed) => !notBegun(listed, space, now, today);
  return past
    .filter((listed) => isFor(listed, roomId) && isOneDay(listed) && hasBegun(listed))
    .sort((a, b) => beginOf(b).localeCompare(beginOf(a)));
}

/** The next check-in that opens within a day, and when: said to somebody who comes too early. */
export async function nextCheckin(
  db: Db,
  space: Space,
  now: number,
): Promise<{ readonly listed: Listed; readonly opensAt: number } | undefined> {
  const [listed] = await startingBetween(db, space.id, now + BEFORE_MS, now + 24 * HOUR_MS);
  const start = listed?.occurrence.starts_at ?? null;
  return listed === undefined || start === null
    ? undefined
    : { listed, opensAt: start - BEFORE_MS };
}

/** Whether two occurrences run at the same time, as far as their clock times are known. */
export function overlap(one: Listed, other: Listed): boolean {
  const [a, b] = [one.occurrence.starts_at, other.occurrence.starts_at];
  return a === null || b === null || (a < endOf(other) && b < endOf(one));
}

function beginOf({ occurrence }: Listed): string {
  return occurrence.window_start ?? "";
}

function isOneDay({ occurrence }: Listed): boolean {
  return ["minute", "hour", "part", "day"].includes(occurrence.precision);
}

/** @param today the civil day of `now` where the space is */
function notBegun(listed: Listed, space: Space, now: number, today: string): boolean {
  const { precision, starts_at, window_start } = listed.occurrence;
  if (starts_at !== null) return starts_at > now;
  if (precision !== "day" && precision !== "part" && precision !== "hour") return false;
  if (window_start === null) return false;
  // Of another day the day decides: reading a zone for each of a year's items cost more than finding them.
  const day = window_start.slice(0, 10);
  return day === today ? civilToEpoch(window_start, space.zone) > now : day > today;
}

function isFor(listed: Listed, roomId: number | undefined): boolean {
  return (
    roomId === undefined || listed.activity.room_id === null || listed.activity.room_id === roomId
  );
}
