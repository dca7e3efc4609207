import type { Calendars } from "../calendar/calendars.ts";
import { epochToCivil } from "../calendar/zone.ts";
import { planReminders } from "../reminding/plan-reminders.ts";
import { type Activity, addActivity } from "../store/activities.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { addGoal } from "../store/goals.ts";
import { addOccurrence, type Occurrence } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { addedWords } from "../wording/changes.ts";
import { expandOccurrences } from "./expand-occurrences.ts";
import { occurrenceTime } from "./occurrence-time.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";

/** What is known of an activity besides its time; a `ReadItem` has these names too. */
export interface ActivityFacts {
  readonly title: string;
  readonly place?: string | null;
  readonly audience?: string | null;
  readonly organizer?: string | null;
  readonly speaker?: string | null;
  readonly category?: string | null;
  readonly measure?: string | null;
  readonly bring?: string | null;
  /** When and where people meet before it, in words. */
  readonly meetAt?: string | null;
  /** Heads, at least 1. */
  readonly capacity?: number | null;
  /** The room it is for; null: every room of the space. */
  readonly roomId?: number | null;
  /** The member who answers for it: asked in private for what is missing. */
  readonly ownerId?: number | null;
}

export interface PlannedActivity {
  readonly space: Space;
  readonly facts: ActivityFacts;
  /** Null: nothing is known of its time. */
  readonly when: ItemWhen | null;
  /** Member id; null when the operator or a document added it. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly calendars: Calendars;
  readonly sourceId?: number;
  /** The short number; the next free one unless given. */
  readonly no?: number;
  /** `account/id` of the message that asked for it. */
  readonly inboundId?: string;
}

/**
 * Stores an activity with its occurrences, goal and reminders, all in the caller's transaction. A date is
 * stored only as precisely as it was said; a rule is laid out to its horizon.
 */
export async function addPlannedActivity(
  db: Db,
  planned: PlannedActivity,
): Promise<{ readonly activity: Activity; readonly occurrences: readonly Occurrence[] }> {
  const { space, when, now } = planned;
  const activity = await addActivity(db, rowOf(planned));
  const goal = when?.goal ?? null;
  if (goal !== null && goal.times !== null && goal.times > 0) {
    const { times, period, scope } = goal;
    await addGoal(db, { space_id: space.id, activity_id: activity.id, times, period, scope });
  }
  const occurrences =
    activity.rrule === null
      ? await addOnce(db, planned, activity)
      : await expandOccurrences(db, space, activity, now);
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: planned.by,
    subject: "activity",
    subject_id: activity.id,
    action: "add",
    words: addedWords(activity, occurrences, epochToCivil(now, space.zone)),
    ...(planned.inboundId === undefined ? {} : { inbound_id: planned.inboundId }),
  });
  return { activity, occurrences };
}

function rowOf({ space, facts, when, by, now, ...given }: PlannedActivity) {
  return {
    space_id: space.id,
    title: facts.title,
    place: facts.place ?? null,
    audience: facts.audience ?? null,
    organizer: facts.organizer ?? null,
    speaker: facts.speaker ?? null,
    category: facts.category ?? null,
    measure: facts.measure ?? null,
    bring: facts.bring ?? null,
    meet_at: facts.meetAt ?? null,
    capacity: facts.capacity ?? null,
    room_id: facts.roomId ?? null,
    owner_id: facts.ownerId ?? null,
    ...ruleColumns(when),
    source_id: given.sourceId ?? null,
    created_by: by,
    created_at: now,
    updated_at: now,
    ...(given.no === undefined ? {} : { no: given.no }),
  };
}

function ruleColumns(when: ItemWhen | null) {
  if (when === null || when.rrule === null) return {};
  const { rrule, exdates } = when;
  return { rrule, except_days: JSON.stringify(exdates), recurrence: JSON.stringify(when) };
}

async function addOnce(
  db: Db,
  { space, when, now }: PlannedActivity,
  activity: Activity,
): Promise<Occurrence[]> {
  const occurrence = await addOccurrence(db, {
    space_id: space.id,
    activity_id: activity.id,
    slot: "once",
    ...occurrenceTime(when, space.zone),
  });
  if (occurrence === undefined) return [];
  await planReminders(db, space, { activity, occurrence }, now);
  return [occurrence];
}
