import { epochToCivil } from "../calendar/zone.ts";
import { withdrawAll } from "../reminding/plan-reminders.ts";
import { type Activity, updateActivity } from "../store/activities.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { occurrencesOf, updateOccurrence } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { activityCancelledWords } from "../wording/changes.ts";

export interface CancellingActivity {
  readonly space: Space;
  readonly activity: Activity;
  /** Member id. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** In the organizer's words; null: not said. */
  readonly why: string | null;
  /** `account/id` of the message that asked for it. */
  readonly inboundId?: string;
}

/**
 * Cancels an activity with everything of it that is still to come; what was held stays as it was. A rule
 * is laid out no further.
 * @returns how many reminders or messages were taken back
 */
export async function cancelActivity(db: Db, cancelling: CancellingActivity): Promise<number> {
  const { space, activity, now } = cancelling;
  const today = epochToCivil(now, space.zone);
  const coming = (await occurrencesOf(db, activity.id)).filter(
    ({ state, window_end: end, window_start: start }) =>
      state === "planned" && (end ?? start ?? "9999") > today,
  );
  let withdrawn = 0;
  for (const { id } of coming) {
    await updateOccurrence(db, id, { state: "cancelled" });
    withdrawn += await withdrawAll(db, space, id, { now, reason: "cancelled" });
  }
  await updateActivity(db, activity.id, { state: "cancelled" }, now);
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: cancelling.by,
    subject: "activity",
    subject_id: activity.id,
    action: "cancel",
    // What has to be kept to take it back.
    before: JSON.stringify({ occurrences: coming.map(({ id }) => id) }),
    after: "cancelled",
    words: activityCancelledWords(activity, coming.length, cancelling.why),
    ...(cancelling.inboundId === undefined ? {} : { inbound_id: cancelling.inboundId }),
  });
  return withdrawn;
}
