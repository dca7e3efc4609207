import { hostname } from "node:os";
import { sql } from "kysely";
import type { Db } from "./db.ts";

/** Which process this is, in words for whoever reads who has claimed something. */
export function processName(): string {
  return `${hostname()}/${process.pid}`;
}

/** Counts one more process that opened the store. @returns its number, which no other one gets */
export async function beginTerm(db: Db, owner: string, now: number): Promise<number> {
  const { value } = await db
    .insertInto("term")
    .values({ id: 1, value: 1, owner, started_at: now })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet({ value: sql`term.value + 1`, owner, started_at: now }),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}
