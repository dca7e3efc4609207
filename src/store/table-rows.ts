import { sql } from "kysely";
import { orderOf } from "./data-tables.ts";
import type { Db } from "./db.ts";

export type Row = Record<string, unknown>;

const PAGE = 1_000;

/** All rows of a table in the order of its key, by pages: the same rows in the same order on both engines. */
export async function* tableRows(db: Db, table: string): AsyncGenerator<Row[]> {
  const order = await orderOf(db, table);
  const columns = sql.join(order.map((column) => sql.ref(column)));
  let after: readonly unknown[] | undefined;
  for (;;) {
    const past =
      after === undefined ? sql`` : sql` where (${columns}) > (${sql.join(after as unknown[])})`;
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)}${past} order by ${columns} limit ${PAGE}`.execute(db);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = order.map((column) => last[column]);
  }
}
