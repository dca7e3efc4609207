import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { PhotoTable } from "./tables/attendance.ts";

export type Photo = Selectable<PhotoTable>;

/** Notes a photo that was kept. Returns false if the same picture is there already. */
export async function addPhoto(db: Db, photo: Insertable<PhotoTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("photo")
    .values(photo)
    .onConflict((conflict) => conflict.columns(["occurrence_id", "hash"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The photos of an occurrence, oldest first. */
export async function photosOf(db: Db, occurrenceId: number): Promise<Photo[]> {
  return db
    .selectFrom("photo")
    .selectAll()
    .where("occurrence_id", "=", occurrenceId)
    .orderBy("id")
    .execute();
}
