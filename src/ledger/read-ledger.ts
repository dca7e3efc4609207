import { isChildren } from "../attendance/count-heads.ts";
import { minutesThere } from "../attendance/hours.ts";
import { addDays } from "../calendar/civil-day.ts";
import { epochToCivil } from "../calendar/zone.ts";
import type { Activity } from "../store/activities.ts";
import type { Checkin } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import {
  activitiesByIds,
  occurrencesForLedger,
  type Recorded,
  recordedOf,
} from "../store/ledger-rows.ts";
import type { Occurrence } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { veteranIds } from "../store/veterans.ts";
import { gapsOf } from "./gaps-of.ts";
import type { LedgerRow } from "./ledger-row.ts";

/** What is asked for: days as local civil ISO text (end exclusive), and whose activities. */
export interface LedgerQuestion {
  readonly space: Space;
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds: what lies after it has not taken place yet. */
  readonly now: number;
  /** Only activities for this room, and of those for all rooms only its members' check-ins. */
  readonly room?: { readonly id: number; readonly members: ReadonlySet<number> };
}

const ONE_DAY: readonly Occurrence["precision"][] = ["minute", "hour", "part", "day"];

/**
 * The lines of the ledger in a span, in order of their days: everything that was held in it, and what is
 * over and should have been. A windowed item belongs to the last day of its window: when people were
 * counted does not say when it was. Rows come in parts, so that a long span does not have to fit into memory.
 */
export async function* readLedger(
  db: Db,
  question: LedgerQuestion,
): AsyncGenerator<{ readonly row: LedgerRow; readonly checkins: readonly Checkin[] }> {
  const { space, room } = question;
  const all = await occurrencesForLedger(db, space.id, question);
  const activities = await activitiesByIds(db, [...new Set(all.map((one) => one.activity_id))]);
  const occurrences = all.filter((one) => isFor(activities.get(one.activity_id), room?.id));
  const byId = new Map(occurrences.map((one) => [one.id, one]));
  const veterans = await veteranIds(db, space.id);
  for await (const { ids, recorded } of recordedOf(db, [...byId.keys()])) {
    const parts = partsOf(recorded);
    for (const id of ids) {
      const occurrence = byId.get(id);
      const activity = occurrence && activities.get(occurrence.activity_id);
      if (occurrence === undefined || activity === undefined) continue;
      const checkins = (parts.checkins.get(id) ?? []).filter(
        (one) => activity.room_id !== null || room === undefined || room.members.has(one.member_id),
      );
      const row = rowOf({ question, occurrence, activity, checkins, parts, veterans });
      if (row !== undefined) yield { row, checkins };
    }
  }
}

function isFor(activity: Activity | undefined, roomId: number | undefined): boolean {
  return roomId === undefined || activity?.room_id === null || activity?.room_id === roomId;
}

function partsOf({ checkins, headcounts, photos, minutes }: Recorded) {
  return {
    checkins: Map.groupBy(checkins, (one) => one.occurrence_id),
    headcounts: Map.groupBy(headcounts, (one) => one.occurrence_id),
    photos: new Map(photos.map((one) => [one.occurrence_id, Number(one.n)])),
    minutes: new Map(minutes.map((one) => [one.occurrence_id, one.text])),
  };
}

interface Given {
  readonly question: LedgerQuestion;
  readonly occurrence: Occurrence;
  readonly activity: Activity & { readonly quote: string | null };
  readonly checkins: readonly Checkin[];
  readonly parts: ReturnType<typeof partsOf>;
  readonly veterans: ReadonlySet<number>;
}

function rowOf(given: Given): LedgerRow | undefined {
  const { question, occurrence, activity, checkins, parts, veterans } = given;
  const { quote, ...bare } = activity;
  // A room of its own is not charged with numbers that were given for all rooms together.
  const shared = question.room !== undefined && activity.room_id === null;
  const headcounts = shared ? [] : (parts.headcounts.get(occurrence.id) ?? []);
  const photos = parts.photos.get(occurrence.id) ?? 0;
  const minutesLine = parts.minutes.get(occurrence.id) ?? null;
  const day = dayOf(occurrence);
  const place = day ?? lastDayOf(occurrence);
  if (
    place === undefined ||
    place < question.from.slice(0, 10) ||
    place >= question.to.slice(0, 10)
  )
    return undefined;
  const past = isPast(occurrence, question);
  const recorded =
    checkins.length > 0 || headcounts.length > 0 || photos > 0 || minutesLine !== null;
  const held = occurrence.state === "done" || recorded;
  if (!held && (!past || shared)) return undefined;
  const listed = { occurrence, activity: bare };
  const facts = {
    ...listed,
    quote,
    day,
    held,
    past,
    people: checkins.length,
    heads: sum(checkins.map((one) => one.heads)),
    memberIds: checkins.map((one) => one.member_id),
    veteranIds: checkins.flatMap((one) => (veterans.has(one.member_id) ? [one.member_id] : [])),
    minutes: sum(checkins.map((one) => minutesThere(one, listed) ?? 0)),
    children: sum(headcounts.flatMap((one) => (isChildren(one.label) ? [one.count] : []))),
    otherCounts: headcounts.filter((one) => !isChildren(one.label)),
    photos,
    minutesLine,
  };
  return { ...facts, gaps: shared ? [] : gapsOf(facts) };
}

/** The civil day on which it was planned; null when only a window is known. No record makes it preciser. */
function dayOf({ precision, window_start: start }: Occurrence): string | null {
  return ONE_DAY.includes(precision) ? (start?.slice(0, 10) ?? null) : null;
}

function lastDayOf({ window_end: end }: Occurrence): string | undefined {
  return end === null ? undefined : addDays(end.slice(0, 10), -1);
}

function isPast(
  { starts_at, precision, window_start, window_end }: Occurrence,
  question: LedgerQuestion,
) {
  const { now, space } = question;
  if (starts_at !== null) return starts_at <= now;
  const oneDay = ONE_DAY.includes(precision);
  const over = oneDay ? window_start && addDays(window_start.slice(0, 10), 1) : window_end;
  return over !== null && over !== "" && over <= epochToCivil(now, space.zone);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
