import { type ExpressionBuilder, sql } from "kysely";
import type { Db } from "./db.ts";
import type { OutboxItem } from "./outbox.ts";
import type { Schema } from "./schema.ts";
import type { OutboxState } from "./tables/delivery.ts";

/** Literals, not parameters: only so SQLite sees that the partial index `outbox_unreported` serves. */
const UNSENT_STATES = (["dead", "needs-look", "withdrawn"] as const).map((state) =>
  sql.lit<OutboxState>(state),
);

/** What did not go out, for whatever reason, and was not looked at for a report yet. */
export type UnsentItem = Pick<
  OutboxItem,
  "id" | "space_id" | "idempotency_key" | "body" | "state" | "reason" | "room_id" | "member_id"
> & { readonly to: string };

/** After a long time without anybody to tell, a report is bounded; the rest is the next one. */
const MOST_AT_ONCE = 1000;

/** Spaces that have such items, each once. */
export async function spacesWithUnsent(db: Db): Promise<number[]> {
  const rows = await db.selectFrom("outbox").select("space_id").distinct().where(untold).execute();
  return rows.map((row) => row.space_id);
}

/** The unsent items of a space with the name of the room or the person, oldest first. */
export async function unsentItems(db: Db, spaceId: number): Promise<UnsentItem[]> {
  return db
    .selectFrom("outbox")
    .leftJoin("room", "room.id", "outbox.room_id")
    .leftJoin("member", "member.id", "outbox.member_id")
    .select([
      "outbox.id",
      "outbox.space_id",
      "outbox.idempotency_key",
      "outbox.body",
      "outbox.state",
      "outbox.reason",
      "outbox.room_id",
      "outbox.member_id",
      sql<string>`coalesce(room.topic, member.name, '')`.as("to"),
    ])
    .where("outbox.space_id", "=", spaceId)
    .where(untold)
    .orderBy("outbox.id")
    .limit(MOST_AT_ONCE)
    .execute();
}

/** Those that somebody was told of, or that nobody has to be told of. */
export async function markReported(db: Db, ids: readonly number[], now: number): Promise<void> {
  for (let from = 0; from < ids.length; from += 500) {
    await db
      .updateTable("outbox")
      .set({ reported_at: now })
      .where("id", "in", ids.slice(from, from + 500))
      .execute();
  }
}

/** The condition of the partial index, which is small because everything in it gets marked. */
function untold({ and, eb }: ExpressionBuilder<Schema, "outbox">) {
  return and([eb("outbox.reported_at", "is", null), eb("outbox.state", "in", UNSENT_STATES)]);
}
