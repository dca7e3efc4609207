import { formatMinute, parseMinute } from "../calendar/civil-minute.ts";
import { epochToCivil } from "../calendar/zone.ts";
import { replanReminders, withdrawAll } from "../reminding/plan-reminders.ts";
import { type Activity, updateActivity } from "../store/activities.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { type Occurrence, occurrencesOf, updateOccurrence } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { seriesWords } from "../wording/changes.ts";
import { expandOccurrences } from "./expand-occurrences.ts";
import { occurrenceTime } from "./occurrence-time.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";
import type { SeriesBefore } from "./undo-series.ts";
import { onDay } from "./when-said.ts";

export interface ChangingSeries {
  readonly space: Space;
  readonly activity: Activity;
  /** A new clock time (`HH:MM`) on the same days, or another rule. */
  readonly to: { readonly time: string } | { readonly when: ItemWhen };
  /** Member id. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly inboundId: string;
}

/**
 * Gives everything that is still to come of a recurring activity another clock time or another rule. What was
 * moved or cancelled by itself, and what is past, stays as it is.
 * @returns the occurrences that are to come now
 */
export async function changeSeries(db: Db, changing: ChangingSeries): Promise<Occurrence[]> {
  const { space, activity, to, now } = changing;
  const today = epochToCivil(now, space.zone);
  const coming = (await occurrencesOf(db, activity.id)).filter(
    ({ state, window_start: start, slot }) =>
      state === "planned" && start !== null && start > today && start === slot,
  );
  const old: ItemWhen = JSON.parse(activity.recurrence ?? "null") ?? onDay(today.slice(0, 10));
  const when = "when" in to ? to.when : withClock(old, to.time);
  const touched = await occurrencesOf(db, activity.id);
  const before: SeriesBefore = {
    rrule: activity.rrule,
    recurrence: activity.recurrence,
    occurrences: coming,
    lastId: Math.max(0, ...touched.map(({ id }) => id)),
  };
  const rule = { rrule: when.rrule ?? activity.rrule, recurrence: JSON.stringify(when) };
  const after = { ...activity, ...rule };
  await updateActivity(db, activity.id, rule, now);
  for (const occurrence of coming) {
    if ("time" in to) await atClock(db, changing, occurrence);
    else await replaced(db, changing, occurrence);
  }
  if ("when" in to) await expandOccurrences(db, space, after, now);
  const occurrences = (await occurrencesOf(db, activity.id)).filter(
    ({ state, window_start: start }) => state === "planned" && start !== null && start > today,
  );
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: changing.by,
    subject: "activity",
    subject_id: activity.id,
    action: "series",
    before: JSON.stringify(before),
    after: JSON.stringify(when),
    words: seriesWords(activity, occurrences.length, "time" in to ? to.time : when.text),
    inbound_id: changing.inboundId,
  });
  return occurrences;
}

/** The same day at another time. Its slot moves along, or the rule would lay the day out once more. */
async function atClock(
  db: Db,
  { space, activity, to, now }: ChangingSeries,
  occurrence: Occurrence,
): Promise<void> {
  if (!("time" in to) || occurrence.window_start === null) return;
  const day = occurrence.window_start.slice(0, 10);
  const time = occurrenceTime(onDay(day, to.time), space.zone);
  await updateOccurrence(db, occurrence.id, { ...time, slot: `${day}T${to.time}:00` });
  const moved = { activity, occurrence: { ...occurrence, ...time } };
  await replanReminders(db, space, moved, { now, reason: "moved" });
}

/** Gives its slot free: the new rule may name the same day. */
async function replaced(
  db: Db,
  { space, now }: ChangingSeries,
  { id, slot }: Occurrence,
): Promise<void> {
  await updateOccurrence(db, id, { state: "cancelled", slot: `${slot}/replaced-${id}` });
  await withdrawAll(db, space, id, { now, reason: "moved" });
}

function withClock(when: ItemWhen, time: string): ItemWhen {
  if (when.start === null) return when;
  const start = `${when.start.slice(0, 10)}T${time}:00`;
  return { ...when, start, end: formatMinute((parseMinute(start) ?? 0) + 1), grain: "minute" };
}
