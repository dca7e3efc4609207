import type { Insertable, Selectable } from "kysely";
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

export async function signupById(db: Db, id: number): Promise<Signup | undefined> {
  return db.selectFrom("signup").selectAll().where("id", "=", id).executeTakeFirst();
}

export type NamedSignup = Signup & { readonly name: string; readonly by_name: string | null };

/** Sign-ups of an occurrence with names, in the order of arrival. */
export async function signupsOf(db: Db, occurrenceId: number): Promise<NamedSignup[]> {
  return db
    .selectFrom("signup")
    .innerJoin("member", "member.id", "signup.member_id")
    .leftJoin("member as by", "by.id", "signup.by_id")
    .selectAll("signup")
    .select(["member.name", "by.name as by_name"])
    .where("signup.occurrence_id", "=", occurrenceId)
    .orderBy("signup.position")
    .execute();
}

/** Of these occurrences, the ones for which somebody comes, waits or was offered a place. */
export async function occurrencesSignedUp(
  db: Db,
  memberId: number,
  occurrenceIds: readonly number[],
): Promise<Set<number>> {
  if (occurrenceIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("signup")
    .select("occurrence_id")
    .where("member_id", "=", memberId)
    .where("occurrence_id", "in", occurrenceIds)
    .where("state", "<>", "out")
    .execute();
  return new Set(rows.map((row) => row.occurrence_id));
}

/** Everything of a row but its key. */
export type SignupValues = Omit<
  Insertable<SignupTable>,
  "id" | "space_id" | "occurrence_id" | "member_id"
>;

/** Writes somebody's answer, replacing an earlier one. */
export async function putSignup(
  db: Db,
  key: { readonly spaceId: number; readonly occurrenceId: number; readonly memberId: number },
  values: SignupValues,
): Promise<void> {
  await db
    .insertInto("signup")
    .values({
      space_id: key.spaceId,
      occurrence_id: key.occurrenceId,
      member_id: key.memberId,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(["occurrence_id", "member_id"]).doUpdateSet(values))
    .execute();
}

/**
 * Takes an answer away as if it had never been given: somebody whose only answer was undone has not
 * refused. The ledger keeps both.
 */
export async function removeSignup(db: Db, occurrenceId: number, memberId: number): Promise<void> {
  await db
    .deleteFrom("signup")
    .where("occurrence_id", "=", occurrenceId)
    .where("member_id", "=", memberId)
    .execute();
}

/** Behind everybody who answered so far: who comes back after leaving queues anew. */
export async function nextPosition(db: Db, occurrenceId: number): Promise<number> {
  const { last } = await db
    .selectFrom("signup")
    .select((eb) => eb.fn.max("position").as("last"))
    .where("occurrence_id", "=", occurrenceId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

/** Heads that take a place (signed up, or a place is kept for them), all but one person's. */
export async function headsIn(db: Db, occurrenceId: number, butMember = 0): Promise<number> {
  const { heads } = await db
    .selectFrom("signup")
    .select((eb) => eb.fn.sum("heads").as("heads"))
    .where("occurrence_id", "=", occurrenceId)
    .where("member_id", "<>", butMember)
    .where("state", "in", ["in", "offered"])
    .executeTakeFirstOrThrow();
  return Number(heads ?? 0);
}

/** Who waits for a place, the one who waits longest first. */
export async function waitingFor(db: Db, occurrenceId: number): Promise<Signup[]> {
  return db
    .selectFrom("signup")
    .selectAll()
    .where("occurrence_id", "=", occurrenceId)
    .where("state", "=", "waiting")
    .orderBy("position")
    .execute();
}

/** The places that are kept for somebody until they answer, the one that ends first first. */
export async function offersTo(db: Db, memberId: number, now: number): Promise<Signup[]> {
  return db
    .selectFrom("signup")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("state", "=", "offered")
    .where("offer_until", ">", now)
    .orderBy("offer_until")
    .execute();
}
