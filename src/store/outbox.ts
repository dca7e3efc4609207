import type { Selectable } from "kysely";
import type { Card } from "../chat/card.ts";
import type { Db } from "./db.ts";
import { insertOnce } from "./insert-once.ts";
import { literal } from "./literal.ts";
import type { OutboxTable } from "./tables/delivery.ts";

export type OutboxItem = Selectable<OutboxTable>;
export const ANSWERS = 0;
export const REMINDERS = 1;
export const BROADCASTS = 2;

/** Begins the key of the one message that goes to a room after it was left. */
export const GOODBYE = "goodbye/";

/** Why messages about an occurrence are taken back. */
export const CHANGE_REASONS = ["moved", "changed", "cancelled", "restored"] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** Where a message of ours goes. */
export type Recipient =
  | { readonly kind: "room"; readonly id: number; readonly account: string }
  | { readonly kind: "member"; readonly id: number; readonly account: string };

export interface NewOutboxItem {
  readonly spaceId: number;
  readonly key: string;
  readonly to: Recipient;
  readonly lane: OutboxItem["lane"];
  readonly body: string;
  readonly dueAt: number;
  readonly now: number;
  readonly lateBody?: string;
  readonly lateAfter?: number;
  readonly expiresAt?: number;
  readonly mentions?: readonly number[];
  readonly urgent?: boolean;
  readonly doubtPolicy?: OutboxItem["doubt_policy"];
  readonly occurrenceId?: number;
  readonly file?: {
    readonly name: string;
    readonly kind: "image" | "file";
    readonly bytes: Uint8Array;
  };
  /** For doors with buttons. */
  readonly card?: Card;
}

/** The name under which the order of a chat is kept. */
export function chatKey(to: Recipient): string {
  return `${to.kind}/${to.id}`;
}

/**
 * Writes a message that must be sent, in the transaction of the change that caused it.
 * @returns false if a message for the same purpose is already there, in whatever state
 */
export async function enqueue(db: Db, item: NewOutboxItem): Promise<boolean> {
  return insertItem(db, {
    space_id: item.spaceId,
    idempotency_key: item.key,
    account: item.to.account,
    chat: chatKey(item.to),
    room_id: item.to.kind === "room" ? item.to.id : null,
    member_id: item.to.kind === "member" ? item.to.id : null,
    lane: item.lane,
    body: item.body,
    late_body: item.lateBody ?? null,
    late_after: item.lateAfter ?? null,
    expires_at: item.expiresAt ?? null,
    mentions: JSON.stringify(item.mentions ?? []),
    urgent: item.urgent === true ? 1 : 0,
    doubt_policy: item.doubtPolicy ?? "repeat",
    occurrence_id: item.occurrenceId ?? null,
    file_name: item.file?.name ?? null,
    file_kind: item.file?.kind ?? null,
    file_bytes: item.file?.bytes ?? null,
    card: item.card === undefined ? null : JSON.stringify(item.card),
    due_at: item.dueAt,
    // An answer is due at once, whatever the clock does meanwhile.
    next_try_at: item.lane === ANSWERS ? 0 : item.dueAt,
    created_at: item.now,
  });
}

const insertItem = insertOnce(
  "outbox",
  [
    "space_id",
    "idempotency_key",
    "account",
    "chat",
    "room_id",
    "member_id",
    "lane",
    "body",
    "late_body",
    "late_after",
    "expires_at",
    "mentions",
    "urgent",
    "doubt_policy",
    "occurrence_id",
    "file_name",
    "file_kind",
    "file_bytes",
    "card",
    "due_at",
    "next_try_at",
    "created_at",
  ],
  ["idempotency_key"],
);

/**
 * Takes back what has not been sent yet, e.g. the reminders of an occurrence that was cancelled. What is on its
 * way, or was when a process died, is not sent again if it did not arrive.
 * @returns how many were taken back
 */
export async function withdrawQueued(
  db: Db,
  occurrenceId: number,
  reason: ChangeReason,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "withdrawn", reason })
    .where("occurrence_id", "=", occurrenceId)
    .where("state", "=", literal("queued"))
    .where("lane", ">", ANSWERS)
    .executeTakeFirst();
  await db
    .updateTable("outbox")
    .set({ expires_at: 0 })
    .where("occurrence_id", "=", occurrenceId)
    .where("state", "in", [literal("sending"), literal("in-doubt")])
    .where("lane", ">", ANSWERS)
    .execute();
  return Number(numUpdatedRows);
}

/** Stops one message that has not been sent yet. @returns false when it has left, or is leaving */
export async function withdrawItem(db: Db, id: number, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "withdrawn", reason })
    .where("id", "=", id)
    .where("state", "=", literal("queued"))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function outboxItemByKey(db: Db, key: string): Promise<OutboxItem | undefined> {
  return db.selectFrom("outbox").selectAll().where("idempotency_key", "=", key).executeTakeFirst();
}

/**
 * Whether messages under this prefix of keys were taken back by a change and none of them went out.
 * @param prefix ends in "/"
 */
export async function wasSwallowed(db: Db, prefix: string): Promise<boolean> {
  const rows = await db
    .selectFrom("outbox")
    .select(["state", "reason"])
    .where("idempotency_key", ">", prefix)
    .where("idempotency_key", "<", `${prefix.slice(0, -1)}0`)
    .execute();
  const swallowed = rows.filter(
    ({ state, reason }) =>
      state === "withdrawn" && CHANGE_REASONS.some((changed) => changed === reason),
  );
  return swallowed.length > 0 && swallowed.length === rows.length;
}
