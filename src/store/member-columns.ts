import { catalogueOf } from "./catalogue.ts";
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

/**
 * Every column of the store that refers to a member, read from the schema itself: a table that is added later
 * is erased and merged like the others without anybody thinking of it.
 */
export async function memberColumns(db: Db): Promise<MemberColumn[]> {
  const catalogue = catalogueOf(db);
  const columns: MemberColumn[] = [];
  for (const table of await catalogue.tables()) {
    const references = await catalogue.references(table);
    const toMember = references.filter(({ to }) => to === "member");
    if (toMember.length === 0) continue;
    const described = await catalogue.columns(table);
    const keys = await catalogue.uniqueKeys(table);
    for (const { column } of toMember) {
      const required = described.some((one) => one.name === column && one.required);
      const others = keys
        .filter((key) => key.includes(column))
        .map((key) => key.filter((one) => one !== column));
      columns.push({ table, column, required, keys: others });
    }
  }
  return columns;
}
