import type { Db } from "./db.ts";

/** Ids of everybody known to be in a room, those who run it included. */
export async function roomMemberIds(db: Db, roomId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("membership")
    .select("member_id")
    .where("room_id", "=", roomId)
    .execute();
  return new Set(rows.map((row) => row.member_id));
}
