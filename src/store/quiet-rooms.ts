import type { Db } from "./db.ts";

export interface RoomRecord {
  readonly topic: string;
  /** Activities of the room's own that took place as far as is recorded. */
  readonly held: number;
}

/**
 * How much each active room of a space has on record of what was meant for it alone, within a span.
 * @param span local civil ISO text, the end exclusive; rooms made after `madeBefore` (epoch milliseconds) are left out
 */
export async function roomRecords(
  db: Db,
  spaceId: number,
  span: { readonly from: string; readonly to: string; readonly madeBefore: number },
): Promise<RoomRecord[]> {
  const rows = await db
    .selectFrom("room")
    .select(["room.topic"])
    .select(({ selectFrom }) =>
      selectFrom("occurrence")
        .innerJoin("activity", "activity.id", "occurrence.activity_id")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("activity.room_id", "=", "room.id")
        .where("occurrence.window_start", ">=", span.from)
        .where("occurrence.window_start", "<", span.to)
        .where(({ or, eb, exists, selectFrom: from }) =>
          or([
            eb("occurrence.state", "=", "done"),
            exists(
              from("checkin")
                .select("checkin.id")
                .whereRef("checkin.occurrence_id", "=", "occurrence.id")
                .where("checkin.state", "=", "here"),
            ),
            exists(
              from("headcount")
                .select("headcount.id")
                .whereRef("headcount.occurrence_id", "=", "occurrence.id"),
            ),
          ]),
        )
        .as("held"),
    )
    .where("room.space_id", "=", spaceId)
    .where("room.state", "=", "active")
    .where("room.created_at", "<", span.madeBefore)
    .orderBy("room.id")
    .execute();
  return rows.map(({ topic, held }) => ({ topic, held: Number(held ?? 0) }));
}
