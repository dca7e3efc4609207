import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { CheckinTable } from "./tables/attendance.ts";

export type Checkin = Selectable<CheckinTable>;

export async function checkinOf(
  db: Db,
  occurrenceId: number,
  memberId: number,
): Promise<Checkin | undefined> {
  return db
    .selectFrom("checkin")
    .selectAll()
    .where("occurrence_id", "=", occurrenceId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
}

/** Everything of a row but its key. */
export type CheckinValues = Omit<
  Insertable<CheckinTable>,
  "id" | "space_id" | "occurrence_id" | "member_id"
>;

/** Writes that somebody is (or was) here, replacing an earlier row. */
export async function putCheckin(
  db: Db,
  key: { readonly spaceId: number; readonly occurrenceId: number; readonly memberId: number },
  values: CheckinValues,
): Promise<void> {
  await db
    .insertInto("checkin")
    .values({
      space_id: key.spaceId,
      occurrence_id: key.occurrenceId,
      member_id: key.memberId,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(["occurrence_id", "member_id"]).doUpdateSet(values))
    .execute();
}

export async function undoCheckin(db: Db, id: number): Promise<void> {
  await db.updateTable("checkin").set({ state: "undone" }).where("id", "=", id).execute();
}

/** Somebody's check-ins that hold, among these occurrences. */
export async function checkinsOfMember(
  db: Db,
  memberId: number,
  occurrenceIds: readonly number[],
): Promise<Checkin[]> {
  if (occurrenceIds.length === 0) return [];
  return db
    .selectFrom("checkin")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("occurrence_id", "in", occurrenceIds)
    .where("state", "=", "here")
    .orderBy("at")
    .execute();
}

/** Who is here, in the order in which they came. */
export async function presentMembers(
  db: Db,
  occurrenceId: number,
): Promise<
  { readonly id: number; readonly name: string; readonly at: number; readonly heads: number }[]
> {
  return db
    .selectFrom("checkin")
    .innerJoin("member", "member.id", "checkin.member_id")
    .select(["member.id", "member.name", "checkin.at", "checkin.heads"])
    .where("checkin.occurrence_id", "=", occurrenceId)
    .where("checkin.state", "=", "here")
    .orderBy("checkin.at")
    .orderBy("checkin.id")
    .execute();
}
