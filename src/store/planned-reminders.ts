import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { Reminder } from "./reminders.ts";

/** Reminders for everybody; the private question and the count of arrivals are none. */
const SPOKEN = ["week", "eve", "day"];

/** How many reminders of these occurrences are still to come. */
export async function remindersToCome(db: Db, occurrenceIds: readonly number[]): Promise<number> {
  if (occurrenceIds.length === 0) return 0;
  const rows = await db
    .selectFrom("reminder")
    .select("id")
    .where("occurrence_id", "in", occurrenceIds)
    .where("state", "=", literal("scheduled"))
    .where("rule", "in", SPOKEN)
    .execute();
  return rows.length;
}

/** Reminders of a space that are due until then (epoch milliseconds), the earliest first. */
export async function scheduledUntil(db: Db, spaceId: number, until: number): Promise<Reminder[]> {
  return db
    .selectFrom("reminder")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("state", "=", literal("scheduled"))
    .where("next_at", "<=", until)
    .orderBy("next_at")
    .orderBy("id")
    .execute();
}

/** A reminder with the room of its activity; null: it is for all rooms of the space. */
export interface RoomReminder {
  readonly reminder: Reminder;
  readonly room_id: number | null;
}

/** More than a room's budget could ever carry in the days that are looked at. */
const MOST = 500;

/** Reminders of these rules that are due after `from` and before `until` (epoch milliseconds), the earliest first. */
export async function roomRemindersToCome(
  db: Db,
  spaceId: number,
  rules: readonly string[],
  span: { readonly from: number; readonly until: number },
): Promise<RoomReminder[]> {
  const rows = await db
    .selectFrom("reminder")
    .innerJoin("occurrence", "occurrence.id", "reminder.occurrence_id")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .selectAll("reminder")
    .select("activity.room_id")
    .where("reminder.space_id", "=", spaceId)
    .where("reminder.state", "=", literal("scheduled"))
    .where("reminder.rule", "in", rules)
    .where("reminder.next_at", ">", span.from)
    .where("reminder.next_at", "<", span.until)
    .orderBy("reminder.next_at")
    .orderBy("reminder.id")
    .limit(MOST)
    .execute();
  return rows.map(({ room_id, ...reminder }) => ({ reminder, room_id }));
}

/** The rooms that heard the slot of a reminder before its time. Planning it anew forgets them. */
export function saidIn(reminder: Pick<Reminder, "payload">): readonly number[] {
  const { saidIn: rooms } = JSON.parse(reminder.payload) as { readonly saidIn?: readonly number[] };
  return rooms ?? [];
}

/** Notes that a room heard it, beside the others that did. */
export async function markSaidIn(db: Db, id: number, roomId: number): Promise<void> {
  const scheduled = await db
    .selectFrom("reminder")
    .select("payload")
    .where("id", "=", id)
    .where("state", "=", literal("scheduled"))
    .executeTakeFirst();
  if (scheduled === undefined) return;
  const rooms = [...saidIn(scheduled), roomId];
  const payload = JSON.stringify({ ...JSON.parse(scheduled.payload), saidIn: rooms });
  await db.updateTable("reminder").set({ payload }).where("id", "=", id).execute();
}
