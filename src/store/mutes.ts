import type { Db } from "./db.ts";
import { literal } from "./literal.ts";

/** Notes that somebody wants no private reminder of one activity; saying it twice is saying it once. */
export async function muteActivity(
  db: Db,
  mute: {
    readonly activity_id: number;
    readonly member_id: number;
    readonly space_id: number;
    readonly at: number;
  },
): Promise<void> {
  await db
    .insertInto("mute")
    .values(mute)
    .onConflict((conflict) => conflict.columns(["activity_id", "member_id"]).doNothing())
    .execute();
}

/** Ends it for one activity, or for all of them. */
export async function unmuteActivity(
  db: Db,
  memberId: number,
  activityId: number | "all",
): Promise<void> {
  const all = db.deleteFrom("mute").where("member_id", "=", memberId);
  await (activityId === "all" ? all : all.where("activity_id", "=", activityId)).execute();
}

/** Which of these members want no reminder of the activity. */
export async function mutedFor(
  db: Db,
  activityId: number,
  memberIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (memberIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("mute")
    .select("member_id")
    .where("activity_id", "=", activityId)
    .where("member_id", "in", memberIds)
    .execute();
  return new Set(rows.map(({ member_id }) => member_id));
}

/** Numbers of the activities of which somebody wants no reminder, in order. */
export async function mutedNumbers(db: Db, memberId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("mute")
    .innerJoin("activity", "activity.id", "mute.activity_id")
    .select("activity.no")
    .where("mute.member_id", "=", memberId)
    .orderBy("activity.no")
    .execute();
  return rows.map(({ no }) => no);
}

/** Takes back what was to remind the person of this activity, a duty at it too, and has not left yet. */
export async function withdrawRemindersOf(
  db: Db,
  memberId: number,
  activityId: number,
): Promise<void> {
  const occurrences = db
    .selectFrom("occurrence")
    .select("id")
    .where("activity_id", "=", activityId);
  const duties = await db
    .selectFrom("duty")
    .select("id")
    .where("member_id", "=", memberId)
    .where("occurrence_id", "in", occurrences)
    .execute();
  await db
    .updateTable("outbox")
    .set({ state: "withdrawn", reason: "muted" })
    .where("member_id", "=", memberId)
    .where("state", "=", literal("queued"))
    .where(({ and, or, eb }) =>
      or([
        and([
          eb("occurrence_id", "in", occurrences),
          or([
            eb("idempotency_key", "like", "reminder/%"),
            eb("idempotency_key", "like", "nudge/%"),
          ]),
        ]),
        ...duties.map(({ id }) => eb("idempotency_key", "like", `reminder/duty/${id}/%`)),
      ]),
    )
    .execute();
}
