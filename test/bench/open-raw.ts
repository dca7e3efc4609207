import Database from "better-sqlite3";

/** An SQLite file as durable as ours, with nothing between it and the caller. */
export function openRaw(file: string): Database.Database {
  const sqlite = new Database(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  return sqlite;
}
