import { type ExpressionBuilder, sql } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import { ANSWERS, BROADCASTS, type OutboxItem, REMINDERS } from "./outbox.ts";
import type { Schema } from "./schema.ts";

/** In the order of the partial indexes `outbox_due` and `outbox_waiting_by_chat`. */
const WAITING = [literal("queued"), literal("in-doubt")];
const UNFINISHED = [literal("queued"), literal("sending"), literal("in-doubt")];

/** Whether the time of anything has come: one look at an index, where {@link nextToSend} asks lane by lane. */
export async function isAnythingDue(db: Db, account: string, now: number): Promise<boolean> {
  const one = await db
    .selectFrom("outbox")
    .select("id")
    .where("account", "=", account)
    .where("state", "in", WAITING)
    .where("state", "=", literal("queued"))
    .where((eb) => isTime(eb, now))
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

/**
 * The item to try next: answers before reminders before broadcasts. A chat with an unfinished older item
 * that already failed once gives nothing younger: a retry is not overtaken.
 */
export async function nextToSend(
  db: Db,
  account: string,
  now: number,
): Promise<OutboxItem | undefined> {
  for (const lane of LANES) {
    const chat = lane === ANSWERS ? await chatToAnswer(db, account, now) : undefined;
    if (lane === ANSWERS && chat === undefined) continue;
    const first = await firstDue(db, { account, lane, now, chat });
    if (first === undefined) continue;
    // Found by its time; in its chat it is the oldest that comes first.
    if (chat !== undefined) return first;
    return (await firstDue(db, { account, lane, now, chat: first.chat })) ?? first;
  }
  return undefined;
}

const LANES = [ANSWERS, REMINDERS, BROADCASTS] as const;

/**
 * Answers go round the chats, first the one that was answered longest ago: who asks three hundred things
 * does not keep the others waiting.
 */
async function chatToAnswer(db: Db, account: string, now: number): Promise<string | undefined> {
  const row = await db
    .selectFrom("outbox")
    .select("chat")
    .where("account", "=", account)
    .where("state", "=", literal("queued"))
    .where("lane", "=", literal(ANSWERS))
    .where((eb) => isTime(eb, now))
    .where(notBehindRetry)
    .groupBy("chat")
    .orderBy(answeredLastAt)
    .orderBy((eb) => eb.fn.min("id"))
    .limit(1)
    .executeTakeFirst();
  return row?.chat;
}

interface LaneSearch {
  readonly account: string;
  readonly lane: OutboxItem["lane"];
  readonly now: number;
  /** Only here, the oldest; undefined: anywhere, the one that has been due longest. */
  readonly chat: string | undefined;
}

async function firstDue(
  db: Db,
  { account, lane, now, chat }: LaneSearch,
): Promise<OutboxItem | undefined> {
  const search = db
    .selectFrom("outbox")
    .selectAll()
    .where("account", "=", account)
    .where("state", "=", literal("queued"))
    .where("lane", "=", literal(lane))
    .where((eb) => isTime(eb, now))
    .where(notBehindRetry)
    // Whoever takes it back at the same moment is waited for: what comes next must not overtake it.
    .forUpdate("outbox")
    .limit(1);
  return chat === undefined
    ? search.orderBy("next_try_at").orderBy("id").executeTakeFirst()
    : search.where("chat", "=", chat).orderBy("id").executeTakeFirst();
}

/** No unfinished older item of the chat has failed: a retry is not overtaken. */
export function notBehindRetry({ not, exists, selectFrom }: ExpressionBuilder<Schema, "outbox">) {
  return not(
    exists(
      selectFrom("outbox as older")
        .select("older.id")
        .whereRef("older.chat", "=", "outbox.chat")
        .whereRef("older.id", "<", "outbox.id")
        .where("older.state", "in", UNFINISHED)
        .where("older.attempts", ">", 0),
    ),
  );
}

/** When the chat was tried last; the claims of a chat are an index. */
const answeredLastAt = sql<number>`coalesce((select max(claimed.claimed_at) from outbox as claimed
  where claimed.chat = outbox.chat and claimed.claimed_at is not null), 0)`;

/** No attempt is ever put off further than this by a failure. */
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Its time has come. A retry that seems to lie further ahead than any retry is put was written before
 * the clock was set back: it is due.
 */
export function isTime(eb: ExpressionBuilder<Schema, "outbox">, now: number) {
  return eb.or([
    eb("next_try_at", "<=", now),
    eb.and([eb("attempts", ">", 0), eb("next_try_at", ">", now + LONGEST_WAIT_MS)]),
  ]);
}
