import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { OutboxState } from "./tables/delivery.ts";
import { WAITING } from "./unfinished.ts";

/** Messages that did not go out as they should, over all spaces. */
export interface StuckItems {
  /** In doubt, and nobody can tell: a person must look. */
  readonly needsLook: number;
  readonly dead: number;
  /** Could have left long ago and are still here. */
  readonly late: number;
}

/** In the words and the order of the partial index `outbox_unreported`. */
const UNREPORTED = [literal("dead"), literal("needs-look"), literal("withdrawn")];

/**
 * What of the accounts' messages is stuck. Read every few seconds: both counts walk small indexes.
 * @param lateMs so long a message may wait beyond its time
 */
export async function stuckItems(
  db: Db,
  accounts: readonly string[],
  now: number,
  lateMs: number,
): Promise<StuckItems> {
  const unreported = await db
    .selectFrom("outbox")
    .select((eb) => ["state", eb.fn.countAll<number>().as("n")])
    .where("reported_at", "is", null)
    .where("state", "in", UNREPORTED)
    .groupBy("state")
    .execute();
  const { n: late } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("account", "in", accounts)
    .where("next_try_at", "<=", now)
    .where("due_at", "<", now - lateMs)
    .where("state", "in", WAITING)
    .executeTakeFirstOrThrow();
  const count = (state: OutboxState) => unreported.find((row) => row.state === state)?.n ?? 0;
  return { needsLook: count("needs-look"), dead: count("dead"), late };
}
