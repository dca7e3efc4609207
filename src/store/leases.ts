import { sql } from "kysely";
import type { Db } from "./db.ts";

/** A right for a time, kept in PostgreSQL, whose clock alone decides when it ends. */
export interface HeldLease {
  readonly name: string;
  readonly generation: number;
}

const NOW = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** Keeps everything that the owner still holds for another term. @returns what that is */
export async function renewLeases(db: Db, owner: string, termMs: number): Promise<HeldLease[]> {
  return db
    .updateTable("lease")
    .set({ until_at: sql<number>`${NOW} + ${termMs}` })
    .where("owner", "=", owner)
    .where("until_at", ">", NOW)
    .returning(["name", "generation"])
    .execute();
}

/** Takes a lease that nobody holds (any more); undefined when somebody does. */
export async function takeLease(
  db: Db,
  name: string,
  owner: string,
  termMs: number,
): Promise<HeldLease | undefined> {
  const until_at = sql<number>`${NOW} + ${termMs}`;
  return db
    .insertInto("lease")
    .values({ name, owner, generation: 1, until_at })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ owner, until_at, generation: sql<number>`lease.generation + 1` })
        .where("lease.until_at", "<=", NOW),
    )
    .returning(["name", "generation"])
    .executeTakeFirst();
}

/** Names that nobody holds now, of those given. */
export async function freeLeases(db: Db, names: readonly string[]): Promise<string[]> {
  const held = await db
    .selectFrom("lease")
    .select("name")
    .where("name", "in", ["", ...names])
    .where("until_at", ">", NOW)
    .execute();
  const taken = new Set(held.map(({ name }) => name));
  return names.filter((name) => !taken.has(name));
}

/** How many leases under a prefix (ends in "/") are held now: the processes that are alive, for one. */
export async function countHeldUnder(db: Db, prefix: string): Promise<number> {
  const { n } = await db
    .selectFrom("lease")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("name", ">", prefix)
    .where("name", "<", `${prefix.slice(0, -1)}0`)
    .where("until_at", ">", NOW)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Who holds it now; undefined: nobody. */
export async function holderOf(db: Db, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("lease")
    .select("owner")
    .where("name", "=", name)
    .where("until_at", ">", NOW)
    .executeTakeFirst();
  return row?.owner;
}

/** Ends the owner's leases of these names at once. */
export async function endLeases(db: Db, owner: string, names: readonly string[]): Promise<void> {
  await db
    .updateTable("lease")
    .set({ until_at: 0 })
    .where("owner", "=", owner)
    .where("name", "in", ["", ...names])
    .execute();
}

/**
 * Whether the lease is still this owner's in this generation. In a transaction nobody can take it over until
 * the commit.
 */
export async function isStillHeld(db: Db, lease: HeldLease, owner: string): Promise<boolean> {
  const row = await db
    .selectFrom("lease")
    .select("name")
    .where("name", "=", lease.name)
    .where("owner", "=", owner)
    .where("generation", "=", lease.generation)
    .where("until_at", ">", NOW)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}
