import type { Db } from "./db.ts";

export interface HeadcountEntry {
  readonly spaceId: number;
  readonly occurrenceId: number;
  readonly label: string;
  readonly count: number;
  readonly byId: number | null;
  readonly at: number;
}

/** Notes how many of a group were there; the last count of a label holds. */
export async function putHeadcount(db: Db, entry: HeadcountEntry): Promise<void> {
  const values = { count: entry.count, by_id: entry.byId, at: entry.at };
  await db
    .insertInto("headcount")
    .values({
      space_id: entry.spaceId,
      occurrence_id: entry.occurrenceId,
      label: entry.label,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(["occurrence_id", "label"]).doUpdateSet(values))
    .execute();
}

/** Takes a count away that was undone; the ledger keeps it. */
export async function removeHeadcount(db: Db, occurrenceId: number, label: string): Promise<void> {
  await db
    .deleteFrom("headcount")
    .where("occurrence_id", "=", occurrenceId)
    .where("label", "=", label)
    .execute();
}

export async function headcountsOf(
  db: Db,
  occurrenceId: number,
): Promise<{ readonly label: string; readonly count: number }[]> {
  return db
    .selectFrom("headcount")
    .select(["label", "count"])
    .where("occurrence_id", "=", occurrenceId)
    .orderBy("id")
    .execute();
}
