import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Db } from "../store/db.ts";
import type { Store } from "../store/open-store.ts";
import { markDropped, oldestPhotoAt, photosBefore } from "../store/photos.ts";
import { settingOf } from "../store/settings.ts";
import { photoFolder } from "./photo-folder.ts";

const DAY_MS = 24 * 3_600_000;
/** Product rules, children (4): originals are deleted after 90 days, the ledger keeps count and hash. */
const USUAL_DAYS = 90;

/**
 * Deletes the pictures of a space that are older than it keeps them (setting `photo-days`). First the file,
 * then the note that it is gone: whoever dies in between finds nothing to delete the next time.
 * @param now epoch milliseconds
 * @returns how many photos that were
 */
export async function dropOldPhotos(store: Store, spaceId: number, now: number): Promise<number> {
  const before = now - (await daysKept(store.db, spaceId)) * DAY_MS;
  const old = await photosBefore(store.db, spaceId, before);
  if (old.length === 0) return 0;
  const folder = photoFolder(store.file);
  for (const { file } of old) {
    if (folder !== undefined) await rm(join(folder, file), { force: true });
  }
  await store.write((db) =>
    markDropped(
      db,
      old.map(({ id }) => id),
      now,
    ),
  );
  return old.length;
}

/** When the next picture of a space is to be deleted, in epoch milliseconds; undefined: there is none. */
export async function nextDropAt(db: Db, spaceId: number): Promise<number | undefined> {
  const oldest = await oldestPhotoAt(db, spaceId);
  return oldest === undefined ? undefined : oldest + (await daysKept(db, spaceId)) * DAY_MS + 1;
}

async function daysKept(db: Db, spaceId: number): Promise<number> {
  const set = Number(await settingOf(db, spaceId, "photo-days"));
  return set > 0 ? set : USUAL_DAYS;
}
