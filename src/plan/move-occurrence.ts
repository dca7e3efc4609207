import { epochToCivil } from "../calendar/zone.ts";
import { replanReminders } from "../reminding/plan-reminders.ts";
import { isDated } from "../reminding/schedule.ts";
import { updateActivity } from "../store/activities.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { type Listed, updateOccurrence } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { movedWords } from "../wording/changes.ts";
import { occurrenceTime, type SaidTime } from "./occurrence-time.ts";
import { tellWatchers } from "./tell-watchers.ts";

export interface Moving {
  readonly space: Space;
  readonly listed: Listed;
  readonly to: SaidTime;
  /** Member id. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `account/id` of the message that asked for it. */
  readonly inboundId?: string;
}

/**
 * Gives an occurrence another time, or its first one; one that was cancelled takes place again. What was
 * planned or queued for the old time is taken back in the same transaction. Whoever waits for its day is told
 * when it gets one.
 * @returns the occurrence as it is now, and how many reminders or messages were taken back
 */
export async function moveOccurrence(
  db: Db,
  { space, listed, to, by, now, inboundId }: Moving,
): Promise<{ readonly listed: Listed; readonly withdrawn: number }> {
  const time = { ...occurrenceTime(to, space.zone), state: "planned" as const };
  const before = listed.occurrence;
  await updateOccurrence(db, before.id, time);
  if (listed.activity.state !== "planned") {
    await updateActivity(db, listed.activity.id, { state: "planned" }, now);
  }
  const moved: Listed = {
    activity: { ...listed.activity, state: "planned" },
    occurrence: { ...before, ...time },
  };
  const withdrawn = await replanReminders(db, space, moved, { now, reason: "moved" });
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: by,
    subject: "occurrence",
    subject_id: before.id,
    action: "move",
    before: JSON.stringify(timeOf(before)),
    after: JSON.stringify(timeOf(moved.occurrence)),
    words: movedWords(listed.activity, before, time, epochToCivil(now, space.zone)),
    ...(inboundId === undefined ? {} : { inbound_id: inboundId }),
  });
  if (isDated(moved)) await tellWatchers(db, space, moved, now);
  return { listed: moved, withdrawn };
}

/** What has to be kept to take a move back. */
function timeOf({
  precision,
  window_start,
  window_end,
  starts_at,
  ends_at,
  said,
  approximate,
  state,
}: Listed["occurrence"]) {
  return { precision, window_start, window_end, starts_at, ends_at, said, approximate, state };
}
