import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { chatWriteRoutes } from "../../bot/chat/local/page/chat-routes.ts";
import { createPhotoKeeper } from "../../bot/photo-keeper.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { checkPhoto } from "../../src/evidence/check-photo.ts";
import { dropOldPhotos, nextDropAt } from "../../src/evidence/drop-old-photos.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOn } from "../../src/plan/when-on.ts";
import { setSetting } from "../../src/store/settings.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { openWorld } from "../people/world.ts";

const DAY_MS = 24 * 3_600_000;
const jpeg = await sharp({ create: { width: 8, height: 6, channels: 3, background: "#a33" } })
  .jpeg()
  .toBuffer();

/** A photo as a phone makes it: lying on its side, with place, time, phone and an XMP note in it. */
async function phonePhoto(color = "#3a3"): Promise<Uint8Array> {
  return sharp({ create: { width: 400, height: 300, channels: 3, background: color } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: "SecretPhone" },
      IFD2: { DateTimeOriginal: "2026:11:27 09:10:11" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "31/1 12/1 345678/10000",
        GPSLongitudeRef: "E",
        GPSLongitude: "121/1 28/1 987654/10000",
        GPSMapDatum: "SECRETDATUM",
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>secretplace</rdf></x:xmpmeta>')
    .jpeg()
    .toBuffer();
}

/** The head of a PNG of any size, with a body of a few bytes: a picture of 10 GB in 60 bytes. */
function hugePng(side: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const magic = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    magic,
    chunk("IHDR", head),
    chunk("IDAT", Buffer.alloc(20)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "photos-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("holding a photo touches no disk, and after ten minutes it is gone", async () => {
  const folder = scratch();
  const keeper = createPhotoKeeper(join(folder, "store.db"));
  const id = keeper.hold(jpeg, 0);
  expect(keeper.take(keeper.hold(jpeg, 0), 1)).toBeDefined();
  expect(readdirSync(folder)).toEqual([]);
  expect(keeper.take(id, 10 * 60_000)).toBeUndefined();
});

test("a held photo is given back once, and no more than twenty are held", async () => {
  const keeper = createPhotoKeeper(join(scratch(), "store.db"));
  const ids = Array.from({ length: 25 }, (_, index) => keeper.hold(jpeg, index));
  expect(ids.filter((id) => keeper.take(id, 30) !== undefined)).toHaveLength(20);
  expect(ids.filter((id) => keeper.take(id, 30) !== undefined)).toEqual([]);
});

async function worldWithTalk() {
  const world = await openWorld();
  await world.store.write(async (db) => {
    const now = Date.parse("2026-11-22T10:00:00+08:00");
    const space = await defaultSpace(db, "Asia/Shanghai", now);
    const when = whenOn("2026-11-22 10:10");
    if (when === undefined) throw new Error("no time");
    const facts = { title: "普法讲座" };
    const calendars = shippedCalendars();
    await addPlannedActivity(db, { space, facts, when, by: null, now, calendars, no: 11 });
  });
  onTestFinished(() => world.close());
  const send = (bytes: Uint8Array, name = "IMG_1.jpg") =>
    world.say("李红", "11", {
      kind: "image",
      file: { kind: "image", name, bytes: async () => bytes },
    });
  let yes = "";
  const keep = async (bytes: Uint8Array) => {
    await send(bytes);
    // The same word again within seconds would be the network's repetition.
    yes = yes === "①" ? "1" : "①";
    return (await world.say("李红", yes)).map(({ text }) => text);
  };
  const photos = () => world.store.db.selectFrom("photo").selectAll().orderBy("id").execute();
  return { world, send, keep, photos };
}

test("of a photo only the picture is kept, upright: no place, no time, no phone, by the bytes of the whole data folder", async () => {
  const { world, keep, photos } = await worldWithTalk();
  const original = Buffer.from(await phonePhoto());
  const hidden = ["SecretPhone", "SECRETDATUM", "2026:11:27", "secretplace", "Exif\0\0"];
  for (const secret of hidden) expect(original.toString("latin1")).toContain(secret);

  expect(await keep(original)).toEqual(["照片存到普法讲座了"]);
  const [kept] = await photos();
  const disk = world.bytesOnDisk();
  for (const secret of [...hidden, "xmpmeta"]) expect(disk).not.toContain(secret);
  const picture = readFileSync(join(world.folder, "photos", kept?.file ?? ""));
  const { width, height, exif, xmp, iptc } = await sharp(picture).metadata();
  expect([width, height, exif, xmp, iptc]).toEqual([300, 400, undefined, undefined, undefined]);
  expect(disk).toContain(picture.toString("latin1"));
  expect(await keep(original)).toEqual(["这张普法讲座已经有了"]);
});

test.each([
  ["a text called jpg", new TextEncoder().encode("没有图，只有字".repeat(50)), "这个不是照片"],
  ["nothing", new Uint8Array(), "这个不是照片"],
  [
    "a drawing that is a program",
    new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>',
    ),
    "这个不是照片",
  ],
  ["a HEIC photo", new TextEncoder().encode("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), "HEIC格式"],
  ["ten thousand million pixels in a few bytes", hugePng(100_000), "图片尺寸太大"],
])("%s is refused in a sentence and leaves nothing", async (_what, bytes, sentence) => {
  const { world, send, photos } = await worldWithTalk();
  const before = process.memoryUsage().rss;
  const [reply] = await send(bytes);
  expect(reply?.text).toContain(sentence);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  expect(await photos()).toEqual([]);
  expect(readdirSync(world.folder)).not.toContain("photos");
});

test("more than thirty megabytes are not looked at, whatever they are", async () => {
  const bytes = new Uint8Array(30_000_001);
  await expect(checkPhoto(bytes)).rejects.toMatchObject({ flaw: "too-large" });
});

test("what the local chat keeps of a photo that is put into its page has no place and no phone in it", async () => {
  const network = new LocalNetwork({ file: ":memory:", clock: { now: () => 1_795_000_000_000 } });
  onTestFinished(() => network.close());
  const zhang = network.cast.addPerson("张桂兰");
  const room = network.cast.addRoom("东门社区", [zhang.id, network.bot.id]);
  const query = new URLSearchParams({ as: zhang.id, chat: room.id, name: "现场.jpg" });
  const sent = await chatWriteRoutes({ network }).request(`/file?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(await phonePhoto()),
  });
  const { id } = (await sent.json()) as { id: string };
  const kept = Buffer.from(network.fileOf(id)?.bytes ?? []);

  expect(kept.toString("latin1")).not.toMatch(/secret/iu);
  // Lying on its side in the file, it stands upright now.
  expect(await sharp(kept).metadata()).toMatchObject({ width: 300, height: 400 });
});

test("half a photo is refused after the yes; one above the space's limit at once", async () => {
  const { world, keep, send, photos } = await worldWithTalk();
  const whole = await phonePhoto();
  expect(await keep(whole.slice(0, whole.length - 60))).toEqual([
    "照片不完整，打不开。\n请再发一次",
  ]);
  await world.store.write((db) => setSetting(db, 1, "photo-mb", "0.0001"));
  expect((await send(whole))[0]?.text).toContain("照片太大");
  expect(await photos()).toEqual([]);
});

test("after the set days the picture is deleted and the ledger keeps its hash; one that a younger row shows stays", async () => {
  const { world, keep, photos } = await worldWithTalk();
  const { store, folder } = world;
  await keep(await phonePhoto("#111"));
  await keep(await phonePhoto("#eee"));
  const [first, second] = await photos();
  if (first === undefined || second === undefined) throw new Error("nothing kept");
  await store.write(async (db) => {
    await setSetting(db, 1, "photo-days", "30");
    const { id: _, ...again } = { ...second, at: second.at + 10 * DAY_MS, hash: "b" };
    await db.insertInto("photo").values(again).execute();
  });
  const due = first.at + 30 * DAY_MS;
  expect(await nextDropAt(store.db, 1)).toBe(due + 1);
  expect(await dropOldPhotos(store, 1, due)).toBe(0);
  expect(await dropOldPhotos(store, 1, due + DAY_MS)).toBe(1);
  expect(readdirSync(join(folder, "photos"))).toEqual([second.file]);
  expect((await photos()).map(({ hash, dropped_at }) => [hash, dropped_at === null])).toEqual([
    [first.hash, false],
    [second.hash, true],
    ["b", true],
  ]);
  expect(await dropOldPhotos(store, 1, due + 40 * DAY_MS)).toBe(2);
  expect(readdirSync(join(folder, "photos"))).toEqual([]);
  expect(await nextDropAt(store.db, 1)).toBeUndefined();
});
