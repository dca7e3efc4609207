import { sql } from "kysely";
import type { Catalogue } from "../catalogue.ts";
import type { Db } from "../db.ts";

/** The tables of the schema that the connection works in. */
export function postgresCatalogue(db: Db): Catalogue {
  return {
    async tables() {
      const { rows } = await sql<{ readonly name: string }>`
        select relname::text as name from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'r'
        order by relname collate "C"`.execute(db);
      return rows.map(({ name }) => name);
    },
    async columns(table) {
      const { rows } = await sql<{
        readonly name: string;
        readonly required: number;
        readonly pk: number;
      }>`select attname::text as name, attnotnull as required,
          coalesce(array_position(indkey::int[], attnum::int) + 1, 0) as pk
        from pg_attribute
        left join pg_index on indrelid = attrelid and indisprimary
        where attrelid = to_regclass(quote_ident(${table})) and attnum > 0 and not attisdropped
        order by attnum`.execute(db);
      return rows.map(({ name, required, pk }) => ({ name, pk, required: required === 1 }));
    },
    async references(table) {
      const { rows } = await sql<{ readonly column: string; readonly to: string }>`
        select attname::text as "column", target.relname::text as "to"
        from pg_constraint
        join pg_attribute on attrelid = conrelid and attnum = conkey[1]
        join pg_class target on target.oid = confrelid
        where contype = 'f' and conrelid = to_regclass(quote_ident(${table}))
        order by conname`.execute(db);
      return rows;
    },
    async uniqueKeys(table) {
      const { rows } = await sql<{ readonly key: number; readonly column: string }>`
        select indexrelid as key, attname::text as "column"
        from pg_index
        join pg_attribute on attrelid = indrelid and attnum = any (indkey)
        where indisunique and indrelid = to_regclass(quote_ident(${table}))
        order by indexrelid, attnum`.execute(db);
      const keys = Map.groupBy(rows, ({ key }) => key);
      return [...keys.values()].map((key) => key.map(({ column }) => column));
    },
  };
}
