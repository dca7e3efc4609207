import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { draftOf } from "../../src/notice/draft.ts";
import { recallNotice } from "../../src/notice/recall-notice.ts";
import { queueNextRooms, ROOMS_PER_SHARE, sendNotice } from "../../src/notice/send-notice.ts";
import { untoldNotices } from "../../src/store/notices.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { countOwedRooms, noticesOwed } from "../../src/store/owed-rooms.ts";
import { activeRooms } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const NOW = Date.parse("2026-11-24T10:00:00+08:00");
const ROOMS = ROOMS_PER_SHARE * 2 + 30;

/** A confirmed notice to more rooms than are written at once, in a file that outlives its processes. */
async function confirmed() {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-rooms-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "store.db");
  const store = await openStore(file, NOW);
  const notice = await store.write(async (db) => {
    const space = await defaultSpace(db, "Asia/Shanghai", NOW);
    const by = await db
      .insertInto("member")
      .values({ space_id: space.id, name: "李红", note: null, created_at: NOW, erased_at: null })
      .returning(["id", "name"])
      .executeTakeFirstOrThrow();
    await db
      .insertInto("room")
      .values(
        Array.from({ length: ROOMS }, (_, n) => ({
          space_id: space.id,
          account: "test",
          network_id: `r${n}`,
          topic: `第${n}群`,
          created_at: NOW,
        })),
      )
      .execute();
    const rooms = await activeRooms(db, space.id);
    const context = { now: "2026-11-24T10:00", calendars: shippedCalendars() };
    const draft = draftOf(
      "周五大扫除",
      rooms.map(({ id }) => id),
      context,
    );
    const sending = {
      space,
      draft,
      body: "周五大扫除",
      rooms,
      by,
      language: "zh",
      now: NOW,
    } as const;
    return sendNotice(db, sending);
  });
  return { file, store, notice };
}

async function written(store: Store): Promise<number> {
  const rows = await store.db.selectFrom("outbox").select("room_id").distinct().execute();
  return rows.length;
}

test("a notice to many rooms is written share by share, each room once, whoever dies in between", async () => {
  const { file, store, notice } = await confirmed();
  expect(await written(store)).toBe(0);
  expect(await store.write((db) => queueNextRooms(db, notice.id))).toBe(true);
  await expect(
    store.write(async (db) => {
      await queueNextRooms(db, notice.id);
      throw new Error("died before the commit");
    }),
  ).rejects.toThrow("died");
  await store.close();

  const next = await openStore(file, NOW);
  expect(await written(next)).toBe(ROOMS_PER_SHARE);
  // Nobody is told that all have it while some are still owed it.
  expect(await untoldNotices(next.db)).toEqual([]);
  expect(await noticesOwed(next.db)).toEqual([notice.id]);
  const more = await Promise.all(
    [1, 2, 3].map(() => next.write((db) => queueNextRooms(db, notice.id))),
  );
  expect(more).toEqual([true, false, false]);
  expect(await written(next)).toBe(ROOMS);
  expect(await noticesOwed(next.db)).toEqual([]);
  expect((await untoldNotices(next.db)).map(({ id }) => id)).toEqual([notice.id]);
  await next.close();
});

test("a notice that is taken back is not written to the rest", async () => {
  const { store, notice } = await confirmed();
  await store.write((db) => queueNextRooms(db, notice.id));
  const report = await store.write((db) => recallNotice(db, notice, NOW + 1_000));
  expect(report).toContain(String(ROOMS));
  expect(await countOwedRooms(store.db)).toBe(0);
  expect(await store.write((db) => queueNextRooms(db, notice.id))).toBe(false);
  const states = await store.db.selectFrom("outbox").select("state").distinct().execute();
  expect(states).toEqual([{ state: "withdrawn" }]);
  await store.close();
});
