import { sql } from "kysely";
import type { Db } from "./db.ts";
import { engineOf } from "./engine.ts";

/**
 * Takes out of the write-ahead log what rows held before they were erased. On PostgreSQL the log is the
 * server's and recycled by it; how long it is kept is the operator's to say (docs/operations.md).
 */
export async function emptyLog(db: Db): Promise<void> {
  if (engineOf(db) === "sqlite") await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
