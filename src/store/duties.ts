import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { DutyTable } from "./tables/desk.ts";

export type Duty = Selectable<DutyTable>;
export type NamedDuty = Duty & { readonly name: string };

/** Puts somebody on duty; twice the same is once. */
export async function addDuty(
  db: Db,
  duty: Omit<Insertable<DutyTable>, "id">,
): Promise<Duty | undefined> {
  return db
    .insertInto("duty")
    .values(duty)
    .onConflict((conflict) =>
      conflict.columns(["space_id", "day", "label", "member_id"]).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** Duties of a span of days (`YYYY-MM-DD`, both inclusive), with names, in order. */
export async function dutiesIn(
  db: Db,
  spaceId: number,
  from: string,
  to: string,
): Promise<NamedDuty[]> {
  return db
    .selectFrom("duty")
    .innerJoin("member", "member.id", "duty.member_id")
    .selectAll("duty")
    .select("member.name")
    .where("duty.space_id", "=", spaceId)
    .where("duty.day", ">=", from)
    .where("duty.day", "<=", to)
    .orderBy("duty.day")
    .orderBy("duty.id")
    .execute();
}

/** Somebody's duties from a day (`YYYY-MM-DD`) on. */
export async function dutiesOf(db: Db, memberId: number, from: string): Promise<Duty[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("day", ">=", from)
    .orderBy("day")
    .execute();
}

export async function dutyById(db: Db, id: number): Promise<Duty | undefined> {
  return db.selectFrom("duty").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Gives a duty to somebody else. */
export async function giveDuty(db: Db, id: number, memberId: number): Promise<void> {
  await db.updateTable("duty").set({ member_id: memberId }).where("id", "=", id).execute();
}
