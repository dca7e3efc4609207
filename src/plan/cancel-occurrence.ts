import { epochToCivil } from "../calendar/zone.ts";
import { replanReminders, withdrawAll } from "../reminding/plan-reminders.ts";
import { updateActivity } from "../store/activities.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import {
  type Listed,
  type Occurrence,
  occurrencesOf,
  updateOccurrence,
} from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { cancelledWords, restoredWords } from "../wording/changes.ts";

export interface Cancelling {
  readonly space: Space;
  readonly listed: Listed;
  /** Member id. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `account/id` of the message that asked for it. */
  readonly inboundId?: string;
}

/**
 * Cancels an occurrence, and with it an activity of which nothing else is planned. Its reminders, planned
 * and queued, are taken back in the same transaction.
 * @param why in the organizer's words; null: not said
 * @returns how many reminders or messages were taken back
 */
export async function cancelOccurrence(
  db: Db,
  cancelling: Cancelling,
  why: string | null,
): Promise<number> {
  const { space, listed, now } = cancelling;
  const { activity, occurrence } = listed;
  await updateOccurrence(db, occurrence.id, { state: "cancelled" });
  const rest = await occurrencesOf(db, activity.id);
  if (activity.rrule === null && !rest.some((one) => one.state === "planned")) {
    await updateActivity(db, activity.id, { state: "cancelled" }, now);
  }
  const withdrawn = await withdrawAll(db, space, occurrence.id, {
    now,
    reason: "cancelled",
  });
  const words = cancelledWords(activity, occurrence, epochToCivil(now, space.zone), why);
  await record(db, cancelling, { action: "cancel", after: "cancelled", words });
  return withdrawn;
}

/** Takes a cancellation back; what is still to come is reminded of again. */
export async function restoreOccurrence(db: Db, cancelling: Cancelling): Promise<Listed> {
  const { space, listed, now } = cancelling;
  const occurrence: Occurrence = { ...listed.occurrence, state: "planned" };
  const activity = { ...listed.activity, state: "planned" as const };
  await updateOccurrence(db, occurrence.id, { state: "planned" });
  await updateActivity(db, activity.id, { state: "planned" }, now);
  await replanReminders(db, space, { activity, occurrence }, { now, reason: "restored" });
  const words = restoredWords(activity, occurrence, epochToCivil(now, space.zone));
  await record(db, cancelling, { action: "restore", after: "planned", words });
  return { activity, occurrence };
}

async function record(
  db: Db,
  { space, listed, by, now, inboundId }: Cancelling,
  change: { readonly action: string; readonly after: string; readonly words: string },
): Promise<void> {
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: by,
    subject: "occurrence",
    subject_id: listed.occurrence.id,
    before: listed.occurrence.state,
    ...change,
    ...(inboundId === undefined ? {} : { inbound_id: inboundId }),
  });
}
