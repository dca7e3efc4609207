import type { Insertable } from "kysely";
import type { Db } from "./db.ts";
import type { ChangeTable } from "./tables/plan.ts";

/** Appends to the record of who changed what; entries are never altered. */
export async function recordChange(db: Db, change: Insertable<ChangeTable>): Promise<void> {
  await db.insertInto("change").values(change).execute();
}
