import { parseDay } from "../calendar/civil-day.ts";
import { epochToCivil } from "../calendar/zone.ts";
import { planReminders } from "../reminding/plan-reminders.ts";
import type { Activity } from "../store/activities.ts";
import type { Db } from "../store/db.ts";
import { addOccurrence, type Occurrence } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { occurrenceTime } from "./occurrence-time.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";
import {
  horizonDays,
  type Recurrence,
  type RecurringTime,
  recurringTimes,
} from "./recurring-times.ts";

/** Where nothing happens within the horizon, the next happening within so many days is laid out all the same. */
const FARTHEST_DAYS = 800;

/**
 * Lays out the happenings of an activity's rule from today to its horizon, with their reminders; those
 * that are there already (moved, cancelled or held) are left as they are, so it may run any number of times.
 * @param now epoch milliseconds
 * @returns the occurrences that are new
 */
export async function expandOccurrences(
  db: Db,
  space: Space,
  activity: Activity,
  now: number,
): Promise<Occurrence[]> {
  const recurrence = recurrenceOf(activity);
  const from = parseDay(epochToCivil(now, space.zone).slice(0, 10));
  if (recurrence === undefined || from === undefined) return [];
  const within = (days: number) => recurringTimes(recurrence, { from, until: from + days });
  const near = within(horizonDays(recurrence.rrule));
  const times = near.length > 0 ? near : within(FARTHEST_DAYS).slice(0, 1);
  const added: Occurrence[] = [];
  for (const time of times) {
    const occurrence = await addOccurrence(db, rowOf(activity, time, space.zone));
    if (occurrence === undefined) continue;
    await planReminders(db, space, { activity, occurrence }, now);
    added.push(occurrence);
  }
  return added;
}

/** The rule of an activity with what it was read from; undefined for what happens once. */
function recurrenceOf(activity: Activity): Recurrence | undefined {
  if (activity.rrule === null || activity.recurrence === null) return undefined;
  const when: ItemWhen = JSON.parse(activity.recurrence);
  const except: string[] = JSON.parse(activity.except_days);
  return { rrule: activity.rrule, except, when };
}

function rowOf(activity: Activity, { slot, time }: RecurringTime, zone: string) {
  return {
    space_id: activity.space_id,
    activity_id: activity.id,
    slot,
    ...occurrenceTime(time, zone),
  };
}
