import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { Room } from "./rooms.ts";

/** Notices that have rooms for which no message is written yet, the oldest first. */
export async function noticesOwed(db: Db): Promise<number[]> {
  return (await owing(db)).map(({ notice_id }) => notice_id);
}

const owing = compiledOnce((db) =>
  db
    .selectFrom("notice_room")
    .select("notice_id")
    .distinct()
    .where("owed", "=", literal(1))
    .orderBy("notice_id")
    .limit(20),
);

/** The next rooms of a notice for which no message is written yet. */
export async function roomsOwed(db: Db, noticeId: number, most: number): Promise<Room[]> {
  return db
    .selectFrom("notice_room")
    .innerJoin("room", "room.id", "notice_room.room_id")
    .selectAll("room")
    .where("notice_room.notice_id", "=", noticeId)
    .where("notice_room.owed", "=", literal(1))
    .orderBy("notice_room.room_id")
    .limit(most)
    .execute();
}

/** Their messages are written, in the same transaction. */
export async function roomsSettled(
  db: Db,
  noticeId: number,
  roomIds: readonly number[],
): Promise<void> {
  await db
    .updateTable("notice_room")
    .set({ owed: 0 })
    .where("notice_id", "=", noticeId)
    .where("room_id", "in", roomIds)
    .execute();
}

/** The notice is taken back: to these rooms it never goes. */
export async function withholdOwed(db: Db, noticeId: number): Promise<void> {
  await db
    .updateTable("notice_room")
    .set({ owed: 0, recall: "done" })
    .where("notice_id", "=", noticeId)
    .where("owed", "=", literal(1))
    .execute();
}

/** How many rooms of all notices wait for their message to be written. */
export async function countOwedRooms(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom("notice_room")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("owed", "=", literal(1))
    .executeTakeFirstOrThrow();
  return Number(n);
}
