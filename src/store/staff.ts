import type { Db } from "./db.ts";
import type { Member } from "./members.ts";

/** Everybody who holds a role, organizers first, those responsible for one activity last, each once. */
export async function staffOf(db: Db, spaceId: number): Promise<Member[]> {
  const rows = await db
    .selectFrom("role")
    .innerJoin("member", "member.id", "role.member_id")
    .selectAll("member")
    .select(["role.role", "role.activity_id"])
    .where("role.space_id", "=", spaceId)
    .where("role.role", "in", ["organizer", "operator", "secretary", "leader"])
    .where("member.erased_at", "is", null)
    .orderBy("role.id")
    .execute();
  const rank = ["organizer", "operator", "secretary", "leader"];
  const rankOf = (row: (typeof rows)[number]) =>
    row.activity_id === null ? rank.indexOf(row.role) : rank.length;
  const members = new Map<number, Member>();
  for (const { role, activity_id, ...member } of rows.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    if (!members.has(member.id)) members.set(member.id, member);
  }
  return [...members.values()];
}

export interface RoleHeld {
  readonly memberId: number;
  readonly name: string;
  readonly role: string;
  /** Number and title of the activity that it is limited to. */
  readonly activity: string | null;
}

/** Who holds which role, by name. */
export async function rolesHeld(db: Db, spaceId: number): Promise<RoleHeld[]> {
  const rows = await db
    .selectFrom("role")
    .innerJoin("member", "member.id", "role.member_id")
    .leftJoin("activity", "activity.id", "role.activity_id")
    .select(["member.id", "member.name", "role.role", "activity.no", "activity.title"])
    .where("role.space_id", "=", spaceId)
    .orderBy("member.id")
    .execute();
  return rows.map(({ id, name, role, no, title }) => ({
    memberId: id,
    name,
    role,
    activity: no === null ? null : `${no} ${title}`,
  }));
}

/** Takes a role of the whole space back. Returns false when it was not held. */
export async function revokeRole(db: Db, memberId: number, role: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("role")
    .where("member_id", "=", memberId)
    .where("role", "=", role as "organizer")
    .where("activity_id", "is", null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Makes somebody responsible for one activity. */
export async function giveActivity(
  db: Db,
  { id, space_id }: Member,
  activityId: number,
  now: number,
): Promise<void> {
  await db
    .insertInto("role")
    .values({
      space_id,
      member_id: id,
      role: "organizer",
      activity_id: activityId,
      granted_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes one activity back from somebody. */
export async function takeActivity(db: Db, memberId: number, activityId: number): Promise<void> {
  await db
    .deleteFrom("role")
    .where("member_id", "=", memberId)
    .where("activity_id", "=", activityId)
    .execute();
}

/** Who is responsible for one activity, without those who organize everything. */
export async function responsibleFor(db: Db, activityId: number): Promise<Member[]> {
  return db
    .selectFrom("role")
    .innerJoin("member", "member.id", "role.member_id")
    .selectAll("member")
    .where("role.activity_id", "=", activityId)
    .where("role.role", "=", "organizer")
    .where("member.erased_at", "is", null)
    .orderBy("member.id")
    .execute();
}
