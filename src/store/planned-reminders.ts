import type { Db } from "./db.ts";
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
    .where("state", "=", "scheduled")
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
    .where("state", "=", "scheduled")
    .where("next_at", "<=", until)
    .orderBy("next_at")
    .orderBy("id")
    .execute();
}

/**
 * At how many different moments after `from` and before `until` (epoch milliseconds) a room will be reminded by
 * these rules: what is due at one moment is one message.
 */
export async function momentsToCome(
  db: Db,
  { spaceId, roomId }: { readonly spaceId: number; readonly roomId: number },
  rules: readonly string[],
  span: { readonly from: number; readonly until: number },
): Promise<number> {
  const rows = await db
    .selectFrom("reminder")
    .innerJoin("occurrence", "occurrence.id", "reminder.occurrence_id")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .select("reminder.next_at")
    .distinct()
    .where("reminder.space_id", "=", spaceId)
    .where("reminder.state", "=", "scheduled")
    .where("reminder.rule", "in", rules)
    .where("reminder.next_at", ">", span.from)
    .where("reminder.next_at", "<", span.until)
    .where((eb) => eb.or([eb("activity.room_id", "is", null), eb("activity.room_id", "=", roomId)]))
    .execute();
  return rows.length;
}
