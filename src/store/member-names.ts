import type { Db } from "./db.ts";

/** Names of the members of a space by id; who asked to be forgotten has none. */
export async function memberNames(db: Db, spaceId: number): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom("member")
    .select(["id", "name"])
    .where("space_id", "=", spaceId)
    .where("erased_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
