import { addDays } from "../calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";
import { permittedAt, quietHoursOf } from "../reminding/push-permission.ts";
import { quietUntil } from "../reminding/quiet-hours.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { addNotice, type Notice, noticeById, noticeKey } from "../store/notices.ts";
import { BROADCASTS, chatKey, enqueue } from "../store/outbox.ts";
import { roomsOwed, roomsSettled } from "../store/owed-rooms.ts";
import { expectReceipts } from "../store/receipts.ts";
import { planReminder } from "../store/reminders.ts";
import type { Room } from "../store/rooms.ts";
import type { Space } from "../store/spaces.ts";
import { deadlineOf, isShortNotice, type NoticeDraft } from "./draft.ts";

/** So many messages are written in one transaction: about 50 ms of the store. */
export const ROOMS_PER_SHARE = 100;
const DAY_MS = 24 * 3_600_000;
/** So long 收到 answers a notice that asked for it; after a deadline, a day more for the late. */
const ASKED_MS = 3 * DAY_MS;
/** Not asked for, it is still noted for a day. */
const UNASKED_MS = DAY_MS;
/** A notice without a deadline that could not leave for so long is no news any more. */
const NEWS_MS = 2 * DAY_MS;
/** When the organizer hears how many have answered. */
const REPORT_CLOCK = "18:00:00";

export interface Sending {
  readonly space: Space;
  readonly draft: NoticeDraft;
  /** As it will stand in the rooms. */
  readonly body: string;
  readonly rooms: readonly Room[];
  readonly by: { readonly id: number; readonly name: string };
  readonly language: "zh" | "en";
  readonly now: number;
}

/**
 * When a notice would leave for each of its rooms, in epoch milliseconds. A correction takes the place of what it
 * corrects, so it does not wait for another day's budget; quiet hours hold it like any other.
 * @param rooms of one space
 */
export async function wouldLeaveAt(
  db: Db,
  draft: NoticeDraft,
  rooms: readonly Room[],
  now: number,
): Promise<number[]> {
  const [first] = rooms;
  if (first === undefined) return [];
  const quiet = quietUntil(await quietHoursOf(db, first.space_id), now);
  if (draft.urgent) return rooms.map(() => now);
  // Asked once for all: a notice may go to thousands.
  if (quiet !== undefined) return rooms.map(() => quiet);
  if (draft.corrects !== undefined) return rooms.map(() => now);
  return Promise.all(rooms.map((room) => permittedAt(db, pushTo(room), now)));
}

function pushTo({ id, account, space_id }: Room) {
  const chat = chatKey({ kind: "room", id, account });
  return { idempotency_key: "", lane: BROADCASTS, space_id, room_id: id, chat, urgent: 0 } as const;
}

/**
 * Sends a notice that was confirmed: one message per room, who is expected to answer fixed as of now, and the
 * count for the organizer planned, all in the transaction of the confirmation. To many rooms that would take
 * seconds in which nobody else is heard: then only the rooms are noted, and {@link queueNextRooms} does the rest.
 */
export async function sendNotice(db: Db, sending: Sending): Promise<Notice> {
  const { space, draft, body, rooms, by, now } = sending;
  const deadline = deadlineOf(draft, space.zone);
  const short = isShortNotice(deadline, now);
  const openFor = draft.asksReceipt ? ASKED_MS : UNASKED_MS;
  const roomIds = rooms.map(({ id }) => id);
  const many = rooms.length > ROOMS_PER_SHARE;
  const notice = await addNotice(
    db,
    {
      space_id: space.id,
      by_id: by.id,
      body,
      asks_receipt: draft.asksReceipt ? 1 : 0,
      short_notice: short ? 1 : 0,
      urgent: draft.urgent ? 1 : 0,
      deadline_at: deadline ?? null,
      open_until: Math.max(now + openFor, (deadline ?? 0) + DAY_MS),
      language: sending.language,
      corrects_id: draft.corrects ?? null,
      segment: draft.segment ?? null,
      created_at: now,
    },
    { roomIds, owed: many ? 1 : 0 },
  );
  if (!many) await queueRooms(db, notice, rooms);
  if (draft.asksReceipt) await planCount(db, space, notice, now);
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: by.id,
    subject: "notice",
    subject_id: notice.id,
    action: "notice-sent",
    before: null,
    after: `${rooms.length}`,
    words: `${by.name}发通知到${rooms.length}个群${short ? "（不足24小时，按应急确认）" : ""}`,
  });
  return notice;
}

/**
 * Writes the messages of a confirmed notice to the next rooms that are owed one, in this transaction.
 * @returns whether it may be owed to more
 */
export async function queueNextRooms(db: Db, noticeId: number): Promise<boolean> {
  const notice = await noticeById(db, noticeId);
  const rooms = await roomsOwed(db, noticeId, ROOMS_PER_SHARE);
  if (notice === undefined || rooms.length === 0) return false;
  await queueRooms(db, notice, rooms);
  const roomIds = rooms.map(({ id }) => id);
  await roomsSettled(db, noticeId, roomIds);
  return rooms.length === ROOMS_PER_SHARE;
}

/** Everything about it is as of its confirmation, whenever it is written. */
async function queueRooms(db: Db, notice: Notice, rooms: readonly Room[]): Promise<void> {
  const now = notice.created_at;
  const roomIds = rooms.map(({ id }) => id);
  await expectReceipts(db, notice, roomIds);
  const quiet = quietUntil(await quietHoursOf(db, notice.space_id), now);
  const corrects = notice.corrects_id !== null && quiet === undefined;
  const expiresAt =
    notice.deadline_at !== null && notice.deadline_at > now ? notice.deadline_at : now + NEWS_MS;
  for (const room of rooms) {
    await enqueue(db, {
      spaceId: notice.space_id,
      key: noticeKey(notice.id, room.id),
      to: { kind: "room", id: room.id, account: room.account },
      lane: BROADCASTS,
      body: notice.body,
      dueAt: now,
      now,
      expiresAt,
      urgent: notice.urgent === 1 || corrects,
    });
  }
}

async function planCount(db: Db, space: Space, notice: Notice, now: number): Promise<void> {
  await planReminder(db, {
    spaceId: space.id,
    rule: "receipts",
    subject: `notice/${notice.id}`,
    at: nextCountAt(space.zone, now),
  });
}

/** The next 18:00 after `now`, in epoch milliseconds. */
export function nextCountAt(zone: string, now: number): number {
  const today = epochToCivil(now, zone).slice(0, 10);
  const at = civilToEpoch(`${today}T${REPORT_CLOCK}`, zone);
  return at > now ? at : civilToEpoch(`${addDays(today, 1)}T${REPORT_CLOCK}`, zone);
}
