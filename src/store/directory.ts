import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { DirectoryTable } from "./tables/desk.ts";

export type DirectoryEntry = Selectable<DirectoryTable>;

/** Notes whom to turn to for something, or where a place is; the newest entry of a name counts. */
export async function putDirectoryEntry(db: Db, entry: DirectoryEntry): Promise<void> {
  const { text, by_id, at } = entry;
  await db
    .insertInto("directory")
    .values(entry)
    .onConflict((conflict) =>
      conflict.columns(["space_id", "kind", "name"]).doUpdateSet({ text, by_id, at }),
    )
    .execute();
}

/** What is known of a name: the whole name first, then names that contain it or are contained. */
export async function directoryEntry(
  db: Db,
  spaceId: number,
  kind: DirectoryEntry["kind"],
  name: string,
): Promise<DirectoryEntry | undefined> {
  const all = await db
    .selectFrom("directory")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("kind", "=", kind)
    .orderBy("name")
    .execute();
  return (
    all.find((one) => one.name === name) ??
    all.find((one) => one.name.includes(name) || name.includes(one.name))
  );
}
