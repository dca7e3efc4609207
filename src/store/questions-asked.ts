import type { Db } from "./db.ts";

/** What questions of these kinds were ever about, answered or not: nobody is asked twice. */
export async function payloadsAsked(
  db: Db,
  spaceId: number,
  kinds: readonly string[],
): Promise<unknown[]> {
  const rows = await db
    .selectFrom("dialogue")
    .select("payload")
    .where("space_id", "=", spaceId)
    .where("kind", "in", kinds)
    .execute();
  return rows.map((row) => JSON.parse(row.payload));
}
