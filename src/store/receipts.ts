import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import { roomRoster } from "./rosters.ts";
import { segmentInRoom } from "./segments.ts";
import type { ReceiptTable } from "./tables/notice.ts";

export type Receipt = Selectable<ReceiptTable>;

/** Everybody who is expected to answer, as the rooms are at this moment: who joins later is not asked. */
export async function expectReceipts(
  db: Db,
  notice: { readonly id: number; readonly space_id: number; readonly segment: string | null },
  roomIds: readonly number[],
): Promise<void> {
  for (const room_id of roomIds) {
    const roster =
      notice.segment === null
        ? await roomRoster(db, notice.space_id, room_id)
        : await segmentInRoom(db, notice.space_id, notice.segment, room_id);
    if (roster.length === 0) continue;
    await db
      .insertInto("receipt")
      .values(
        roster.map(({ id }) => ({
          notice_id: notice.id,
          room_id,
          member_id: id,
          space_id: notice.space_id,
          at: null,
          by_id: null,
          attend: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** What a person's answer to a notice is now; undefined when nobody expects one. */
export async function receiptOf(
  db: Db,
  noticeId: number,
  memberId: number,
): Promise<Receipt | undefined> {
  return db
    .selectFrom("receipt")
    .selectAll()
    .where("notice_id", "=", noticeId)
    .where("member_id", "=", memberId)
    .limit(1)
    .executeTakeFirst();
}

export interface Answered {
  readonly state: "received" | "phoned";
  readonly at: number;
  /** Who said so for them; null: they themselves. */
  readonly byId: number | null;
  readonly attend: boolean | undefined;
}

/** Notes an answer, in every room of the notice in which the person is expected. */
export async function recordReceipt(
  db: Db,
  noticeId: number,
  memberId: number,
  answered: Answered,
): Promise<void> {
  const { attend } = answered;
  await db
    .updateTable("receipt")
    .set({
      state: answered.state,
      at: answered.at,
      by_id: answered.byId,
      ...(attend === undefined ? {} : { attend: attend ? 1 : 0 }),
    })
    .where("notice_id", "=", noticeId)
    .where("member_id", "=", memberId)
    .execute();
}

export interface RoomCount {
  readonly roomId: number;
  readonly topic: string;
  readonly answered: number;
  readonly expected: number;
}

/** Answers per room, in the order of the rooms; what a sub-group alone was asked stands under its name. */
export async function receiptCounts(db: Db, noticeId: number): Promise<RoomCount[]> {
  const rows = await db
    .selectFrom("receipt")
    .innerJoin("room", "room.id", "receipt.room_id")
    .innerJoin("notice", "notice.id", "receipt.notice_id")
    .select(["room.id", "receipt.state"])
    .select((eb) => eb.fn.coalesce("notice.segment", "room.topic").as("topic"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("receipt.notice_id", "=", noticeId)
    .groupBy(["room.id", "room.topic", "notice.segment", "receipt.state"])
    .orderBy("room.id")
    .execute();
  const counts = new Map<number, RoomCount>();
  for (const { id, topic, state, n } of rows) {
    const before = counts.get(id) ?? { roomId: id, topic, answered: 0, expected: 0 };
    const answered = before.answered + (state === "missing" ? 0 : Number(n));
    counts.set(id, { ...before, answered, expected: before.expected + Number(n) });
  }
  return [...counts.values()];
}

export interface Missing {
  readonly id: number;
  readonly name: string;
  readonly muted: boolean;
  readonly nudges: number;
  readonly roomId: number;
  readonly topic: string;
  /** Was reached by phone for an earlier notice. */
  readonly prefersPhone: boolean;
}

/** Who has not answered, by room; somebody of two rooms stands in both. */
export async function missingReceipts(db: Db, noticeId: number): Promise<Missing[]> {
  const rows = await db
    .selectFrom("receipt")
    .innerJoin("member", "member.id", "receipt.member_id")
    .innerJoin("room", "room.id", "receipt.room_id")
    .select(["member.id", "member.name", "member.muted", "receipt.nudges"])
    .select(["receipt.room_id", "room.topic"])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("receipt as earlier")
          .select("earlier.notice_id")
          .whereRef("earlier.member_id", "=", "member.id")
          .where("earlier.state", "=", "phoned"),
      ).as("phoned_before"),
    )
    .where("receipt.notice_id", "=", noticeId)
    .where("receipt.state", "=", "missing")
    .where("member.erased_at", "is", null)
    .orderBy("receipt.room_id")
    .orderBy("member.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    muted: row.muted === 1,
    nudges: row.nudges,
    roomId: row.room_id,
    topic: row.topic,
    prefersPhone: Boolean(row.phoned_before),
  }));
}

/** Counts a reminder of this notice to this person. */
export async function countNudge(db: Db, noticeId: number, memberId: number): Promise<void> {
  await db
    .updateTable("receipt")
    .set((eb) => ({ nudges: eb("nudges", "+", 1) }))
    .where("notice_id", "=", noticeId)
    .where("member_id", "=", memberId)
    .execute();
}

/** Ids of the notices among these that still wait for this person. */
export async function waitingFor(
  db: Db,
  noticeIds: readonly number[],
  memberId: number,
): Promise<ReadonlySet<number>> {
  if (noticeIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("receipt")
    .select("notice_id")
    .where("member_id", "=", memberId)
    .where("notice_id", "in", noticeIds)
    .where("state", "=", "missing")
    .execute();
  return new Set(rows.map((row) => row.notice_id));
}

/** How many were reached by phone. */
export async function phonedCount(db: Db, noticeId: number): Promise<number> {
  const { n } = await db
    .selectFrom("receipt")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("notice_id", "=", noticeId)
    .where("state", "=", "phoned")
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What a notice that was taken back no longer expects. */
export async function dropReceipts(db: Db, noticeId: number, roomId: number): Promise<void> {
  await db
    .deleteFrom("receipt")
    .where("notice_id", "=", noticeId)
    .where("room_id", "=", roomId)
    .execute();
}
