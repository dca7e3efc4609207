import { sql } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import { ANSWERS, type OutboxItem } from "./outbox.ts";
import { WAITING } from "./unfinished.ts";

/** A pace never puts an item further ahead than this; what lies further ahead rests: quiet hours, a full day. */
const PACED_MS = 60_000;

/** Messages whose time has come and that have not left. */
export interface Waiting {
  readonly answers: number;
  readonly pushes: number;
  /** Not before long: quiet hours, or enough for today. */
  readonly resting: number;
}

export async function waitingNow(db: Db, now: number): Promise<ReadonlyMap<string, Waiting>> {
  const rests = sql`next_try_at > ${now + PACED_MS}`;
  const rows = await db
    .selectFrom("outbox")
    .select([
      "account",
      sql<number>`sum(case when ${rests} then 1 else 0 end)`.as("resting"),
      sql<number>`sum(case when lane = ${sql.lit(ANSWERS)} and not ${rests} then 1 else 0 end)`.as(
        "answers",
      ),
      sql<number>`count(*)`.as("n"),
    ])
    .where("state", "in", WAITING)
    .where("due_at", "<=", now)
    .groupBy("account")
    .execute();
  return new Map(
    rows.map(({ account, resting, answers, n }) => {
      const pushes = Number(n) - Number(answers) - Number(resting);
      return [account, { answers: Number(answers), pushes, resting: Number(resting) }];
    }),
  );
}

/** How many messages an account tried to send after `since`, merged ones counted once. */
export async function claimedSince(db: Db, account: string, since: number): Promise<number> {
  const { n } = await db
    .selectFrom("outbox")
    .select(sql<number>`count(*)`.as("n"))
    .where("account", "=", account)
    .where("claimed_at", ">", since)
    .where("merged_into", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * When the account tried to send its n-th youngest message, merged ones counted once; undefined: it never sent so
 * many.
 * @param n at least 1
 */
export async function nthLastClaimedAt(
  db: Db,
  account: string,
  n: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom("outbox")
    .select("claimed_at")
    .where("account", "=", account)
    .where("claimed_at", "is not", null)
    .where("merged_into", "is", null)
    .orderBy("claimed_at", "desc")
    .offset(n - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.claimed_at == null ? undefined : Number(row.claimed_at);
}

/**
 * Puts off an item that the pace holds back, and with it everything else that the same thing holds: its chat, or
 * what an account may send in a day.
 */
export async function postponeHeld(
  db: Db,
  item: OutboxItem,
  held: { readonly until: number; readonly by: "chat" | "day" },
): Promise<void> {
  const { until, by } = held;
  await db
    .updateTable("outbox")
    // A day is longer than any retry is put off: it counts as waiting, not as a retry, or it would seem due.
    .set(by === "day" ? { next_try_at: until, attempts: 0 } : { next_try_at: until })
    .where("account", "=", item.account)
    .where("state", "=", literal("queued"))
    .where("next_try_at", "<", until)
    .$if(by === "chat", (query) => query.where("chat", "=", item.chat))
    .$if(by === "day", (query) => query.where("lane", ">=", item.lane))
    .execute();
}
