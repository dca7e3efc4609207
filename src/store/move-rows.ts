import { sql } from "kysely";
import { Fault } from "../errors.ts";
import { continueNumbers, deferReferences, outliveOldTerms } from "./copied-rows.ts";
import { columnsOf, dataTables } from "./data-tables.ts";
import type { Db } from "./db.ts";
import { type Row, tableRows } from "./table-rows.ts";

/** A statement takes at most 32,766 values on SQLite. */
const VALUES_PER_STATEMENT = 16_000;

/**
 * Copies every row into an empty store of the same version, in the caller's transaction: all or nothing.
 * @returns rows by table
 * @throws Fault when the other store holds data
 */
export async function copyRows(from: Db, to: Db): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const tables = await dataTables(from);
  for (const table of tables) await refuseUnlessEmpty(to, table);
  await deferReferences(to);
  for (const table of tables) {
    let count = 0;
    const names = await columnsOf(from, table);
    const step = Math.max(1, Math.floor(VALUES_PER_STATEMENT / names.length));
    for await (const rows of tableRows(from, table)) {
      for (let at = 0; at < rows.length; at += step) {
        await insertRows(to, table, names, rows.slice(at, at + step));
      }
      count += rows.length;
    }
    counts.set(table, count);
  }
  await outliveOldTerms(to);
  await continueNumbers(to);
  return counts;
}

/** A store that takes a whole other one must be empty. @throws Fault `store-held` */
export async function refuseUnlessEmpty(db: Db, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
  if (rows.length === 0) return;
  throw new Fault(
    "store-held",
    "那里已经有数据，整份数据只进空的地方 / there is data already; a whole store goes into an empty one only",
    "name an empty place with LINGDANG_STORE or DATABASE_URL",
  );
}

async function insertRows(
  db: Db,
  table: string,
  names: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`);
  await sql`insert into ${sql.table(table)} (${columns}) values ${sql.join(values)}`.execute(db);
}

/**
 * Compares two stores row by row and value by value.
 * @returns the first difference, in words; undefined when there is none
 */
export async function firstDifference(one: Db, other: Db): Promise<string | undefined> {
  for (const table of await dataTables(one)) {
    const others = tableRows(other, table);
    for await (const rows of tableRows(one, table)) {
      const { value, done } = await others.next();
      const same = done !== true && value.length === rows.length;
      const at = same ? rows.findIndex((row, index) => !isSame(row, value[index] ?? {})) : 0;
      if (at >= 0) return `${table}: ${JSON.stringify(Object.values(rows[at] ?? {})[0])}`;
    }
    if ((await others.next()).done !== true) return `${table}: more rows than there were`;
  }
  return undefined;
}

function isSame(row: Row, other: Row): boolean {
  return Object.keys(row).every((name) => comparable(row[name]) === comparable(other[name]));
}

function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString("base64")}`;
  // PostgreSQL keeps no NUL in a text; see `connectPool`.
  return typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value;
}
