import type { Db } from "./db.ts";

/** A member with every name that they are known by. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly note: string | null;
  readonly nicknames: readonly string[];
  /** In the room that was asked for. */
  readonly inRoom: boolean;
}

/** Everybody of a space who is not erased, oldest first. */
export async function peopleKnown(
  db: Db,
  spaceId: number,
  roomId: number | undefined,
): Promise<KnownPerson[]> {
  const members = await db
    .selectFrom("member")
    .select(["id", "name", "note"])
    .where("space_id", "=", spaceId)
    .where("erased_at", "is", null)
    .orderBy("id")
    .execute();
  const identities = await db
    .selectFrom("identity")
    .select(["member_id", "nickname"])
    .where("space_id", "=", spaceId)
    .execute();
  const here = new Set(roomId === undefined ? [] : await membersOfRoom(db, roomId));
  const nicknames = Map.groupBy(identities, (one) => one.member_id);
  return members.map((member) => ({
    ...member,
    nicknames: (nicknames.get(member.id) ?? []).map((one) => one.nickname),
    inRoom: here.has(member.id),
  }));
}

async function membersOfRoom(db: Db, roomId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("membership")
    .select("member_id")
    .where("room_id", "=", roomId)
    .execute();
  return rows.map((row) => row.member_id);
}

/** The topics of the rooms that somebody is in. */
export async function roomTopicsOf(db: Db, memberId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("room", "room.id", "membership.room_id")
    .select("room.topic")
    .where("membership.member_id", "=", memberId)
    .execute();
  return rows.map((row) => row.topic);
}
