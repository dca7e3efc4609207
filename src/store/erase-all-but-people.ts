import { type Catalogue, catalogueOf } from "./catalogue.ts";
import { dataTables } from "./data-tables.ts";
import type { Db } from "./db.ts";
import type { Schema } from "./schema.ts";

/** Who is there and where: what a fresh start keeps. */
const KEPT: ReadonlySet<string> = new Set([
  "space",
  "room",
  "member",
  "identity",
  "membership",
  "setting",
]);

/** Empties a space of practice: plans, attendance, notices, messages, roles. Rooms and people stay. */
export async function eraseAllButPeople(db: Db): Promise<void> {
  const tables = (await dataTables(db)).filter((name) => !KEPT.has(name));
  for (const table of await childrenFirst(catalogueOf(db), tables)) {
    await db.deleteFrom(table as keyof Schema).execute();
  }
}

/** In an order in which no row is referred to when it goes. */
async function childrenFirst(catalogue: Catalogue, tables: readonly string[]): Promise<string[]> {
  const parents = new Map<string, readonly string[]>();
  for (const table of tables) {
    const references = await catalogue.references(table);
    parents.set(
      table,
      references.map(({ to }) => to).filter((to) => to !== table),
    );
  }
  const ordered: string[] = [];
  const place = (table: string, above: readonly string[]): void => {
    if (ordered.includes(table) || above.includes(table)) return;
    for (const [child, to] of parents) if (to.includes(table)) place(child, [...above, table]);
    ordered.push(table);
  };
  for (const table of tables) place(table, []);
  return ordered;
}
