import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPhotoKeeper } from "../../bot/photo-keeper.ts";

const photo = { name: "黑板.JPG", bytes: new Uint8Array([255, 216, 255, 1, 2, 3]) };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "photos-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("holding a photo touches no disk, and after ten minutes it is gone", async () => {
  const keeper = createPhotoKeeper(join(folder, "store.db"));
  const id = keeper.hold(photo, 0);
  expect(await readdir(folder)).toEqual([]);
  expect(keeper.take(id, 10 * 60_000)).toBeUndefined();
});

test("a held photo is given back once", () => {
  const keeper = createPhotoKeeper(join(folder, "store.db"));
  const id = keeper.hold(photo, 0);
  expect(keeper.take(id, 1)).toEqual(photo);
  expect(keeper.take(id, 1)).toBeUndefined();
});

test("no more than twenty are held: the oldest make room", () => {
  const keeper = createPhotoKeeper(join(folder, "store.db"));
  const ids = Array.from({ length: 25 }, (_, index) => keeper.hold(photo, index));
  expect(ids.filter((id) => keeper.take(id, 30) !== undefined)).toHaveLength(20);
});

test("a photo that may be kept lies under its hash, once, whatever it was called", async () => {
  const keeper = createPhotoKeeper(join(folder, "store.db"));
  const first = await keeper.keep(photo);
  const second = await keeper.keep({ ...photo, name: "../../别处.jpg" });
  expect(second).toEqual(first);
  expect(await readdir(join(folder, "photos"))).toEqual([first.file]);
  expect(first.file).toBe(`${first.hash}.jpg`);
});
