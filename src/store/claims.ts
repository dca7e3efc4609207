import { type Insertable, sql } from "kysely";
import { compiledOnceFor } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import { notBehindRetry } from "./next-to-send.ts";
import { type OutboxItem, REMINDERS } from "./outbox.ts";
import type { DeliveryTable } from "./tables/delivery.ts";
import { UNFINISHED, WAITING } from "./unfinished.ts";

/** Which process takes an item; recorded with it, so that nobody else finishes it. */
export interface Claimant {
  readonly owner: string;
  readonly term: number;
}

/**
 * Other reminders for the same chat that are due as well: they go out as one message, and so does what rests (for
 * the room's budget): it costs nobody a message of its own. What travels with something urgent is due by itself,
 * because it may be night.
 */
export async function dueCompanions(db: Db, head: OutboxItem, now: number): Promise<OutboxItem[]> {
  return db
    .selectFrom("outbox")
    .selectAll()
    .where("chat", "=", head.chat)
    .where("state", "in", UNFINISHED)
    .where("state", "=", literal("queued"))
    .where("lane", "=", literal(REMINDERS))
    .where(head.urgent === 1 ? "next_try_at" : "due_at", "<=", now)
    .where("attempts", "=", 0)
    .where("file_name", "is", null)
    .where("id", "<>", head.id)
    .orderBy("due_at")
    .orderBy("id")
    .limit(20)
    .forUpdate()
    .skipLocked()
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
    const text = item === head ? by.text : null;
    const into = item === head || head === undefined ? null : head.id;
    const claimed = await claimOne(db, { ...by, id: item.id, text, into });
    if (claimed.length !== 1) return false;
  }
  return true;
}

interface Claiming extends Claimant {
  readonly id: number;
  readonly now: number;
  readonly text: string | null;
  readonly into: number | null;
}

const claimOne = compiledOnceFor((db, { id, owner, term, now, text, into }: Claiming) =>
  db
    .updateTable("outbox")
    .set((eb) => ({
      state: literal("sending"),
      owner,
      term,
      claimed_at: now,
      attempts: eb("attempts", "+", literal(1)),
      wire_text: text,
      merged_into: into,
    }))
    .where("id", "=", id)
    .where("state", "=", literal("queued"))
    .returning("id"),
);

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
    .where("state", "in", [literal("sending"), literal("in-doubt")])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

interface Sent {
  readonly at: number;
  readonly networkMessageId: string | null;
}

/** As {@link settle}, for the attempt that went well: nearly all of them. */
export async function settleSent(
  db: Db,
  item: OutboxItem,
  { owner, term }: Claimant,
  sent: Sent,
): Promise<boolean> {
  const settled = await markSent(db, { ...sent, id: item.id, owner, term });
  return settled.length === 1;
}

const markSent = compiledOnceFor(
  (db, { id, owner, term, at, networkMessageId }: Claimant & Sent & { readonly id: number }) =>
    db
      .updateTable("outbox")
      .set({ state: literal("sent"), sent_at: at, network_message_id: networkMessageId })
      .where("id", "=", id)
      .where("owner", "=", owner)
      .where("term", "=", term)
      .where("state", "in", [literal("sending"), literal("in-doubt")])
      .returning("id"),
);

/** Why an item that could be tried is not tried now. */
export type Postponed =
  /** Quiet hours or the room's budget: answers in the chat go on meanwhile. */
  | { readonly kind: "rest"; readonly until: number }
  | { readonly kind: "withdrawn"; readonly reason: string };

/** Moves an item that was not claimed: to a later time, or out of the queue. */
export async function postpone(db: Db, id: number, postponed: Postponed): Promise<void> {
  await db
    .updateTable("outbox")
    .set(changeOf(postponed))
    .where("id", "=", id)
    .where("state", "=", literal("queued"))
    .execute();
}

function changeOf(postponed: Postponed) {
  switch (postponed.kind) {
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

export async function recordAttempt(
  db: Db,
  item: OutboxItem,
  { at, outcome, detail }: Attempt,
): Promise<void> {
  await addDelivery(db, { space_id: item.space_id, outbox_id: item.id, at, outcome, detail });
}

const addDelivery = compiledOnceFor((db, delivery: Insertable<DeliveryTable>) =>
  db.insertInto("delivery").values(delivery),
);

/**
 * When the next item of the account may be tried (queued) or looked up (in doubt); undefined when none waits. What
 * stands behind a retry of its chat waits with that, however long it has been due.
 */
export async function nextTryAt(
  db: Db,
  account: string,
  state: "queued" | "in-doubt",
): Promise<number | undefined> {
  const next = await db
    .selectFrom("outbox")
    .select("next_try_at")
    .where("account", "=", account)
    .where("state", "in", WAITING)
    .where("state", "=", literal(state))
    .$if(state === "queued", (query) => query.where(notBehindRetry))
    .orderBy("next_try_at")
    .limit(1)
    .executeTakeFirst();
  return next && Number(next.next_try_at);
}

/** Pushes (not answers) that a room got since `from`, merged ones counted once. */
export async function pushesSince(db: Db, chat: string, from: number): Promise<number> {
  const { n } = await db
    .selectFrom("outbox")
    .select(sql<number>`count(*)`.as("n"))
    .where("chat", "=", chat)
    .where("state", "=", literal("sent"))
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
 * @param until what stands later than this was written before the clock was set back, and says nothing
 */
export async function lastClaimedAt(
  db: Db,
  where: { readonly chat: string } | { readonly account: string },
  until: number,
): Promise<number | undefined> {
  const { at } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.max("claimed_at").as("at"))
    .where("claimed_at", "is not", null)
    .where("claimed_at", "<=", until)
    .$if("chat" in where, (query) => query.where("chat", "=", "chat" in where ? where.chat : ""))
    .$if("account" in where, (query) =>
      query.where("account", "=", "account" in where ? where.account : ""),
    )
    .executeTakeFirstOrThrow();
  return at === null ? undefined : Number(at);
}
