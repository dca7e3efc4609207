import { type ExpressionBuilder, sql } from "kysely";
import { compiledOnceFor } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import { ANSWERS, BROADCASTS, type OutboxItem, REMINDERS } from "./outbox.ts";
import type { Schema } from "./schema.ts";
import { UNFINISHED, WAITING } from "./unfinished.ts";

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
 * The items to try next, each the oldest of another chat and all of one lane: answers before reminders before
 * broadcasts. A chat with an unfinished older item that already failed once gives nothing younger: a retry is not
 * overtaken.
 * @param most how many at most
 */
export async function nextToSend(
  db: Db,
  account: string,
  now: number,
  most: number,
): Promise<OutboxItem[]> {
  for (const { lane, chats, oldest } of LANES) {
    const due = { account, now, beyond: longestRetry(now) };
    const found = await chats(db, { ...due, most: lane === ANSWERS ? most : most * SAME_CHAT });
    const items: OutboxItem[] = [];
    for (const chat of new Set(found.map((row) => row.chat))) {
      if (items.length < most) items.push(...(await oldest(db, { ...due, chat })));
    }
    if (items.length > 0) return items;
  }
  return [];
}

/** What has been due longest is often for the same chat: so many are looked at for each that may leave. */
const SAME_CHAT = 4;

interface Due {
  readonly account: string;
  readonly now: number;
  readonly beyond: number;
}

function dueIn(db: Db, lane: OutboxItem["lane"], { account, now, beyond }: Due) {
  return db
    .selectFrom("outbox")
    .where("account", "=", account)
    .where("state", "=", literal("queued"))
    .where("lane", "=", literal(lane))
    .where((eb) => isDue(eb, now, beyond))
    .where(notBehindRetry);
}

/**
 * Answers go round the chats, first the one that was answered longest ago: who asks three hundred things
 * does not keep the others waiting.
 */
const chatsToAnswer = compiledOnceFor((db, { most, ...due }: Due & { readonly most: number }) =>
  dueIn(db, ANSWERS, due)
    .select("chat")
    .groupBy("chat")
    .orderBy(answeredLastAt)
    .orderBy((eb) => eb.fn.min("id"))
    .limit(most),
);

/** Chats by what has been due longest, some of them several times. */
function chatsPushed(lane: OutboxItem["lane"]) {
  return compiledOnceFor((db, { most, ...due }: Due & { readonly most: number }) =>
    dueIn(db, lane, due).select("chat").orderBy("next_try_at").orderBy("id").limit(most),
  );
}

function oldestOf(lane: OutboxItem["lane"]) {
  return compiledOnceFor((db, { chat, ...due }: Due & { readonly chat: string }) =>
    dueIn(db, lane, due)
      .selectAll()
      .where("chat", "=", chat)
      .where("state", "in", UNFINISHED)
      .orderBy("id")
      .limit(1)
      // Whoever takes it back at the same moment is waited for: what comes next must not overtake it.
      .forUpdate("outbox"),
  );
}

const LANES = [
  { lane: ANSWERS, chats: chatsToAnswer, oldest: oldestOf(ANSWERS) },
  { lane: REMINDERS, chats: chatsPushed(REMINDERS), oldest: oldestOf(REMINDERS) },
  { lane: BROADCASTS, chats: chatsPushed(BROADCASTS), oldest: oldestOf(BROADCASTS) },
] as const;

/** No unfinished older item of the chat has failed: a retry is not overtaken. */
export function notBehindRetry({ not, exists, selectFrom }: ExpressionBuilder<Schema, "outbox">) {
  return not(
    exists(
      selectFrom("outbox as older")
        .select("older.id")
        .whereRef("older.chat", "=", "outbox.chat")
        .whereRef("older.id", "<", "outbox.id")
        .where("older.state", "in", UNFINISHED)
        .where("older.attempts", ">", literal(0)),
    ),
  );
}

/** When the chat was tried last; the claims of a chat are an index. */
const answeredLastAt = sql<number>`coalesce((select max(claimed.claimed_at) from outbox as claimed
  where claimed.chat = outbox.chat and claimed.claimed_at is not null), 0)`;

/** No attempt is ever put off further than this by a failure. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** A retry that seems to lie further ahead than any retry is put. */
function longestRetry(now: number): number {
  return now + LONGEST_WAIT_MS;
}

/**
 * Its time has come. A retry that seems to lie further ahead than any retry is put was written before
 * the clock was set back: it is due.
 */
export function isTime(eb: ExpressionBuilder<Schema, "outbox">, now: number) {
  return isDue(eb, now, longestRetry(now));
}

function isDue(eb: ExpressionBuilder<Schema, "outbox">, now: number, beyond: number) {
  return eb.or([
    eb("next_try_at", "<=", now),
    eb.and([eb("attempts", ">", literal(0)), eb("next_try_at", ">", beyond)]),
  ]);
}
