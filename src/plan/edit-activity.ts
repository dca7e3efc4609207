import { offerFreedPlaces } from "../attendance/offer-places.ts";
import { replanReminders } from "../reminding/plan-reminders.ts";
import { type Activity, activityById, updateActivity } from "../store/activities.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { listedAt, occurrencesOf } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { editedWords } from "../wording/changes.ts";

/** What of an activity an order may change, apart from its times. */
export type Editable = Pick<
  Activity,
  "title" | "place" | "audience" | "speaker" | "bring" | "meet_at" | "capacity"
>;

export interface Editing {
  readonly space: Space;
  readonly activity: Activity;
  readonly to: Partial<Editable>;
  /** Member id. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `account/id` of the message. */
  readonly inboundId?: string;
}

/**
 * Changes facts of an activity, for all of its occurrences. Reminders that are queued already would say the old
 * facts: they are taken back and said anew, in the same transaction.
 */
export async function editActivity(db: Db, editing: Editing): Promise<Activity> {
  const { space, to, by, now } = editing;
  // As it is for all of its occurrences: the caller may have seen one that is elsewhere.
  const activity = await activityById(db, editing.activity.id);
  await updateActivity(db, activity.id, to, now);
  const after = { ...activity, ...to };
  for (const occurrence of await occurrencesOf(db, activity.id)) {
    if (occurrence.state !== "planned") continue;
    await replanReminders(db, space, listedAt(after, occurrence), { now, reason: "changed" });
    if (to.capacity !== undefined) {
      await offerFreedPlaces(db, { activity: after, occurrence }, now);
    }
  }
  const keys = Object.keys(to) as (keyof Editable)[];
  const before = Object.fromEntries(keys.map((key) => [key, activity[key]]));
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: by,
    subject: "activity",
    subject_id: activity.id,
    action: "edit",
    before: JSON.stringify(before),
    after: JSON.stringify(to),
    words: editedWords(activity, to),
    ...(editing.inboundId === undefined ? {} : { inbound_id: editing.inboundId }),
  });
  return after;
}
