import { sql } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { OutboxItem } from "./outbox.ts";

export type ShownDelivery = Pick<
  OutboxItem,
  | "id"
  | "lane"
  | "body"
  | "state"
  | "reason"
  | "due_at"
  | "sent_at"
  | "attempts"
  | "file_name"
  | "account"
  | "idempotency_key"
> & {
  /** Name of the room or the person. */
  readonly to: string;
  readonly inRoom: boolean;
};

/** How many messages are in each state, withdrawn and sent ones included. */
export async function deliveryCounts(
  db: Db,
  spaceId: number,
  since: number,
): Promise<ReadonlyMap<OutboxItem["state"], number>> {
  const rows = await db
    .selectFrom("outbox")
    .select((eb) => ["state", eb.fn.countAll<number>().as("n")])
    .where("space_id", "=", spaceId)
    .where("created_at", ">=", since)
    .groupBy("state")
    .execute();
  return new Map(rows.map(({ state, n }) => [state, Number(n)]));
}

/** What needs a person's look: in doubt, dead, or waiting for a decision, the oldest first. */
export async function deliveriesToLookAt(db: Db, spaceId: number): Promise<ShownDelivery[]> {
  return shown(db, spaceId)
    .where((eb) =>
      eb.or([
        eb("outbox.state", "=", "in-doubt"),
        eb("outbox.state", "=", "needs-look"),
        eb.and([eb("outbox.state", "=", "dead"), eb("outbox.reason", "is distinct from", "left")]),
      ]),
    )
    .orderBy("outbox.id")
    .limit(100)
    .execute();
}

/** What waits to go out, the next first. */
export async function deliveriesAhead(db: Db, spaceId: number): Promise<ShownDelivery[]> {
  return shown(db, spaceId)
    .where("outbox.state", "in", [literal("queued"), literal("sending")])
    .orderBy("outbox.next_try_at")
    .limit(60)
    .execute();
}

/** What went out last, the latest first; answers to people are left out. */
export async function deliveriesDone(db: Db, spaceId: number): Promise<ShownDelivery[]> {
  return shown(db, spaceId)
    .where("outbox.state", "=", literal("sent"))
    .where("outbox.lane", ">", 0)
    .orderBy("outbox.sent_at", "desc")
    .limit(60)
    .execute();
}

export async function unsentById(
  db: Db,
  spaceId: number,
  id: number,
): Promise<ShownDelivery | undefined> {
  return shown(db, spaceId)
    .where("outbox.id", "=", id)
    .where("outbox.state", "in", [literal("needs-look"), literal("dead")])
    .executeTakeFirst();
}

/** It goes out again, marked as possibly a repetition. */
export async function requeueDoubtful(db: Db, id: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "queued", doubted: 1, next_try_at: now, expires_at: null, reported_at: now })
    .where("id", "=", id)
    .where("state", "in", [literal("needs-look"), literal("dead")])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Somebody looked; it is not asked about again. */
export async function settleUnsent(db: Db, id: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "dead", reason: "left", reported_at: now })
    .where("id", "=", id)
    .where("state", "in", [literal("needs-look"), literal("dead")])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function shown(db: Db, spaceId: number) {
  return db
    .selectFrom("outbox")
    .leftJoin("room", "room.id", "outbox.room_id")
    .leftJoin("member", "member.id", "outbox.member_id")
    .select([
      "outbox.id",
      "outbox.lane",
      "outbox.body",
      "outbox.state",
      "outbox.reason",
      "outbox.due_at",
      "outbox.sent_at",
      "outbox.attempts",
      "outbox.file_name",
      "outbox.account",
      "outbox.idempotency_key",
      sql<string>`coalesce(room.topic, member.name, '')`.as("to"),
      sql<boolean>`outbox.room_id is not null`.as("inRoom"),
    ])
    .where("outbox.space_id", "=", spaceId);
}
