import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { DeedState, DeedTable } from "./tables/ledger.ts";

export type Deed = Selectable<DeedTable>;
export type NamedDeed = Deed & { readonly member: string; readonly witness: string | null };

export async function addDeed(db: Db, deed: Insertable<DeedTable>): Promise<Deed> {
  return db.insertInto("deed").values(deed).returningAll().executeTakeFirstOrThrow();
}

/** Entries of the book that wait for somebody, oldest first. */
export async function deedsIn(
  db: Db,
  spaceId: number,
  state: DeedState,
  witnessId?: number,
): Promise<NamedDeed[]> {
  return db
    .selectFrom("deed")
    .innerJoin("member", "member.id", "deed.member_id")
    .leftJoin("member as seer", "seer.id", "deed.witness_id")
    .selectAll("deed")
    .select(["member.name as member", "seer.name as witness"])
    .where("deed.space_id", "=", spaceId)
    .where("deed.state", "=", literal(state))
    .$if(witnessId !== undefined, (query) => query.where("deed.witness_id", "=", witnessId ?? 0))
    .orderBy("deed.id")
    .execute();
}

export async function updateDeed(
  db: Db,
  id: number,
  values: Partial<Pick<Deed, "state" | "points" | "reason" | "decided_by">>,
): Promise<void> {
  await db.updateTable("deed").set(values).where("id", "=", id).execute();
}

/** Points that somebody has in the book. */
export async function balanceOf(db: Db, memberId: number): Promise<number> {
  const { sum } = await db
    .selectFrom("deed")
    .select(({ fn }) => fn.sum<number | null>("points").as("sum"))
    .where("member_id", "=", memberId)
    .where("state", "=", "booked")
    .executeTakeFirstOrThrow();
  return Number(sum ?? 0);
}

/** How many deeds were booked for days in a span; `YYYY-MM-DD`, the end exclusive. */
export async function countDeeds(
  db: Db,
  spaceId: number,
  from: string,
  to: string,
): Promise<number> {
  const { n } = await db
    .selectFrom("deed")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("space_id", "=", spaceId)
    .where("kind", "=", "deed")
    .where("state", "=", "booked")
    .where("day", ">=", from)
    .where("day", "<", to)
    .executeTakeFirstOrThrow();
  return Number(n);
}
