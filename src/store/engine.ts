import { PostgresAdapter } from "kysely";
import type { Db } from "./db.ts";

/** What keeps the data: an SQLite file of one process, or a PostgreSQL server for many. */
export type Engine = "sqlite" | "postgres";

/** Which engine a database, or a transaction on it, belongs to. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}
