import { replanReminders } from "../reminding/plan-reminders.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { type Listed, updateOccurrence } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { placedWords } from "../wording/changes.ts";

export interface Placing {
  readonly space: Space;
  readonly listed: Listed;
  readonly place: string;
  /** Member id. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `account/id` of the message that asked for it. */
  readonly inboundId: string;
}

/** Gives one happening of an activity another place than the others have; its reminders say the new one. */
export async function placeOccurrence(db: Db, placing: Placing): Promise<Listed> {
  const { space, listed, place, by, now, inboundId } = placing;
  const { activity, occurrence } = listed;
  await updateOccurrence(db, occurrence.id, { place });
  const placed = { activity: { ...activity, place }, occurrence: { ...occurrence, place } };
  await replanReminders(db, space, placed, { now, reason: "changed" });
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: by,
    subject: "occurrence",
    subject_id: occurrence.id,
    action: "place",
    before: JSON.stringify({ place: occurrence.place }),
    after: JSON.stringify({ place }),
    words: placedWords(activity, occurrence, place),
    inbound_id: inboundId,
  });
  return placed;
}
