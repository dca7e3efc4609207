import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { backUp } from "../../jobs/back-up.ts";
import { createJobs } from "../../jobs/create-jobs.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { Fault } from "../../src/errors.ts";
import { restoreStore } from "../../src/store/backup.ts";
import { openStore } from "../../src/store/open-store.ts";
import { setSetting, settingOf } from "../../src/store/settings.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const zone = "Asia/Shanghai";
const at = (civil: string) => Date.parse(`${civil}+08:00`);

async function storeWithJob() {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-backup-"));
  let now = at("2026-11-22T10:00:00");
  const clock = { now: () => now };
  const file = join(folder, "store.db");
  const store = await openStore(file, now);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const log = pino({ level: "silent" });
  const job = backUp({ store, clock, zone, log, calendars: shippedCalendars() });
  const pulse = (civil: string) => {
    now = at(civil);
    return job.run(now);
  };
  const copies = () => {
    try {
      return readdirSync(join(folder, "backups")).sort();
    } catch {
      return [];
    }
  };
  return { folder, file, store, job, pulse, copies };
}

test("a copy each night, and one for all nights that were missed", async () => {
  const { job, pulse, copies } = await storeWithJob();
  await pulse("2026-11-22T23:00:00");
  expect(copies()).toEqual([]);
  expect(await job.nextAt(0)).toBe(at("2026-11-23T03:30:00"));
  await pulse("2026-11-23T03:30:05");
  await pulse("2026-11-23T12:00:00");
  expect(copies()).toEqual(["store-2026-11-23T03-30-05.db"]);
  await pulse("2026-11-29T09:00:00");
  expect(copies()).toHaveLength(2);
});

test("the youngest fourteen copies are kept, and nothing else of the folder is touched", async () => {
  const { folder, pulse, copies } = await storeWithJob();
  await pulse("2026-12-19T12:00:00");
  const nights = Array.from({ length: 16 }, (_, n) => `2026-12-${String(n + 4).padStart(2, "0")}`);
  mkdirSync(join(folder, "backups"));
  // Only names count; making sixteen real ones would take a thread each.
  for (const night of nights)
    writeFileSync(join(folder, "backups", `store-${night}T03-31-00.db`), "");
  writeFileSync(join(folder, "backups", "store-mine.db"), "");
  await pulse("2026-12-20T03:31:00");
  expect(copies()).toHaveLength(15);
  expect(copies()).toContain("store-mine.db");
  expect(copies()[0]).toBe("store-2026-12-07T03-31-00.db");
  expect(copies().at(-2)).toBe("store-2026-12-20T03-31-00.db");
});

test("what a process that was killed while it copied left behind goes with a later day's copy", async () => {
  const { folder, pulse, copies } = await storeWithJob();
  mkdirSync(join(folder, "backups"));
  const unfinished = (stamp: string) => `store-${stamp}.db.partial`;
  // The younger one may be an operator's, who copies at this very moment.
  const [dead, alive] = [unfinished("2026-11-22T23-30-00"), unfinished("2026-11-23T03-30-59")];
  for (const name of [dead, alive, "mine.db.partial"])
    writeFileSync(join(folder, "backups", name), "");
  await pulse("2026-11-22T23:40:00");
  await pulse("2026-11-23T03:31:00");
  expect(copies()).toEqual(["mine.db.partial", "store-2026-11-23T03-31-00.db", alive].sort());
});

test("a copy holds what was acknowledged, and restoring it never overwrites silently", async () => {
  const { folder, store, file, pulse, copies } = await storeWithJob();
  const space = await store.write((db) => defaultSpace(db, zone, 0));
  await store.write((db) => setSetting(db, space.id, "k", "old"));
  await pulse("2026-11-23T03:31:00");
  await store.write((db) => setSetting(db, space.id, "k", "new"));
  const copy = join(folder, "backups", copies()[0] ?? "");
  const elsewhere = join(folder, "restored.db");
  expect(restoreStore(copy, elsewhere, { replace: false, stamp: "s" })).toBeUndefined();
  const restored = await openStore(elsewhere, 0);
  expect(await settingOf(restored.db, space.id, "k")).toBe("old");
  await restored.close();
  expect(() => restoreStore(copy, elsewhere, { replace: false, stamp: "s" })).toThrow(Fault);
  expect(restoreStore(copy, elsewhere, { replace: true, stamp: "s" })).toBe(
    `${elsewhere}.before-s`,
  );
  expect(await settingOf(store.db, space.id, "k")).toBe("new");
  expect(file).not.toBe(elsewhere);
});

test("a damaged copy is not restored", async () => {
  const { folder, pulse, copies } = await storeWithJob();
  await pulse("2026-11-22T10:00:00");
  await pulse("2026-11-23T03:31:00");
  const copy = join(folder, "backups", copies()[0] ?? "");
  const bytes = readFileSync(copy);
  writeFileSync(copy, bytes.fill(0x5a, 4096 * 3, 4096 * 9));
  const target = join(folder, "restored.db");
  expect(() => restoreStore(copy, target, { replace: false, stamp: "s" })).toThrow(Fault);
});

test("a copy that cannot be written is tried again after a minute, not at each pulse", async () => {
  const { folder, store, copies } = await storeWithJob();
  await store.write((db) => defaultSpace(db, zone, at("2026-11-22T10:00:00")));
  let now = at("2026-11-23T03:30:00");
  const failures: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => failures.push(line) });
  const clock = { now: () => now };
  const jobs = createJobs({ store, clock, zone, log, calendars: shippedCalendars() });
  const blocked = join(folder, "backups");
  writeFileSync(blocked, "a file where the folder should be");
  for (; now < at("2026-11-23T03:30:59"); now += 1_000) await jobs.runDue();
  expect(failures).toHaveLength(1);
  expect(await jobs.nextAt()).toBe(at("2026-11-23T03:31:00"));
  rmSync(blocked);
  now = at("2026-11-23T03:31:00");
  await jobs.runDue();
  expect(copies()).toHaveLength(1);
});
