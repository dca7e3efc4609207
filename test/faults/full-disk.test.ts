import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import type { ChatGateway } from "../../src/chat/gateway.ts";
import { systemClock } from "../../src/clock.ts";
import { dispatchDue } from "../../src/delivery/dispatch.ts";
import { addIdentity, addMember } from "../../src/store/members.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { ANSWERS, enqueue } from "../../src/store/outbox.ts";
import { setSetting, settingOf } from "../../src/store/settings.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { openWorld } from "../attendance/roster-world.ts";

/** A disk of a few megabytes; needs the right to mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return folder;
}

const canMount = (() => {
  const folder = smallDisk();
  if (folder === undefined) return false;
  execFileSync("umount", [folder]);
  rmSync(folder, { recursive: true });
  return true;
})();

async function storeOnSmallDisk(): Promise<{ store: Store; folder: string; space: number }> {
  const folder = smallDisk() ?? "";
  const store = await openStore(join(folder, "store.db"), 0);
  onTestFinished(async () => {
    await store.close();
    execFileSync("umount", [folder]);
    rmSync(folder, { recursive: true });
  });
  const space = await store.write((db) => defaultSpace(db, "Asia/Shanghai", 0));
  return { store, folder, space: space.id };
}

/** Takes every byte that is left, down to single blocks. */
function fill(folder: string): string {
  const path = join(folder, "filler");
  for (const size of [1024 * 1024, 64 * 1024, 4096]) {
    try {
      for (let n = 0; n < 4096; n += 1) writeFileSync(path, Buffer.alloc(size, 1), { flag: "a" });
    } catch {
      // Full for pieces of this size.
    }
  }
  return path;
}

test.skipIf(!canMount)(
  "a full disk: nothing acknowledged is lost, and work goes on when there is space",
  async () => {
    const { store, folder, space } = await storeOnSmallDisk();
    await store.write((db) => setSetting(db, space, "before", "kept"));
    const filler = fill(folder);
    const kept: string[] = [];
    let refused = 0;
    for (let n = 0; n < 400 && refused === 0; n += 1) {
      const key = `key-${n}`;
      await store
        .write((db) => setSetting(db, space, key, "x".repeat(20_000)))
        .then(
          () => kept.push(key),
          () => {
            refused += 1;
          },
        );
    }
    expect(refused).toBe(1);
    expect(store.hasRoom()).toBe(false);
    // What was kept for this was given up for it.
    expect(existsSync(join(folder, "store.db.ballast"))).toBe(false);
    rmSync(filler);
    await store.write((db) => setSetting(db, space, "after", "kept"));
    expect(store.makeRoom()).toBe(true);
    for (const key of ["before", ...kept, "after"]) {
      expect(await settingOf(store.db, space, key), key).toBeDefined();
    }
  },
  60_000,
);

test.skipIf(!canMount)(
  "on a disk that was full nothing is sent before it can be recorded",
  async () => {
    const { store, folder, space } = await storeOnSmallDisk();
    const sent: string[] = [];
    const gateway: ChatGateway = {
      account: "local",
      capabilities: {
        ...{ rooms: true, push: true, realMentions: false, images: false, files: false },
        ...{ cards: false, recall: false, echo: false, maxBytes: 1_000 },
        ...{ perMinute: Number.POSITIVE_INFINITY, perDay: Number.POSITIVE_INFINITY, jitterMs: 0 },
      },
      state: () => "online",
      send: async (message) => {
        sent.push(message.key);
        return { kind: "accepted", networkMessageId: null };
      },
      findSent: async () => undefined,
      recall: async () => false,
    };
    await store.write(async (db) => {
      const member = await addMember(db, space, "张桂兰", 0);
      await addIdentity(db, member, { account: "local", networkId: "p1", nickname: "张桂兰" }, 0);
      const to = { kind: "member", id: member.id, account: "local" } as const;
      const item = { spaceId: space, key: "reply/1", to, lane: ANSWERS, body: "好" } as const;
      await enqueue(db, { ...item, dueAt: 0, now: 0 });
    });
    const filler = fill(folder);
    rmSync(join(folder, "store.db.ballast"));
    fill(folder);
    expect(await dispatchDue({ clock: systemClock, store, gateway })).toBe(0);
    expect(sent).toEqual([]);
    rmSync(filler);
    expect(await dispatchDue({ clock: systemClock, store, gateway })).toBe(1);
    expect(sent).toEqual(["reply/1"]);
  },
  60_000,
);

test("a file that another process locks is waited for, and the event loop goes on meanwhile", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-lock-"));
  const store = await openStore(join(folder, "store.db"), 0);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const space = await store.write((db) => defaultSpace(db, "Asia/Shanghai", 0));
  const other = new Database(join(folder, "store.db"));
  other.exec("begin immediate");
  let done = false;
  const writing = store
    .write((db) => setSetting(db, space.id, "k", "v"))
    .then(() => {
      done = true;
    });
  let turns = 0;
  const until = performance.now() + 400;
  while (performance.now() < until) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  expect(done).toBe(false);
  expect(turns).toBeGreaterThan(100);
  other.exec("rollback");
  other.close();
  await writing;
  expect(await settingOf(store.db, space.id, "k")).toBe("v");
});

test.skipIf(!canMount)(
  "a disk that is mounted read-only: a sentence says so, and it opens once it can be written",
  async () => {
    const folder = smallDisk() ?? "";
    onTestFinished(() => {
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, "store.db");
    await (await openStore(file, 0)).close();
    execFileSync("mount", ["-o", "remount,ro", folder]);
    await expect(openStore(file, 0)).rejects.toMatchObject({ code: "store-unwritable" });
    execFileSync("mount", ["-o", "remount,rw", folder]);
    await (await openStore(file, 0)).close();
  },
);

test("a file that cannot be written any more: nothing is acknowledged or sent, and work goes on when it can", async () => {
  const world = await openWorld("2026-11-22T10:00");
  onTestFinished(() => world.close());
  await world.plan({ no: 11, start: "2026-11-22T10:10", capacity: null, room: null });
  const say = (id: string) =>
    world.say({
      id,
      chat: { kind: "dm" },
      sender: { networkId: "赵建国", name: "赵建国" },
      kind: "text",
      text: "本月有什么活动",
    });
  // The kernel refuses to remount a disk whose files are open; SQLite's own switch gives the same error code.
  await sql`pragma query_only = on`.execute(world.store.db);
  await expect(say("m1")).rejects.toMatchObject({ code: "SQLITE_READONLY" });
  await sql`pragma query_only = off`.execute(world.store.db);
  await say("m1");
  await world.settle();
  const rows = await world.store.db
    .selectFrom("outbox")
    .select("state")
    .where("idempotency_key", "like", "reply/local/m1/%")
    .execute();
  expect(rows).toEqual([{ state: "sent" }]);
});
