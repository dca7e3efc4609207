import Database from "better-sqlite3";
import type { Kysely } from "kysely";
import { kyselyOn, startStore } from "../../src/store/open-store.ts";
import type { Schema } from "../../src/store/schema.ts";

interface Kept {
  readonly db: Kysely<Schema>;
  clear(): void;
}

let kept: Promise<Kept> | undefined;

/**
 * A store in memory, migrated and without a row: the same one again and again, emptied, because migrating it
 * and preparing its statements anew would cost more than a seed's play.
 */
export async function emptyStore(): Promise<Kysely<Schema>> {
  kept ??= migrated();
  const { db, clear } = await kept;
  clear();
  return db;
}

async function migrated(): Promise<Kept> {
  const sqlite = new Database(":memory:");
  sqlite.pragma("foreign_keys = ON");
  const db = kyselyOn(sqlite);
  await startStore(db, ":memory:", 0);
  const deletions = childrenFirst(sqlite).map((table) => sqlite.prepare(`delete from "${table}"`));
  const clear = sqlite.transaction(() => {
    for (const deletion of deletions) deletion.run();
  });
  return { db, clear };
}

/** The tables in an order in which none is emptied while another still refers to it. */
function childrenFirst(sqlite: Database.Database): string[] {
  const left = new Set(
    sqlite
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'kysely%'")
      .pluck()
      .all()
      .map(String),
  );
  const parents = sqlite.prepare('select "table" from pragma_foreign_key_list(?)').pluck();
  const order: string[] = [];
  while (left.size > 0) {
    const needed = new Set(
      [...left].flatMap((name) => parents.all(name).filter((parent) => parent !== name)),
    );
    const free = [...left].filter((name) => !needed.has(name));
    if (free.length === 0) throw new Error(`tables refer to each other: ${[...left].join(", ")}`);
    for (const name of free) left.delete(name);
    order.push(...free);
  }
  return order;
}
