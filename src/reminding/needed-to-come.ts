import { epochToCivil } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import { type RoomReminder, roomRemindersToCome, saidIn } from "../store/planned-reminders.ts";

/** 明天 and 今天 of something with a day: without them people miss it. */
const NEEDED = ["eve", "day"] as const;

/** Whether an item's key says that it is such a reminder. */
export function isNeeded(key: string): boolean {
  return /^reminder\/[^/]+\/(?:eve|day)\//u.test(key);
}

/** The needed reminders of a space after `from` and before `until` (epoch milliseconds), in order. */
export async function neededToCome(
  db: Db,
  spaceId: number,
  span: { readonly from: number; readonly until: number },
): Promise<RoomReminder[]> {
  return roomRemindersToCome(db, spaceId, NEEDED, span);
}

/** Those that a room has still to hear: of its own activities, and not said to it already. */
export function forRoom(reminders: readonly RoomReminder[], roomId: number): RoomReminder[] {
  return reminders.filter(
    ({ reminder, room_id }) =>
      (room_id === null || room_id === roomId) && !saidIn(reminder).includes(roomId),
  );
}

/** At how many moments: what is due at one moment is one message. */
export function moments(reminders: readonly RoomReminder[]): number {
  return new Set(reminders.map(({ reminder }) => reminder.next_at)).size;
}

/** On how many days: in a week that is short, what is due on one day is one message. */
export function days(reminders: readonly RoomReminder[], zone: string): number {
  return new Set(reminders.map(({ reminder }) => epochToCivil(reminder.next_at, zone).slice(0, 10)))
    .size;
}
