import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { WatchTable } from "./tables/desk.ts";

export type Watch = Selectable<WatchTable>;

/** Notes that somebody wants to be told when the day of an activity is set; asking twice is asking once. */
export async function addWatch(
  db: Db,
  watch: Pick<Watch, "activity_id" | "member_id" | "space_id" | "language" | "at">,
): Promise<void> {
  await db
    .insertInto("watch")
    .values({ ...watch, told_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(["activity_id", "member_id"])
        .doUpdateSet({ language: watch.language, at: watch.at, told_at: null }),
    )
    .execute();
}

/** Takes everybody who still waits for the day of an activity, as told. */
export async function takeWatches(db: Db, activityId: number, now: number): Promise<Watch[]> {
  return db
    .updateTable("watch")
    .set({ told_at: now })
    .where("activity_id", "=", activityId)
    .where("told_at", "is", null)
    .returningAll()
    .execute();
}
