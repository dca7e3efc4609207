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

/** Photos of a space from before an instant whose picture is still there, and which nothing younger shows. */
export async function photosBefore(db: Db, spaceId: number, before: number): Promise<Photo[]> {
  return db
    .selectFrom("photo")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("dropped_at", "is", null)
    .where("at", "<", before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("photo as younger")
            .select("younger.id")
            .whereRef("younger.file", "=", "photo.file")
            .where("younger.dropped_at", "is", null)
            .where("younger.at", ">=", before),
        ),
      ),
    )
    .orderBy("id")
    .execute();
}

/** The rows stay: how many photos there were, and their hashes, belong to the ledger. */
export async function markDropped(db: Db, ids: readonly number[], at: number): Promise<void> {
  await db
    .updateTable("photo")
    .set({ dropped_at: at })
    .where("id", "in", [-1, ...ids])
    .execute();
}

/** When the oldest picture of a space that is still there was kept. */
export async function oldestPhotoAt(db: Db, spaceId: number): Promise<number | undefined> {
  const { at } = await db
    .selectFrom("photo")
    .select(({ fn }) => fn.min("at").as("at"))
    .where("space_id", "=", spaceId)
    .where("dropped_at", "is", null)
    .executeTakeFirstOrThrow();
  return at === null ? undefined : Number(at);
}
