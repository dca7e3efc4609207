import { existsSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { sql } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import { assertCurrent } from "./migrate.ts";
import { kyselyOn } from "./open-store.ts";
import { openStoreAt, type StorePlace } from "./open-store-at.ts";
import { countOwedFiles } from "./owed-files.ts";
import { countOwedRooms } from "./owed-rooms.ts";

const WEEK_MS = 7 * 24 * 3_600_000;

/** What an operator wants to know of a store; times are epoch milliseconds. */
export interface StoreFacts {
  readonly bytes: number;
  readonly walBytes: number;
  readonly integrity: string;
  /** The youngest migration that ran. */
  readonly version: string;
  readonly rooms: number;
  readonly members: number;
  readonly activities: number;
  /** Messages by state: queued, sent, in-doubt, needs-look, dead … */
  readonly outbox: Readonly<Record<string, number>>;
  /** Background work: files to be built, rooms that a notice has still to be written for, files of the last week that failed. */
  readonly owed: { readonly files: number; readonly rooms: number; readonly failed: number };
  /** Since when the oldest message that could leave now has been waiting. */
  readonly oldestDueAt: number | null;
  readonly lastDeliveryAt: number | null;
  readonly nextReminderAt: number | null;
}

/**
 * Looks at a store without changing it, also while a process uses it. Undefined: there is none, or nothing in it
 * yet. Throws a `Fault` for one of another version.
 */
export async function inspectStore(file: string, now: number): Promise<StoreFacts | undefined> {
  if (!existsSync(file)) return undefined;
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  const integrity = String(sqlite.pragma("quick_check(1)", { simple: true }));
  const db = kyselyOn(sqlite);
  try {
    const isMade = sqlite.prepare("select 1 from sqlite_master where name = 'kysely_migration'");
    if (isMade.get() === undefined) return undefined;
    assertCurrent(await version(db));
    return { ...sizes(file), integrity, ...(await storeFacts(db, now)) };
  } finally {
    await db.destroy();
  }
}

/** The same wherever the store lies; a server looks after its own integrity. */
export async function inspectPlace(
  place: StorePlace,
  now: number,
): Promise<StoreFacts | undefined> {
  if (place.databaseUrl === undefined) return inspectStore(place.file, now);
  await using store = await openStoreAt(place, now);
  const { rows } = await sql<{ readonly bytes: number }>`
    select sum(pg_total_relation_size(oid)) as bytes from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r'`.execute(store.db);
  const bytes = rows[0]?.bytes ?? 0;
  return { bytes, walBytes: 0, integrity: "ok", ...(await storeFacts(store.db, now)) };
}

function sizes(file: string): { bytes: number; walBytes: number } {
  const wal = `${file}-wal`;
  return { bytes: statSync(file).size, walBytes: existsSync(wal) ? statSync(wal).size : 0 };
}

/** What a running process can tell of its own store, without reading it through. */
export type LiveFacts = Omit<StoreFacts, "bytes" | "walBytes" | "integrity">;

/** The same facts through an open store: cheap enough to be asked every few seconds. */
export async function storeFacts(db: Db, now: number): Promise<LiveFacts> {
  const states = await db
    .selectFrom("outbox")
    .select(["state", sql<number>`count(*)`.as("n")])
    .groupBy("state")
    .execute();
  const { oldest } = await db
    .selectFrom("outbox")
    // An answer is eligible from 0 on; it waits since it was written.
    .select(
      sql<
        number | null
      >`min(case when next_try_at > created_at then next_try_at else created_at end)`.as("oldest"),
    )
    .where("state", "=", literal("queued"))
    .where("next_try_at", "<=", now)
    .executeTakeFirstOrThrow();
  const { last } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.max("sent_at").as("last"))
    .where("state", "=", literal("sent"))
    .executeTakeFirstOrThrow();
  const { next } = await db
    .selectFrom("reminder")
    .select((eb) => eb.fn.min("next_at").as("next"))
    .where("state", "=", literal("scheduled"))
    .executeTakeFirstOrThrow();
  const files = await countOwedFiles(db, now - WEEK_MS);
  const rooms = await countOwedRooms(db);
  return {
    owed: { files: files.waiting, rooms, failed: files.failed },
    version: await version(db),
    rooms: await count(db, "room"),
    members: await count(db, "member"),
    activities: await count(db, "activity"),
    outbox: Object.fromEntries(states.map((row) => [row.state, Number(row.n)])),
    oldestDueAt: oldest,
    lastDeliveryAt: last,
    nextReminderAt: next,
  };
}

async function version(db: Db): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`select max(name) as name from kysely_migration`.execute(db);
  return rows[0]?.name ?? "";
}

async function count(db: Db, table: "room" | "member" | "activity"): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select(sql<number>`count(*)`.as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}
