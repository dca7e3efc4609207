import { catalogueOf } from "./catalogue.ts";
import type { Db } from "./db.ts";

/**
 * Not data: what the migrator keeps for itself, `term`, which counts the processes that opened this very
 * store, and `lease`, which says which of them holds what at the moment.
 */
const OWN = /^kysely_|^(?:term|lease)$/u;

/** The tables that hold people's data, by name. */
export async function dataTables(db: Db): Promise<string[]> {
  const tables = await catalogueOf(db).tables();
  return tables.filter((name) => !OWN.test(name));
}

/** The columns of a table's key, else all of its columns: an order that the data alone decide. */
export async function orderOf(db: Db, table: string): Promise<string[]> {
  const columns = await catalogueOf(db).columns(table);
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return (key.length > 0 ? key : columns).map(({ name }) => name);
}

/** The names of a table's columns. */
export async function columnsOf(db: Db, table: string): Promise<readonly string[]> {
  const columns = await catalogueOf(db).columns(table);
  return columns.map(({ name }) => name);
}
