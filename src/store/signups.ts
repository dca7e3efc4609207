import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { SignupTable } from "./tables/attendance.ts";

export type Signup = Selectable<SignupTable>;

export async function signupOf(
  db: Db,
  occurrenceId: number,
  memberId: number,
): Promise<Signup | undefined> {
  return db
    .selectFrom("signup")
    .selectAll()
    .where("occurrence_id", "=", occurrenceId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
}

/** Sign-ups of an occurrence with names, in the order of arrival. */
export async function signupsOf(
  db: Db,
  occurrenceId: number,
): Promise<(Signup & { readonly name: string })[]> {
  return db
    .selectFrom("signup")
    .innerJoin("member", "member.id", "signup.member_id")
    .selectAll("signup")
    .select("member.name")
    .where("signup.occurrence_id", "=", occurrenceId)
    .orderBy("signup.position")
    .execute();
}

export interface SignupEntry {
  readonly spaceId: number;
  readonly occurrenceId: number;
  readonly memberId: number;
  readonly state: Signup["state"];
  readonly heads: number;
  readonly byId: number | null;
  readonly at: number;
  readonly inboundId: string | null;
}

/** Records or replaces somebody's answer; who comes back after leaving queues anew. */
export async function putSignup(db: Db, entry: SignupEntry): Promise<void> {
  const { last } = await db
    .selectFrom("signup")
    .select((eb) => eb.fn.max("position").as("last"))
    .where("occurrence_id", "=", entry.occurrenceId)
    .executeTakeFirstOrThrow();
  const before = await signupOf(db, entry.occurrenceId, entry.memberId);
  const keepsPlace = before !== undefined && before.state !== "out";
  const values = {
    state: entry.state,
    heads: entry.heads,
    by_id: entry.byId,
    at: entry.at,
    inbound_id: entry.inboundId,
    offer_until: null,
    position: keepsPlace ? before.position : Number(last ?? 0) + 1,
  };
  await db
    .insertInto("signup")
    .values({
      space_id: entry.spaceId,
      occurrence_id: entry.occurrenceId,
      member_id: entry.memberId,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(["occurrence_id", "member_id"]).doUpdateSet(values))
    .execute();
}

/** Heads that are in (not waiting, not out). */
export async function headsIn(db: Db, occurrenceId: number): Promise<number> {
  const { heads } = await db
    .selectFrom("signup")
    .select((eb) => eb.fn.sum("heads").as("heads"))
    .where("occurrence_id", "=", occurrenceId)
    .where("state", "in", ["in", "offered"])
    .executeTakeFirstOrThrow();
  return Number(heads ?? 0);
}
