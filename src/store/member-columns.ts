import { sql } from "kysely";
import type { Db } from "./db.ts";

/** A column that says which member a row is about, or who caused it. */
export interface MemberColumn {
  readonly table: string;
  readonly column: string;
  /** The row is about this person and means nothing without them. */
  readonly required: boolean;
  /** For each unique key that the column is part of: the other columns of the key. */
  readonly keys: readonly (readonly string[])[];
}

interface TableName {
  readonly name: string;
}
interface ForeignKey {
  readonly table: string;
  readonly from: string;
}
interface Column {
  readonly name: string;
  readonly notnull: number;
}

/**
 * Every column of the store that refers to a member, read from the schema itself: a table that is added later
 * is erased and merged like the others without anybody thinking of it.
 */
export async function memberColumns(db: Db): Promise<MemberColumn[]> {
  const { rows: tables } = await sql<TableName>`
    select name from sqlite_master where type = 'table' order by name`.execute(db);
  const columns: MemberColumn[] = [];
  for (const { name: table } of tables) {
    const { rows: foreign } = await sql<ForeignKey>`
      select "table", "from" from pragma_foreign_key_list(${table})`.execute(db);
    const toMember = foreign.filter((key) => key.table === "member");
    if (toMember.length === 0) continue;
    const { rows: described } = await sql<Column>`
      select name, "notnull" from pragma_table_info(${table})`.execute(db);
    const keys = await uniqueKeys(db, table);
    for (const { from: column } of toMember) {
      const required = described.some(({ name, notnull }) => name === column && notnull === 1);
      const others = keys
        .filter((key) => key.includes(column))
        .map((key) => key.filter((one) => one !== column));
      columns.push({ table, column, required, keys: others });
    }
  }
  return columns;
}

async function uniqueKeys(db: Db, table: string): Promise<string[][]> {
  const { rows } = await sql<{ index_name: string; column_name: string | null }>`
    select list.name as index_name, info.name as column_name
    from pragma_index_list(${table}) list, pragma_index_info(list.name) info
    where list."unique" = 1`.execute(db);
  const keys = new Map<string, string[]>();
  for (const { index_name, column_name } of rows) {
    const key = keys.get(index_name) ?? [];
    if (column_name !== null) key.push(column_name);
    keys.set(index_name, key);
  }
  return [...keys.values()];
}
