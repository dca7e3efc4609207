import { sql } from "kysely";
import type { Db } from "./db.ts";

/**
 * Not data: what the migrator and SQLite keep for themselves, and `term`, which counts the processes that
 * opened this very file.
 */
const OWN = /^(?:sqlite_|kysely_)|^term$/u;

/** The tables that hold people's data, by name. */
export async function dataTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; virtual: number }>`
    select name, sql like 'create virtual%' as virtual from sqlite_master
    where type = 'table' order by name`.execute(db);
  const shadows = rows.filter((row) => row.virtual).map((row) => `${row.name}_`);
  return rows
    .filter((row) => !row.virtual && !OWN.test(row.name))
    .map((row) => row.name)
    .filter((name) => !shadows.some((prefix) => name.startsWith(prefix)));
}

/** The columns of a table's key, else all of its columns: an order that the data alone decide. */
export async function orderOf(db: Db, table: string): Promise<string[]> {
  const columns = await columnsOf(db, table);
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return (key.length > 0 ? key : columns).map(({ name }) => name);
}

export async function columnsOf(
  db: Db,
  table: string,
): Promise<readonly { readonly name: string; readonly pk: number }[]> {
  const { rows } = await sql<{
    name: string;
    pk: number;
  }>`select name, pk from pragma_table_info(${table})`.execute(db);
  return rows;
}
