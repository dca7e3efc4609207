import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createBacklog } from "../../bot/backlog/create-backlog.ts";
import { fileBuilder } from "../../bot/files/file-builder.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { Render } from "../../src/ledger/owed/building.ts";
import type { FileOwed } from "../../src/ledger/owed/file-owed.ts";
import { openStore } from "../../src/store/open-store.ts";
import { oweFile } from "../../src/store/owed-files.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const NOW = Date.parse("2026-11-22T10:00:00+08:00");
const log = pino({ level: "silent" });
const POSTER: FileOwed = { kind: "poster", month: "2026-11", roomId: null, language: "zh" };
const drawn: Render = async () => new Uint8Array([1, 2, 3]);

/** A store with one picture owed, which outlives the processes that open it. */
async function withPictureOwed() {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-owed-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "store.db");
  let now = NOW;
  const moveTo = (to: number) => {
    now = to;
  };
  async function process(render: Render) {
    const store = await openStore(file, now);
    const clock = { now: () => now };
    const files = fileBuilder({
      clock,
      store,
      calendars: shippedCalendars(),
      render,
      foresee: () => async () => [],
      onBuilt: async () => {},
    });
    const builder = createBacklog({ clock, log, works: [files], deal: undefined });
    const outbox = () =>
      store.db
        .selectFrom("outbox")
        .select(["idempotency_key", "file_name", "body", "lane"])
        .orderBy("id")
        .execute();
    return { store, builder, outbox };
  }
  const first = await process(drawn);
  await first.store.write(async (db) => {
    const space = await defaultSpace(db, "Asia/Shanghai", NOW);
    const { id } = await db
      .insertInto("member")
      .values({ space_id: space.id, name: "李红", note: null, created_at: NOW, erased_at: null })
      .returning("id")
      .executeTakeFirstOrThrow();
    const to = { kind: "member", id, account: "test" } as const;
    const owed = { spaceId: space.id, key: "file/test/m1/poster", to, payload: POSTER, now: NOW };
    await oweFile(db, { ...owed, kind: POSTER.kind });
    await oweFile(db, { ...owed, kind: POSTER.kind });
  });
  await first.store.close();
  return { process, moveTo };
}

const PICTURE = {
  idempotency_key: "file/test/m1/poster/member/1",
  file_name: "海报_2026-11.png",
  body: "",
  lane: 0,
};

test("what was owed when a process died is built by the next one, and written once", async () => {
  const { process } = await withPictureOwed();
  const drawing = Promise.withResolvers<void>();
  const dying = await process(() => {
    drawing.resolve();
    return Promise.withResolvers<Uint8Array>().promise;
  });
  void dying.builder.work();
  await drawing.promise;
  expect(await dying.outbox()).toEqual([]);
  await dying.store.close();

  const alive = await process(drawn);
  expect(await alive.builder.nextAt()).toBe(NOW);
  await Promise.all([alive.builder.work(), alive.builder.work()]);
  await alive.builder.work();
  expect(await alive.outbox()).toEqual([PICTURE]);
  expect(await alive.builder.nextAt()).toBeUndefined();
  await alive.store.close();
});

test("two that build the same file write one message", async () => {
  const { process } = await withPictureOwed();
  const one = await process(drawn);
  const slow = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const clock = { now: () => NOW };
  const files = fileBuilder({
    clock,
    store: one.store,
    calendars: shippedCalendars(),
    render: async () => {
      begun.resolve();
      await slow.promise;
      return new Uint8Array([9]);
    },
    foresee: () => async () => [],
    onBuilt: async () => {},
  });
  const rival = createBacklog({ clock, log, works: [files], deal: undefined });
  const losing = rival.work();
  await begun.promise;
  await one.builder.work();
  slow.resolve();
  await losing;
  expect(await one.outbox()).toEqual([PICTURE]);
  await one.store.close();
});

test("what cannot be drawn is tried three times a minute apart, then whoever asked is told", async () => {
  const { process, moveTo } = await withPictureOwed();
  let tries = 0;
  const { store, builder, outbox } = await process(async () => {
    tries += 1;
    throw new Error("no font");
  });
  for (const minute of [0, 0.5, 1, 2, 3, 9]) {
    moveTo(NOW + minute * 60_000);
    await builder.work();
  }
  expect(tries).toBe(3);
  expect((await outbox()).map(({ body, file_name }) => [file_name, body])).toEqual([
    [null, "文件没做出来，已记下。请过会儿再要一次"],
  ]);
  await store.close();
});
