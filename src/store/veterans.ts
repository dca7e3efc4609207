import type { Db } from "./db.ts";

/**
 * Who counts as one of the 五老: those who were marked, and everybody of a room that is theirs by its
 * name (五老志愿队).
 */
export async function veteranIds(db: Db, spaceId: number): Promise<ReadonlySet<number>> {
  const marked = await db
    .selectFrom("veteran")
    .select("member_id")
    .where("space_id", "=", spaceId)
    .execute();
  const inRooms = await db
    .selectFrom("membership")
    .innerJoin("room", "room.id", "membership.room_id")
    .select("membership.member_id")
    .where("membership.space_id", "=", spaceId)
    .where("room.topic", "like", "%五老%")
    .execute();
  return new Set([...marked, ...inRooms].map((row) => row.member_id));
}

/** Marks members as 五老; those who are marked stay so. */
export async function markVeterans(
  db: Db,
  members: readonly { readonly id: number; readonly space_id: number }[],
  by: { readonly byId: number; readonly at: number },
): Promise<void> {
  for (const { id, space_id } of members) {
    await db
      .insertInto("veteran")
      .values({ member_id: id, space_id, by_id: by.byId, at: by.at })
      .onConflict((conflict) => conflict.column("member_id").doNothing())
      .execute();
  }
}

export async function unmarkVeterans(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom("veteran").where("member_id", "in", ids).execute();
}
