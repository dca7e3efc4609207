import type { Db } from "./db.ts";
import type { Room } from "./rooms.ts";

/** Whether something was planned for a room alone, or announced in it: then it is more than an address. */
export async function hasOwnHistory(db: Db, roomId: number): Promise<boolean> {
  const planned = await db
    .selectFrom("activity")
    .select("id")
    .where("room_id", "=", roomId)
    .limit(1)
    .executeTakeFirst();
  const announced = await db
    .selectFrom("notice_room")
    .select("notice_id")
    .where("room_id", "=", roomId)
    .limit(1)
    .executeTakeFirst();
  return planned !== undefined || announced !== undefined;
}

/**
 * The room takes the place of `fresh` on its door, with the people who were met there; `fresh` gets the old
 * address and is left. What waits for the room goes to its new place.
 */
export async function swapAddresses(db: Db, room: Room, fresh: Room, now: number): Promise<void> {
  const address = ({ account, network_id }: Room) => ({ account, network_id });
  // Addresses are unique: one of them steps aside for a moment.
  await setRoom(db, fresh.id, { network_id: `moving/${fresh.id}/${now}`, state: "left" });
  await setRoom(db, room.id, { ...address(fresh), state: "active" });
  await setRoom(db, fresh.id, address(room));
  await db
    .updateTable("outbox")
    .set({ account: fresh.account })
    .where("room_id", "=", room.id)
    .where("state", "in", ["queued", "in-doubt"])
    .execute();
  const met = await db
    .selectFrom("membership")
    .select("member_id")
    .where("room_id", "=", fresh.id)
    .execute();
  for (const { member_id } of met) {
    const row = { room_id: room.id, member_id, space_id: room.space_id, joined_at: now };
    await db
      .insertInto("membership")
      .values(row)
      .onConflict((conflict) => conflict.columns(["room_id", "member_id"]).doNothing())
      .execute();
  }
}

async function setRoom(
  db: Db,
  id: number,
  values: Partial<Pick<Room, "account" | "network_id" | "state">>,
): Promise<void> {
  await db.updateTable("room").set(values).where("id", "=", id).execute();
}
