import type { Db } from "./db.ts";

/** What was noted of an occurrence: 纪要. */
export async function minutesOf(db: Db, occurrenceId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom("minutes_line")
    .select("text")
    .where("occurrence_id", "=", occurrenceId)
    .executeTakeFirst();
  return row?.text;
}
