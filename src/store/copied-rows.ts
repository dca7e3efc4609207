import { sql } from "kysely";
import { columnsOf, dataTables } from "./data-tables.ts";
import type { Db } from "./db.ts";
import { engineOf } from "./engine.ts";

/** Rows may come before those that they refer to; what is still missing at the commit undoes it all. */
export async function deferReferences(db: Db): Promise<void> {
  if (engineOf(db) === "postgres") await sql`set constraints all deferred`.execute(db);
  else await sql`pragma defer_foreign_keys = on`.execute(db);
}

/** The server counts on from the highest number that came with the rows; SQLite does by itself. */
export async function continueNumbers(db: Db): Promise<void> {
  if (engineOf(db) === "sqlite") return;
  for (const table of await dataTables(db)) {
    if (!(await columnsOf(db, table)).includes("id")) continue;
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'),
      greatest(1, (select max(id) from ${sql.table(table)})),
      exists (select 1 from ${sql.table(table)}))`.execute(db);
  }
}

/** Claims of the old store's processes must look old to the new one's. */
export async function outliveOldTerms(db: Db): Promise<void> {
  const { term } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.max("term").as("term"))
    .executeTakeFirstOrThrow();
  const value = 1 + Number(term ?? 0);
  await db.updateTable("term").set({ value }).where("value", "<", value).execute();
}
