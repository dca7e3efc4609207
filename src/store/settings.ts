import type { Db } from "./db.ts";

/** Undefined: not set, the reader's default holds. */
export async function settingOf(db: Db, spaceId: number, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("setting")
    .select("value")
    .where("space_id", "=", spaceId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.value;
}

export async function setSetting(
  db: Db,
  spaceId: number,
  key: string,
  value: string,
): Promise<void> {
  await db
    .insertInto("setting")
    .values({ space_id: spaceId, key, value })
    .onConflict((conflict) => conflict.columns(["space_id", "key"]).doUpdateSet({ value }))
    .execute();
}

/** All settings of a space, for readers that need several. */
export async function settingsOf(db: Db, spaceId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("setting")
    .select(["key", "value"])
    .where("space_id", "=", spaceId)
    .execute();
  return new Map(rows.map((row) => [row.key, row.value]));
}
