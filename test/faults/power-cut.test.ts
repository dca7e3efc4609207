import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { setSetting } from "../../src/store/settings.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const folder = mkdtempSync(join(tmpdir(), "lingdang-power-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const WRITES = 60;

interface Told {
  readonly key: string;
  /** How long the write-ahead log was when the writer was told that its change is kept. */
  readonly walBytes: number;
}

/** Sixty writes one after the other, as a process that loses its power leaves them. */
async function writeAndCopy(): Promise<{ file: string; told: Told[] }> {
  const file = join(mkdtempSync(join(folder, "live-")), "store.db");
  const store = await openStore(file, 0);
  const space = await store.write((db) => defaultSpace(db, "Asia/Shanghai", 0));
  // From an empty log on: one that was used before is overwritten from its beginning and does not grow.
  await expect
    .poll(async () => {
      await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
      return statSync(`${file}-wal`).size;
    })
    .toBe(0);
  const told: Told[] = [];
  for (let n = 0; n < WRITES; n += 1) {
    const key = `k${String(n).padStart(3, "0")}`;
    await store.write((db) => setSetting(db, space.id, key, "x"));
    told.push({ key, walBytes: statSync(`${file}-wal`).size });
  }
  const copy = join(folder, "copy.db");
  copyFileSync(file, copy);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  await store.close();
  return { file: copy, told };
}

/** Opens what is left of a store after its log was cut or garbled, and reads what it still knows. */
function keysAfter(file: string, wal: Uint8Array): string[] {
  const cut = join(folder, "cut.db");
  for (const suffix of ["", "-wal", "-shm"]) rmSync(cut + suffix, { force: true });
  copyFileSync(file, cut);
  writeFileSync(`${cut}-wal`, wal);
  const db = new Database(cut);
  const rows = db.prepare("select key from setting order by key").pluck().all() as string[];
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  db.close();
  return rows;
}

test("a log cut anywhere loses only what nobody was told of, and only from the end", async () => {
  const { file, told } = await writeAndCopy();
  const wal = readFileSync(`${file}-wal`);
  const step = Math.max(1, Math.floor(wal.length / 240));
  const first = told[0]?.walBytes ?? 0;
  expect(wal.length - first).toBeGreaterThan(100_000);
  for (let at = first; at <= wal.length; at += step) {
    const kept = keysAfter(file, wal.subarray(0, at));
    const promised = told.filter(({ walBytes }) => walBytes <= at).map(({ key }) => key);
    expect(kept.slice(0, promised.length)).toEqual(promised);
    expect(kept).toEqual(told.slice(0, kept.length).map(({ key }) => key));
  }
});

test("a garbled end of the log loses only a suffix", async () => {
  const { file, told } = await writeAndCopy();
  const wal = readFileSync(`${file}-wal`);
  const first = told[0]?.walBytes ?? 0;
  for (let n = 1; n <= 40; n += 1) {
    const at = first + Math.floor(((wal.length - first) * n) / 41);
    const garbled = Uint8Array.from(wal);
    for (let k = at; k < Math.min(at + 64, garbled.length); k += 1)
      garbled[k] = (garbled[k] ?? 0) ^ 0x5a;
    const kept = keysAfter(file, garbled);
    const promised = told.filter(({ walBytes }) => walBytes <= at).map(({ key }) => key);
    expect(kept.slice(0, promised.length)).toEqual(promised);
    expect(kept).toEqual(told.slice(0, kept.length).map(({ key }) => key));
  }
});

test("the store waits for the disk: synchronous is FULL after a write", async () => {
  const file = join(folder, "full.db");
  const store = await openStore(file, 0);
  await store.write((db) => defaultSpace(db, "Asia/Shanghai", 0));
  const { rows } = await sql`pragma synchronous`.execute(store.db);
  expect(rows).toEqual([{ synchronous: 2 }]);
  await store.close();
});
