import type { ExpressionBuilder } from "kysely";
import type { Claimant } from "./claims.ts";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import { isTime } from "./next-to-send.ts";
import type { OutboxItem } from "./outbox.ts";
import type { Schema } from "./schema.ts";

/** As in the partial index `outbox_in_flight`. */
const IN_FLIGHT = [literal("sending"), literal("in-doubt")];

/** Whether an earlier process left something of the account between claim and record. Costs one look at an index. */
export async function hasInterrupted(db: Db, account: string, by: Claimant): Promise<boolean> {
  const one = await db
    .selectFrom("outbox")
    .select("id")
    .where((eb) => interrupted(eb, account, by))
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

/**
 * What an earlier process left between claim and record becomes ours, in doubt.
 * @returns how many items that were
 */
export async function adoptInterrupted(db: Db, account: string, by: Claimant): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "in-doubt", owner: by.owner, term: by.term })
    .where((eb) => interrupted(eb, account, by))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What is claimed by ourselves, and was not recorded, is in doubt. */
export async function adoptClaimed(db: Db, account: string, by: Claimant): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "in-doubt" })
    .where("account", "=", account)
    .where("state", "in", IN_FLIGHT)
    .where("state", "=", literal("sending"))
    .where("owner", "=", by.owner)
    .where("term", "=", by.term)
    .execute();
}

function interrupted(eb: ExpressionBuilder<Schema, "outbox">, account: string, by: Claimant) {
  return eb.and([
    eb("account", "=", account),
    eb("state", "in", IN_FLIGHT),
    eb.or([eb("term", "<>", by.term), eb("owner", "<>", by.owner)]),
  ]);
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
    .where("state", "in", IN_FLIGHT)
    .where("state", "=", literal("in-doubt"))
    .where((eb) => isTime(eb, now))
    .where("owner", "=", by.owner)
    .where("term", "=", by.term)
    .orderBy("id")
    .execute();
}
