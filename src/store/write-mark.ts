import { sql } from "kysely";
import type { Db } from "./db.ts";
import { engineOf } from "./engine.ts";

/**
 * Becomes another whenever any process wrote. "" on SQLite, where only this process writes and counts its own
 * commits.
 */
export async function writeMark(db: Db): Promise<string> {
  if (engineOf(db) !== "postgres") return "";
  const { rows } = await sql<{ readonly mark: string }>`
    select pg_current_wal_insert_lsn()::text as mark`.execute(db);
  return rows[0]?.mark ?? "";
}
