import type { Db } from "./db.ts";

export interface ShownRoom {
  readonly topic: string;
  readonly account: string;
  readonly active: boolean;
  readonly people: number;
}

/** Every room that the bot was ever in, those it is in first. */
export async function roomsShown(db: Db, spaceId: number): Promise<ShownRoom[]> {
  const rows = await db
    .selectFrom("room")
    .leftJoin("membership", "membership.room_id", "room.id")
    .select(["room.topic", "room.account", "room.state"])
    .select((eb) => eb.fn.count<number>("membership.member_id").as("people"))
    .where("room.space_id", "=", spaceId)
    .groupBy(["room.id", "room.topic", "room.account", "room.state"])
    .orderBy("room.state")
    .orderBy("room.id")
    .execute();
  return rows.map(({ topic, account, state, people }) => ({
    topic,
    account,
    active: state === "active",
    people: Number(people),
  }));
}
