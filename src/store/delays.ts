import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { DelayTable } from "./tables/attendance.ts";

export type Delay = Selectable<DelayTable>;

export interface DelayEntry {
  readonly spaceId: number;
  readonly occurrenceId: number;
  readonly memberId: number;
  readonly kind: Delay["kind"];
  /** Null: nobody said how many. */
  readonly minutes: number | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Notes that somebody comes late or leaves early; the last word holds. */
export async function putDelay(db: Db, entry: DelayEntry): Promise<void> {
  const values = { minutes: entry.minutes, at: entry.at };
  await db
    .insertInto("delay")
    .values({
      space_id: entry.spaceId,
      occurrence_id: entry.occurrenceId,
      member_id: entry.memberId,
      kind: entry.kind,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(["occurrence_id", "member_id", "kind"]).doUpdateSet(values),
    )
    .execute();
}

/** Takes a word of being late away that was undone; the ledger keeps it. */
export async function removeDelay(
  db: Db,
  occurrenceId: number,
  memberId: number,
  kind: Delay["kind"],
): Promise<void> {
  await db
    .deleteFrom("delay")
    .where("occurrence_id", "=", occurrenceId)
    .where("member_id", "=", memberId)
    .where("kind", "=", kind)
    .execute();
}

/** Who said that they come late or leave early, with names. */
export async function delaysOf(
  db: Db,
  occurrenceId: number,
): Promise<(Delay & { readonly name: string })[]> {
  return db
    .selectFrom("delay")
    .innerJoin("member", "member.id", "delay.member_id")
    .selectAll("delay")
    .select("member.name")
    .where("delay.occurrence_id", "=", occurrenceId)
    .orderBy("delay.at")
    .execute();
}
