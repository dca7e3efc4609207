import Database from "better-sqlite3";
import { copyRows } from "./move-rows.ts";
import { openStore, type Store } from "./open-store.ts";

/** Copies an open store into a file of its own, as of one moment; the store goes on being written meanwhile. */
export async function copyToFile(from: Store, file: string, now: number): Promise<void> {
  if (from.engine === "sqlite" && from.file !== ":memory:") return backUp(from.file, file);
  await using copy = await openStore(file, now);
  if (from.engine === "sqlite") {
    await copy.write((db) => copyRows(from.db, db));
    return;
  }
  await from.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((trx) => copy.write((db) => copyRows(trx, db)));
}

/** Copies an SQLite file, also while another process writes it. */
export async function backUp(from: string, to: string): Promise<void> {
  const original = new Database(from, { readonly: true });
  try {
    await original.backup(to);
  } finally {
    original.close();
  }
}
