import { addDays } from "../calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import type { Listed } from "../store/occurrences.ts";
import { planReminderOnce } from "../store/reminders.ts";
import type { Space } from "../store/spaces.ts";

/** The rule of the reminder row, and the local time at which a room hears how many come (DIALOGUES D2). */
export const SUMMARY_RULE = "signup-summary";
const AT = "18:00:00";

/**
 * Plans the one summary of the day instead of an answer to each sign-up.
 * @param rooms where it was said, or whom the activity is for
 * @param now epoch milliseconds
 */
export async function planSummary(
  db: Db,
  space: Space,
  rooms: readonly number[],
  now: number,
): Promise<void> {
  const today = epochToCivil(now, space.zone).slice(0, 10);
  const tonight = civilToEpoch(`${today}T${AT}`, space.zone);
  const at = now < tonight ? tonight : civilToEpoch(`${addDays(today, 1)}T${AT}`, space.zone);
  for (const room of rooms) {
    await planReminderOnce(db, {
      spaceId: space.id,
      rule: SUMMARY_RULE,
      subject: `room/${room}/${at}`,
      at,
      payload: { room },
    });
  }
}

/** The rooms that hear of a sign-up: the activity's own, or the one where it was said, or the person's. */
export async function summaryRooms(
  db: Db,
  { activity }: Listed,
  said: { readonly roomId: number | undefined; readonly memberId: number },
): Promise<number[]> {
  if (activity.room_id !== null) return [activity.room_id];
  if (said.roomId !== undefined) return [said.roomId];
  const rows = await db
    .selectFrom("membership")
    .innerJoin("room", "room.id", "membership.room_id")
    .select("room.id")
    .where("membership.member_id", "=", said.memberId)
    .where("room.state", "=", "active")
    .orderBy("room.id")
    .execute();
  return rows.map((row) => row.id);
}
