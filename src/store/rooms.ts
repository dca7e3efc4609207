import type { Selectable } from "kysely";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import type { RoomTable } from "./tables/people.ts";

export type Room = Selectable<RoomTable>;

export interface RoomSeen {
  readonly account: string;
  readonly networkId: string;
  readonly topic: string;
}

const knownRoom = compiledOnce((db, account: string, networkId: string) =>
  db
    .selectFrom("room")
    .selectAll()
    .where("account", "=", account)
    .where("network_id", "=", networkId),
);

/** The room with this network id, made in the space when it is seen for the first time. */
export async function ensureRoom(
  db: Db,
  spaceId: number,
  seen: RoomSeen,
  now: number,
): Promise<Room> {
  const [known] = await knownRoom(db, seen.account, seen.networkId);
  if (known === undefined) {
    return db
      .insertInto("room")
      .values({
        space_id: spaceId,
        account: seen.account,
        network_id: seen.networkId,
        // A room without a name, or on a network that tells none, still needs one in lists.
        topic: seen.topic === "" ? `群${seen.networkId.slice(-4)}` : seen.topic,
        created_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  }
  if (known.topic === seen.topic || seen.topic === "") return known;
  await db.updateTable("room").set({ topic: seen.topic }).where("id", "=", known.id).execute();
  return { ...known, topic: seen.topic };
}

export async function roomById(db: Db, id: number): Promise<Room | undefined> {
  return db.selectFrom("room").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Rooms that may be written to, oldest first. */
export async function activeRooms(db: Db, spaceId: number): Promise<Room[]> {
  return db
    .selectFrom("room")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("state", "=", "active")
    .orderBy("id")
    .execute();
}

/** Differs from an earlier one when a space or an active room was added: one cheap look, however many there are. */
export async function roomCensus(db: Db): Promise<string> {
  const { active, newest } = await db
    .selectFrom("room")
    .select((eb) => [eb.fn.countAll().as("active"), eb.fn.max("id").as("newest")])
    .where("state", "=", "active")
    .executeTakeFirstOrThrow();
  const { space } = await db
    .selectFrom("space")
    .select((eb) => eb.fn.max("id").as("space"))
    .executeTakeFirstOrThrow();
  return `${active}/${newest}/${space}`;
}

/** Everybody known to be in the room. */
export async function ensureMembership(
  db: Db,
  room: Room,
  memberId: number,
  now: number,
): Promise<void> {
  const [known] = await isIn(db, room.id, memberId);
  if (known !== undefined) return;
  await db
    .insertInto("membership")
    .values({ room_id: room.id, member_id: memberId, space_id: room.space_id, joined_at: now })
    .onConflict((conflict) => conflict.columns(["room_id", "member_id"]).doNothing())
    .execute();
}

const isIn = compiledOnce((db, roomId: number, memberId: number) =>
  db
    .selectFrom("membership")
    .select("member_id")
    .where("room_id", "=", roomId)
    .where("member_id", "=", memberId),
);
