import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { VolunteerTable } from "./tables/rolls.ts";

export type Volunteer = Selectable<VolunteerTable> & { readonly name: string };

/** Notes what somebody offers; said again, when they are free is replaced. */
export async function offer(
  db: Db,
  offered: Omit<Selectable<VolunteerTable>, "state">,
): Promise<void> {
  const { free, at } = offered;
  await db
    .insertInto("volunteer")
    .values(offered)
    .onConflict((conflict) => conflict.columns(["member_id", "skill"]).doUpdateSet({ free, at }))
    .execute();
}

export async function approveVolunteer(db: Db, memberId: number, skill: string): Promise<void> {
  await db
    .updateTable("volunteer")
    .set({ state: "approved" })
    .where("member_id", "=", memberId)
    .where("skill", "=", skill)
    .execute();
}

export async function withdrawOffer(db: Db, memberId: number, skill: string): Promise<void> {
  await db
    .deleteFrom("volunteer")
    .where("member_id", "=", memberId)
    .where("skill", "=", skill)
    .execute();
}

/** Everybody who offered something, in the order in which they did. */
export async function volunteers(db: Db, spaceId: number): Promise<Volunteer[]> {
  return db
    .selectFrom("volunteer")
    .innerJoin("member", "member.id", "volunteer.member_id")
    .selectAll("volunteer")
    .select("member.name")
    .where("volunteer.space_id", "=", spaceId)
    .where("member.erased_at", "is", null)
    .orderBy("volunteer.at")
    .orderBy("volunteer.member_id")
    .execute();
}
