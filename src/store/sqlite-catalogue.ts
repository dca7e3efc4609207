import { sql } from "kysely";
import type { Catalogue } from "./catalogue.ts";
import type { Db } from "./db.ts";

/** SQLite's tables; those of a full-text index, and what it keeps for itself, are no tables of ours. */
export function sqliteCatalogue(db: Db): Catalogue {
  return {
    async tables() {
      const { rows } = await sql<{ readonly name: string; readonly virtual: number }>`
        select name, sql like 'create virtual%' as virtual from sqlite_master
        where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`.execute(db);
      const shadows = rows.filter((row) => row.virtual).map((row) => `${row.name}_`);
      return rows
        .filter((row) => !row.virtual)
        .map((row) => row.name)
        .filter((name) => !shadows.some((prefix) => name.startsWith(prefix)));
    },
    async columns(table) {
      const { rows } = await sql<{
        readonly name: string;
        readonly notnull: number;
        readonly pk: number;
      }>`select name, "notnull", pk from pragma_table_info(${table})`.execute(db);
      return rows.map(({ name, notnull, pk }) => ({ name, pk, required: notnull === 1 }));
    },
    async references(table) {
      const { rows } = await sql<{ readonly column: string; readonly to: string }>`
        select "from" as "column", "table" as "to" from pragma_foreign_key_list(${table})`.execute(
        db,
      );
      return rows;
    },
    async uniqueKeys(table) {
      const { rows } = await sql<{ readonly key: string; readonly column: string | null }>`
        select list.name as key, info.name as "column"
        from pragma_index_list(${table}) list, pragma_index_info(list.name) info
        where list."unique" = 1`.execute(db);
      const keys = Map.groupBy(rows, ({ key }) => key);
      const indexed = [...keys.values()].map((key) =>
        key.flatMap(({ column }) => (column === null ? [] : [column])),
      );
      // A row number that is the key has no index of its own.
      const numbered = await sql<{ readonly name: string }>`
        select name from pragma_table_info(${table}) where pk > 0 order by pk`.execute(db);
      const primary = numbered.rows.map(({ name }) => name);
      const isListed = indexed.some((key) => key.join() === primary.join());
      return isListed || primary.length === 0 ? indexed : [...indexed, primary];
    },
  };
}
