import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { CheckinTable } from "./tables/attendance.ts";

export type Checkin = Selectable<CheckinTable>;

export interface NewCheckin {
  readonly spaceId: number;
  readonly occurrenceId: number;
  readonly memberId: number;
  readonly at: number;
  readonly byId: number | null;
  readonly basis: Checkin["basis"];
  readonly inboundId: string | null;
}

/**
 * Records that somebody is here.
 * @returns the earlier check-in if there already was one (then nothing changes)
 */
export async function addCheckin(db: Db, checkin: NewCheckin): Promise<Checkin | undefined> {
  const earlier = await checkinOf(db, checkin.occurrenceId, checkin.memberId);
  if (earlier !== undefined && earlier.state === "here") return earlier;
  const values = {
    state: "here" as const,
    at: checkin.at,
    out_at: null,
    late_minutes: null,
    by_id: checkin.byId,
    basis: checkin.basis,
    inbound_id: checkin.inboundId,
  };
  await db
    .insertInto("checkin")
    .values({
      space_id: checkin.spaceId,
      occurrence_id: checkin.occurrenceId,
      member_id: checkin.memberId,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(["occurrence_id", "member_id"]).doUpdateSet(values))
    .execute();
  return undefined;
}

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

export async function undoCheckin(db: Db, id: number): Promise<void> {
  await db.updateTable("checkin").set({ state: "undone" }).where("id", "=", id).execute();
}

/** The check-in that a message made: what a recall of that message takes back. */
export async function checkinByInbound(db: Db, inboundId: string): Promise<Checkin | undefined> {
  return db
    .selectFrom("checkin")
    .selectAll()
    .where("inbound_id", "=", inboundId)
    .where("state", "=", "here")
    .executeTakeFirst();
}

/** The names of those who are here, in the order in which they came. */
export async function presentMembers(
  db: Db,
  occurrenceId: number,
): Promise<{ readonly id: number; readonly name: string; readonly at: number }[]> {
  return db
    .selectFrom("checkin")
    .innerJoin("member", "member.id", "checkin.member_id")
    .select(["member.id", "member.name", "checkin.at"])
    .where("checkin.occurrence_id", "=", occurrenceId)
    .where("checkin.state", "=", "here")
    .orderBy("checkin.at")
    .orderBy("checkin.id")
    .execute();
}
