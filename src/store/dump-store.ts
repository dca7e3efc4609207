import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { photoFolder } from "../evidence/photo-folder.ts";
import { dataTables } from "./data-tables.ts";
import type { Db } from "./db.ts";
import { tableRows } from "./table-rows.ts";

/** Version of the format; `docs/export-format.md` describes it. */
export const DUMP_FORMAT = 1;

/**
 * Everything of a store as lines of JSON: a head, then every row of every table in the order of its key,
 * then the kept photos. The same data give the same bytes; nothing says when it was written.
 * @param storeFile where the photos lie beside; `:memory:` has none
 */
export async function* dumpStore(db: Db, storeFile: string): AsyncGenerator<string> {
  const { rows } = await sql<{
    name: string;
  }>`select max(name) as name from kysely_migration`.execute(db);
  yield JSON.stringify({ lingdang: DUMP_FORMAT, schema: rows[0]?.name ?? "" });
  for (const table of await dataTables(db)) yield* dumpTable(db, table);
  yield* photoLines(storeFile);
}

async function* dumpTable(db: Db, table: string): AsyncGenerator<string> {
  for await (const rows of tableRows(db, table)) {
    for (const row of rows) yield JSON.stringify({ table, row: plain(row) });
  }
}

/** Bytes become base64 in an object of their own; everything else is JSON as it is. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
    ]),
  );
}

function* photoLines(storeFile: string): Generator<string> {
  const folder = photoFolder(storeFile);
  if (folder === undefined || !existsSync(folder)) return;
  for (const name of readdirSync(folder).sort()) {
    yield JSON.stringify({
      photo: name,
      base64: readFileSync(join(folder, name)).toString("base64"),
    });
  }
}
