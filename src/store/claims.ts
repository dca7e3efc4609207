import { type ExpressionBuilder, sql } from "kysely";
import type { Db } from "./db.ts";
import { ANSWERS, type OutboxItem, REMINDERS } from "./outbox.ts";
import type { Schema } from "./schema.ts";
import type { DeliveryTable } from "./tables/delivery.ts";

/** Which process takes an item; recorded with it, so that nobody else finishes it. */
export interface Claimant {
  readonly owner: string;
  readonly term: number;
}

/**
 * The oldest items that may be tried now, answers first. A chat with an unfinished older item that
 * already failed once gives nothing younger: a retry is not overtaken.
 */
export async function dueItems(
  db: Db,
  account: string,
  now: number,
  limit: number,
): Promise<OutboxItem[]> {
  return db
    .selectFrom("outbox")
    .selectAll()
    .where("account", "=", account)
    .where("state", "=", "queued")
    .where((eb) => isTime(eb, now))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("outbox as older")
            .select("older.id")
            .whereRef("older.chat", "=", "outbox.chat")
            .whereRef("older.id", "<", "outbox.id")
            .where("older.state", "in", ["queued", "sending", "in-doubt"])
            .where("older.attempts", ">", 0),
        ),
      ),
    )
    .orderBy("lane")
    .orderBy(answeredLastAt)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/**
 * Answers go round the chats, first the one that was answered longest ago: who asks three hundred things
 * does not keep the others waiting. (The claims of a chat are an index; reminders keep to their order.)
 */
const answeredLastAt = sql<number>`case when outbox.lane = ${sql.lit(ANSWERS)} then
  coalesce((select max(claimed.claimed_at) from outbox as claimed
    where claimed.chat = outbox.chat and claimed.claimed_at is not null), 0) end`;

/** No attempt is ever put off further than this by a failure. */
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Its time has come. A retry that seems to lie further ahead than any retry is put was written before
 * the clock was set back: it is due.
 */
function isTime(eb: ExpressionBuilder<Schema, "outbox">, now: number) {
  return eb.or([
    eb("next_try_at", "<=", now),
    eb.and([eb("attempts", ">", 0), eb("next_try_at", ">", now + LONGEST_WAIT_MS)]),
  ]);
}

/** Other reminders for the same chat that are due as well: they go out as one message. */
export async function dueCompanions(db: Db, head: OutboxItem, now: number): Promise<OutboxItem[]> {
  return db
    .selectFrom("outbox")
    .selectAll()
    .where("chat", "=", head.chat)
    .where("state", "=", "queued")
    .where("lane", "=", REMINDERS)
    .where("next_try_at", "<=", now)
    .where("attempts", "=", 0)
    .where("file_name", "is", null)
    .where("id", "<>", head.id)
    .orderBy("due_at")
    .orderBy("id")
    .limit(20)
    .execute();
}

/**
 * Marks items as being sent, durably, before the network is called; the first one carries the text,
 * the others note whose message they travel with.
 * @returns false if somebody else was faster: then nothing may be sent
 */
export async function claim(
  db: Db,
  items: readonly OutboxItem[],
  by: Claimant & { readonly text: string; readonly now: number },
): Promise<boolean> {
  const head = items[0];
  for (const item of items) {
    const { numUpdatedRows } = await db
      .updateTable("outbox")
      .set((eb) => ({
        state: "sending",
        owner: by.owner,
        term: by.term,
        claimed_at: by.now,
        attempts: eb("attempts", "+", 1),
        wire_text: item === head ? by.text : null,
        merged_into: item === head || head === undefined ? null : head.id,
      }))
      .where("id", "=", item.id)
      .where("state", "=", "queued")
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
  }
  return true;
}

export interface Settled {
  readonly state: OutboxItem["state"];
  readonly nextTryAt?: number;
  readonly sentAt?: number;
  readonly networkMessageId?: string | null;
  readonly doubted?: boolean;
  readonly reason?: string;
}

/**
 * Records how an attempt ended. Only the process that claimed the item, in the term in which it did,
 * may say so; returns false when it is no longer ours (then nothing was changed).
 */
export async function settle(
  db: Db,
  item: OutboxItem,
  by: Claimant,
  settled: Settled,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({
      state: settled.state,
      ...(settled.nextTryAt === undefined ? {} : { next_try_at: settled.nextTryAt }),
      ...(settled.sentAt === undefined ? {} : { sent_at: settled.sentAt }),
      ...(settled.networkMessageId === undefined
        ? {}
        : { network_message_id: settled.networkMessageId }),
      ...(settled.doubted === undefined ? {} : { doubted: settled.doubted ? 1 : 0 }),
      ...(settled.reason === undefined ? {} : { reason: settled.reason }),
      ...(settled.state === "queued" ? { merged_into: null } : {}),
    })
    .where("id", "=", item.id)
    .where("owner", "=", by.owner)
    .where("term", "=", by.term)
    .where("state", "in", ["sending", "in-doubt"])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Why an item that could be tried is not tried now. */
export type Postponed =
  /** The network's pace: its chat waits with it. */
  | { readonly kind: "pace"; readonly until: number }
  /** Quiet hours or the room's budget: answers in the chat go on meanwhile. */
  | { readonly kind: "rest"; readonly until: number }
  | { readonly kind: "withdrawn"; readonly reason: string };

/** Moves an item that was not claimed: to a later time, or out of the queue. */
export async function postpone(db: Db, id: number, postponed: Postponed): Promise<void> {
  await db
    .updateTable("outbox")
    .set(changeOf(postponed))
    .where("id", "=", id)
    .where("state", "=", "queued")
    .execute();
}

function changeOf(postponed: Postponed) {
  switch (postponed.kind) {
    case "pace":
      return { next_try_at: postponed.until };
    case "rest":
      return { next_try_at: postponed.until, attempts: 0 };
    case "withdrawn":
      return { state: "withdrawn" as const, reason: postponed.reason };
  }
}

/** What one attempt came to. */
export interface Attempt {
  readonly at: number;
  readonly outcome: DeliveryTable["outcome"];
  readonly detail: string | null;
}

export async function recordAttempt(db: Db, item: OutboxItem, attempt: Attempt): Promise<void> {
  await db
    .insertInto("delivery")
    .values({ space_id: item.space_id, outbox_id: item.id, ...attempt })
    .execute();
}

/**
 * What an earlier process left between claim and record becomes ours, in doubt.
 * @returns how many items that were
 */
export async function adoptInterrupted(db: Db, account: string, by: Claimant): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "in-doubt", owner: by.owner, term: by.term })
    .where("account", "=", account)
    .where("state", "in", ["sending", "in-doubt"])
    .where((eb) => eb.or([eb("term", "<>", by.term), eb("owner", "<>", by.owner)]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ours to settle, and old enough that the chat's echo would show them. */
export async function itemsInDoubt(
  db: Db,
  account: string,
  by: Claimant,
  now: number,
): Promise<OutboxItem[]> {
  return db
    .selectFrom("outbox")
    .selectAll()
    .where("account", "=", account)
    .where("state", "=", "in-doubt")
    .where((eb) => isTime(eb, now))
    .where("owner", "=", by.owner)
    .where("term", "=", by.term)
    .orderBy("id")
    .execute();
}

/** When the next item of the account may be tried or looked up; undefined when none waits. */
export async function nextTryAt(db: Db, account: string): Promise<number | undefined> {
  const { at } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.min("next_try_at").as("at"))
    .where("account", "=", account)
    .where("state", "in", ["queued", "in-doubt"])
    .executeTakeFirstOrThrow();
  return at === null ? undefined : Number(at);
}

/** Pushes (not answers) that a room got since `from`, merged ones counted once. */
export async function pushesSince(db: Db, chat: string, from: number): Promise<number> {
  const { n } = await db
    .selectFrom("outbox")
    .select(sql<number>`count(*)`.as("n"))
    .where("chat", "=", chat)
    .where("state", "=", "sent")
    .where("sent_at", ">=", from)
    .where("lane", ">", 0)
    .where("merged_into", "is", null)
    .where("urgent", "=", 0)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * When we last tried to send anything to the chat, or to any chat of the account, whatever came of it:
 * what a dead process tried counts too.
 */
export async function lastClaimedAt(
  db: Db,
  where: { readonly chat: string } | { readonly account: string },
): Promise<number | undefined> {
  const { at } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.max("claimed_at").as("at"))
    .where("claimed_at", "is not", null)
    .$if("chat" in where, (query) => query.where("chat", "=", "chat" in where ? where.chat : ""))
    .$if("account" in where, (query) =>
      query.where("account", "=", "account" in where ? where.account : ""),
    )
    .executeTakeFirstOrThrow();
  return at === null ? undefined : Number(at);
}
