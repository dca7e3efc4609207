import type { Insertable } from "kysely";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import type { Schema } from "./schema.ts";

/**
 * The insert of a row that every message writes, compiled once (see {@link compiledOnce}). A row whose key is there
 * already is left alone.
 * @param columns every column that is written, always the same; a row that lacks one writes null
 * @param key the columns of the unique key
 * @returns whether the row was written
 */
export function insertOnce<Table extends "inbound" | "outbox">(
  table: Table,
  columns: readonly (keyof Insertable<Schema[Table]> & string)[],
  key: readonly (keyof Insertable<Schema[Table]> & string)[],
): (db: Db, row: Insertable<Schema[Table]>) => Promise<boolean> {
  const insert = compiledOnce((db, ...values: readonly unknown[]) =>
    db
      .insertInto(table)
      .values(Object.fromEntries(columns.map((column, i) => [column, values[i]])) as never)
      .onConflict((conflict) => conflict.columns(key as never).doNothing())
      .returning(key as never),
  );
  return async (db, row) => {
    const written = await insert(db, ...columns.map((column) => row[column] ?? null));
    return written.length === 1;
  };
}
