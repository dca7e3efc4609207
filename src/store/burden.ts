import { sql } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";

/** What the bot pushed of its own accord within a span: answers to people are no burden. */
export interface Burden {
  readonly rooms: readonly { readonly topic: string; readonly pushes: number }[];
  /** Private reminders: how many people got any, how many in all, and the most that one person got. */
  readonly people: number;
  readonly messages: number;
  readonly most: number;
}

/** @param from epoch milliseconds; `until` exclusive */
export async function burdenOf(
  db: Db,
  spaceId: number,
  from: number,
  until: number,
): Promise<Burden> {
  const sent = db
    .selectFrom("outbox")
    .where("outbox.space_id", "=", spaceId)
    .where("outbox.state", "=", literal("sent"))
    .where("outbox.lane", ">", 0)
    .where("outbox.merged_into", "is", null)
    .where("outbox.sent_at", ">=", from)
    .where("outbox.sent_at", "<", until);
  const rooms = await sent
    .innerJoin("room", "room.id", "outbox.room_id")
    .select(["room.topic", sql<number>`count(*)`.as("pushes")])
    .groupBy("room.id")
    .orderBy("pushes", "desc")
    .execute();
  const people = await sent
    .where("member_id", "is not", null)
    .select(["member_id", sql<number>`count(*)`.as("n")])
    .groupBy("member_id")
    .execute();
  const counts = people.map(({ n }) => Number(n));
  return {
    rooms: rooms.map(({ topic, pushes }) => ({ topic, pushes: Number(pushes) })),
    people: counts.length,
    messages: counts.reduce((sum, n) => sum + n, 0),
    most: Math.max(0, ...counts),
  };
}
