import type { Db } from "./db.ts";
import { RETIRED } from "./identities.ts";
import { literal } from "./literal.ts";
import type { Room } from "./rooms.ts";
import { WAITING } from "./unfinished.ts";

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
    .where("state", "in", WAITING)
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

/**
 * The room's address goes to a new room of another space, which knows nothing of the old one. The old one keeps what
 * was done in it and is left; what waits to be sent there, and what would be, is taken back.
 */
export async function giveAddressTo(
  db: Db,
  room: Room,
  spaceId: number,
  now: number,
): Promise<Room> {
  await setRoom(db, room.id, { network_id: `given/${room.id}/${now}`, state: "left" });
  await db
    .updateTable("outbox")
    .set({ state: "withdrawn", reason: "room-given" })
    .where("room_id", "=", room.id)
    .where("state", "=", literal("queued"))
    .execute();
  await db
    .updateTable("reminder")
    .set({ state: "withdrawn" })
    .where("space_id", "=", room.space_id)
    .where("subject", "=", `room/${room.id}`)
    .where("state", "=", literal("scheduled"))
    .execute();
  const { account, network_id, topic } = room;
  return db
    .insertInto("room")
    .values({ space_id: spaceId, account, network_id, topic, created_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Under which ids and names the people of a room are known on its account. */
export async function peopleMetIn(
  db: Db,
  room: Room,
): Promise<readonly { readonly name: string; networkId: string; readonly nickname: string }[]> {
  return db
    .selectFrom("membership")
    .innerJoin("member", "member.id", "membership.member_id")
    .innerJoin("identity", "identity.member_id", "member.id")
    .select(["member.name", "identity.network_id as networkId", "identity.nickname"])
    .where("membership.room_id", "=", room.id)
    .where("identity.account", "=", room.account)
    .where("identity.network_id", "not like", `${RETIRED}%`)
    .where("member.erased_at", "is", null)
    .orderBy("member.id")
    .execute();
}

async function setRoom(
  db: Db,
  id: number,
  values: Partial<Pick<Room, "account" | "network_id" | "state">>,
): Promise<void> {
  await db.updateTable("room").set(values).where("id", "=", id).execute();
}
