import type { Db } from "./db.ts";

export interface PlannedTitle {
  readonly id: number;
  readonly no: number;
  readonly title: string;
  /** What else the activity may be found by. */
  readonly extra: string;
}

/** Titles of the activities that are planned or done, for matching. */
export async function plannedTitles(db: Db, spaceId: number): Promise<PlannedTitle[]> {
  const rows = await db
    .selectFrom("activity")
    .select(["id", "no", "title", "category", "audience"])
    .where("space_id", "=", spaceId)
    .where("state", "in", ["planned", "done"])
    .orderBy("no")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    title: row.title,
    extra: [row.category, row.audience].filter((text) => text !== null).join(" "),
  }));
}
