import { replanReminders, withdrawAll } from "../reminding/plan-reminders.ts";
import { activityById, updateActivity } from "../store/activities.ts";
import type { Db } from "../store/db.ts";
import {
  listedAt,
  type Occurrence,
  occurrencesOf,
  updateOccurrence,
} from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";

/** What has to be kept to take back a change of all that was to come of an activity. */
export interface SeriesBefore {
  readonly rrule: string | null;
  readonly recurrence: string | null;
  /** Those that the change touched, as they were. */
  readonly occurrences: readonly Occurrence[];
  /** The highest id of an occurrence before the change; what is above it, the change laid out. */
  readonly lastId: number;
}

/** Gives an activity its old rule and its old occurrences back; their reminders are as they were. */
export async function undoSeries(
  db: Db,
  { space, now }: { readonly space: Space; readonly now: number },
  activityId: number,
  before: SeriesBefore,
): Promise<void> {
  const { rrule, recurrence, occurrences, lastId } = before;
  await updateActivity(db, activityId, { rrule, recurrence }, now);
  for (const { id, slot } of await occurrencesOf(db, activityId)) {
    if (id <= lastId) continue;
    await updateOccurrence(db, id, { state: "cancelled", slot: `${slot}/undone-${id}` });
    await withdrawAll(db, space, id, { now, reason: "restored" });
  }
  const activity = await activityById(db, activityId);
  for (const occurrence of occurrences) {
    const { id, space_id: _space, activity_id: _activity, ...values } = occurrence;
    await updateOccurrence(db, id, values);
    await replanReminders(db, space, listedAt(activity, occurrence), { now, reason: "restored" });
  }
}
