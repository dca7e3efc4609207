import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Bot, createBot } from "../../bot/create-bot.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import type { InboundMessage } from "../../src/chat/message.ts";
import type { Clock } from "../../src/clock.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import type { Db } from "../../src/store/db.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

export const ZONE = "Asia/Shanghai";
/** Long enough ago that no bench meets today's calendar; a Sunday, 14:00 in Shanghai. */
export const START = Date.UTC(2026, 10, 22, 6, 0);
const ROWS_PER_INSERT = 500;

/** A community on a real file, and the bot without a door. */
export interface BenchWorld {
  readonly store: Store;
  readonly bot: Bot;
  readonly clock: Clock;
  readonly folder: string;
  close(): Promise<void>;
}

export interface Community {
  readonly rooms: number;
  readonly people: number;
}

/** People are spread over the rooms in turn: person `i` is in room `i % rooms`. */
export async function openBenchWorld({ rooms, people }: Community): Promise<BenchWorld> {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-bench-"));
  const clock = { now: () => START };
  const store = await openStore(join(folder, "bench.db"), START);
  await store.write((db) => settle(db, { rooms, people }));
  const log = pino({ level: "silent" });
  const bot = createBot({ clock, store, calendars: shippedCalendars(), zone: ZONE, log });
  return {
    store,
    bot,
    clock,
    folder,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function settle(db: Db, { rooms, people }: Community): Promise<void> {
  const space = await defaultSpace(db, ZONE, START);
  const at = { space_id: space.id, created_at: START };
  await inPieces(
    rooms,
    (i) => ({ ...at, account: "local", network_id: `r${i}`, topic: `${i}片区` }),
    (rows) => db.insertInto("room").values(rows).execute(),
  );
  await inPieces(
    people,
    (i) => ({ ...at, name: `居民${i}`, note: null, erased_at: null }),
    (rows) => db.insertInto("member").values(rows).execute(),
  );
  const first = await db.selectFrom("member").select("id").orderBy("id").executeTakeFirstOrThrow();
  const firstRoom = await db
    .selectFrom("room")
    .select("id")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  await inPieces(
    people,
    (i) => ({
      space_id: space.id,
      account: "local",
      network_id: `p${i}`,
      member_id: first.id + i,
      nickname: `居民${i}`,
      seen_at: START,
    }),
    (rows) => db.insertInto("identity").values(rows).execute(),
  );
  await inPieces(
    people,
    (i) => ({
      room_id: firstRoom.id + (i % rooms),
      member_id: first.id + i,
      space_id: space.id,
      joined_at: START,
    }),
    (rows) => db.insertInto("membership").values(rows).execute(),
  );
}

/** Inserts `count` rows, so many at a time as one statement takes. */
export async function inPieces<T>(
  count: number,
  rowOf: (i: number) => T,
  insert: (rows: T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < count; from += ROWS_PER_INSERT) {
    const length = Math.min(ROWS_PER_INSERT, count - from);
    await insert(Array.from({ length }, (_, i) => rowOf(from + i)));
  }
}

/** An activity that began half an hour ago, for all rooms: its check-in is open. */
export async function beginActivity(world: BenchWorld): Promise<void> {
  await addActivity(world, START - 30 * 60_000);
}

/** An activity for all rooms. @param at when it begins, epoch milliseconds */
export async function addActivity(world: BenchWorld, at: number): Promise<void> {
  await world.store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, START);
    const start = `${epochToCivil(at, ZONE).slice(0, 16)}:00`;
    const when = whenOnce({ start, end: null, grain: "minute" });
    const calendars = shippedCalendars();
    await addPlannedActivity(db, {
      space,
      facts: { title: "清洁家园" },
      when,
      by: null,
      now: START,
      calendars,
    });
  });
}

let said = 0;

/** What person `i` says in their room. */
export function saying(i: number, rooms: number, text: string): InboundMessage {
  said += 1;
  return {
    account: "local",
    chat: { kind: "room", networkId: `r${i % rooms}`, topic: `${i % rooms}片区` },
    sender: { networkId: `p${i}`, name: `居民${i}` },
    id: `m${said}`,
    at: START,
    kind: "text",
    text,
    mentionsBot: false,
  };
}
