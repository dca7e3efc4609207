import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import * as v from "valibot";
import { Fault } from "../errors.ts";
import { continueNumbers, deferReferences, outliveOldTerms } from "./copied-rows.ts";
import { columnsOf, dataTables } from "./data-tables.ts";
import type { Db } from "./db.ts";
import { DUMP_FORMAT } from "./dump-store.ts";
import { refuseUnlessEmpty } from "./move-rows.ts";

const Head = v.object({ lingdang: v.literal(DUMP_FORMAT), schema: v.string() });
const Line = v.union([
  v.object({ table: v.string(), row: v.record(v.string(), v.unknown()) }),
  v.object({
    photo: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}\.[a-z]{3,4}$/u)),
    base64: v.string(),
  }),
]);
const Bytes = v.object({ base64: v.string() });

/**
 * Takes a whole export into an empty store, in the caller's transaction: all of it or nothing.
 * @param storeFile where photos are put beside
 * @returns how many rows there were
 * @throws Fault when the store holds data, the file is not of this format, or a newer program wrote it
 */
export async function loadDump(
  db: Db,
  lines: AsyncIterable<string>,
  storeFile: string,
): Promise<number> {
  const tables = new Map<string, ReadonlySet<string>>();
  for (const table of await dataTables(db)) {
    tables.set(table, new Set(await columnsOf(db, table)));
    await refuseUnlessEmpty(db, table);
  }
  await deferReferences(db);
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (number === 1) await checkHead(db, text);
    else if (text !== "") await takeLine(db, { text, number, tables, storeFile });
  }
  if (number === 0) throw broken(1);
  await outliveOldTerms(db);
  await continueNumbers(db);
  return Math.max(0, number - 1);
}

async function checkHead(db: Db, text: string): Promise<void> {
  const head = v.safeParse(Head, parsed(text));
  if (!head.success) throw broken(1);
  const { rows } = await sql<{
    name: string;
  }>`select max(name) as name from kysely_migration`.execute(db);
  if (head.output.schema <= (rows[0]?.name ?? "")) return;
  throw new Fault(
    "store-newer",
    "这份导出是更新版本的小铃铛写的 / a newer lingdang wrote this export",
  );
}

interface Taking {
  readonly text: string;
  readonly number: number;
  readonly tables: ReadonlyMap<string, ReadonlySet<string>>;
  readonly storeFile: string;
}

async function takeLine(db: Db, { text, number, tables, storeFile }: Taking): Promise<void> {
  const line = v.safeParse(Line, parsed(text));
  if (!line.success) throw broken(number);
  if ("photo" in line.output) {
    const bytes = Buffer.from(line.output.base64, "base64");
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (!line.output.photo.startsWith(hash)) throw broken(number);
    const folder = join(dirname(storeFile), "photos");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, line.output.photo), bytes);
    return;
  }
  const { table, row } = line.output;
  const known = tables.get(table);
  const columns = Object.keys(row);
  if (known === undefined || columns.length === 0 || columns.some((column) => !known.has(column))) {
    throw broken(number);
  }
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((column) => stored(row[column])));
  await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(db);
}

function stored(value: unknown): unknown {
  const bytes = v.safeParse(Bytes, value);
  return bytes.success ? Buffer.from(bytes.output.base64, "base64") : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function broken(line: number): Fault {
  return new Fault(
    "file-unreadable",
    `第${line}行不是小铃铛的全部导出 / line ${line} is not of a lingdang export`,
  );
}
