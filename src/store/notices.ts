import type { Insertable, Selectable } from "kysely";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { OutboxItem } from "./outbox.ts";
import type { Flag } from "./tables/flag.ts";
import type { NoticeTable } from "./tables/notice.ts";

export type Notice = Selectable<NoticeTable>;

/** The idempotency key of a notice's message to one of its rooms. */
export function noticeKey(noticeId: number, roomId: number): string {
  return `notice/${noticeId}/room/${roomId}`;
}

/** Databases take some ten thousand values in one statement. */
const ROWS_AT_ONCE = 1_000;

/** @param owed 1: the messages to its rooms are written later, share by share */
export async function addNotice(
  db: Db,
  notice: Insertable<NoticeTable>,
  { roomIds, owed }: { readonly roomIds: readonly number[]; readonly owed: Flag },
): Promise<Notice> {
  const added = await db
    .insertInto("notice")
    .values(notice)
    .returningAll()
    .executeTakeFirstOrThrow();
  const { id: notice_id, space_id } = added;
  for (let from = 0; from < roomIds.length; from += ROWS_AT_ONCE) {
    const some = roomIds.slice(from, from + ROWS_AT_ONCE);
    await db
      .insertInto("notice_room")
      .values(some.map((room_id) => ({ notice_id, room_id, space_id, recall: null, owed })))
      .execute();
  }
  return added;
}

export async function noticeById(db: Db, id: number): Promise<Notice | undefined> {
  return db.selectFrom("notice").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Notices that 收到 still answers, the youngest first; of one room, or of all. */
export async function openNotices(
  db: Db,
  spaceId: number,
  roomId: number | undefined,
  now: number,
): Promise<Notice[]> {
  return roomId === undefined ? allOpen(db, spaceId, now) : openInRoom(db, spaceId, roomId, now);
}

function stillOpen(db: Db, spaceId: number, now: number) {
  return db
    .selectFrom("notice")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("open_until", ">", now)
    .orderBy("id", "desc");
}

const allOpen = compiledOnce(stillOpen);
const openInRoom = compiledOnce((db, spaceId: number, roomId: number, now: number) =>
  stillOpen(db, spaceId, now).where(({ exists, selectFrom }) =>
    exists(
      selectFrom("notice_room")
        .select("notice_room.room_id")
        .whereRef("notice_room.notice_id", "=", "notice.id")
        .where("notice_room.room_id", "=", roomId),
    ),
  ),
);

/** The youngest notice that this person sent at or after `since`. */
export async function latestNoticeBy(
  db: Db,
  memberId: number,
  since: number,
): Promise<Notice | undefined> {
  return db
    .selectFrom("notice")
    .selectAll()
    .where("by_id", "=", memberId)
    .where("created_at", ">=", since)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** A room of a notice, with what became of its message. */
export interface NoticeRoom {
  readonly roomId: number;
  readonly topic: string;
  readonly recall: "asked" | "done" | "failed" | null;
  readonly item: OutboxItem | undefined;
}

export async function roomsOfNotice(db: Db, noticeId: number): Promise<NoticeRoom[]> {
  const rooms = await db
    .selectFrom("notice_room")
    .innerJoin("room", "room.id", "notice_room.room_id")
    .select(["room.id", "room.topic", "notice_room.recall"])
    .where("notice_room.notice_id", "=", noticeId)
    .orderBy("room.id")
    .execute();
  const items = await db
    .selectFrom("outbox")
    .selectAll()
    .where(
      "idempotency_key",
      "in",
      rooms.map((room) => noticeKey(noticeId, room.id)),
    )
    .execute();
  const byKey = new Map(items.map((item) => [item.idempotency_key, item]));
  return rooms.map((room) => ({
    roomId: room.id,
    topic: room.topic,
    recall: room.recall,
    item: byKey.get(noticeKey(noticeId, room.id)),
  }));
}

/** Notices of which the organizer has not heard yet how the sending ended, once all their messages are written. */
export async function untoldNotices(db: Db): Promise<Notice[]> {
  return db
    .selectFrom("notice")
    .selectAll()
    .where("told", "<>", literal("all"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("notice_room")
            .select("notice_room.room_id")
            .whereRef("notice_room.notice_id", "=", "notice.id")
            .where("notice_room.owed", "=", literal(1)),
        ),
      ),
    )
    .orderBy("id")
    .execute();
}

export async function setTold(db: Db, noticeId: number, told: Notice["told"]): Promise<void> {
  await db.updateTable("notice").set({ told }).where("id", "=", noticeId).execute();
}

export async function setRecall(
  db: Db,
  noticeId: number,
  roomId: number,
  recall: NonNullable<NoticeRoom["recall"]>,
): Promise<void> {
  await db
    .updateTable("notice_room")
    .set({ recall })
    .where("notice_id", "=", noticeId)
    .where("room_id", "=", roomId)
    .execute();
}

/** Notices some of whose messages are to be taken back from the network. */
export async function noticesToRecall(db: Db): Promise<Notice[]> {
  return db
    .selectFrom("notice")
    .selectAll()
    .where("id", "in", ({ selectFrom }) =>
      selectFrom("notice_room").select("notice_id").where("recall", "=", literal("asked")),
    )
    .orderBy("id")
    .execute();
}

/** A notice that was taken back asks nobody for an answer any more. */
export async function closeNotice(db: Db, noticeId: number, now: number): Promise<void> {
  await db.updateTable("notice").set({ open_until: now }).where("id", "=", noticeId).execute();
}
