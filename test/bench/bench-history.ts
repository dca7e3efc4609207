import { readFileSync } from "node:fs";
import { loadPlan } from "../../bot/cli/load-plan.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { Db } from "../../src/store/db.ts";
import type { Store } from "../../src/store/open-store.ts";
import { BROADCASTS } from "../../src/store/outbox.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { inPieces } from "./bench-world.ts";

/** A year's plan, as `start --plan` loads it. */
export async function addCommunityPlan(store: Store, zone: string): Promise<void> {
  const name = "community-2027.txt";
  const text = readFileSync(new URL(`../../data/plans/${name}`, import.meta.url), "utf8");
  const now = Date.now();
  await store.write((db) => loadPlan(db, { name, text, zone, now, calendars: shippedCalendars() }));
}

/** What years leave behind: messages that were sent long ago, in so many rooms of another account. */
export async function addHistory(store: Store, items: number, zone: string): Promise<void> {
  const now = Date.now();
  const space = await store.write((db) => defaultSpace(db, zone, now));
  const rooms = await store.write((db) => oldRooms(db, space.id, now));
  const piece = 20_000;
  for (let from = 0; from < items; from += piece) {
    const length = Math.min(piece, items - from);
    const row = (i: number) => {
      const at = now - (items - from - i) * 1000;
      return {
        space_id: space.id,
        idempotency_key: `history/${from + i}`,
        account: "local",
        chat: `room/${rooms + (i % ROOMS)}`,
        room_id: rooms + (i % ROOMS),
        lane: BROADCASTS,
        body: "明天上午9:00 反诈讲座，社区书屋",
        due_at: at,
        next_try_at: at,
        created_at: at,
        claimed_at: at,
        sent_at: at,
        state: "sent" as const,
      };
    };
    await store.write((db) =>
      inPieces(length, row, (rows) =>
        db
          .insertInto("outbox")
          .values(rows as never)
          .execute(),
      ),
    );
  }
}

const ROOMS = 500;

/** @returns the id of the first of them; the others follow it */
async function oldRooms(db: Db, spaceId: number, now: number): Promise<number> {
  const row = (i: number) => ({
    space_id: spaceId,
    account: "earlier",
    network_id: `old${i}`,
    topic: `${i}号楼`,
    created_at: now,
  });
  await inPieces(ROOMS, row, (rows) => db.insertInto("room").values(rows).execute());
  const last = await db
    .selectFrom("room")
    .select((eb) => eb.fn.max("id").as("id"))
    .executeTakeFirstOrThrow();
  return last.id - ROOMS + 1;
}
