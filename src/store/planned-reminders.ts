import type { Db } from "./db.ts";

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
