import type { Db } from "./db.ts";
import type { Member } from "./members.ts";

/** Everybody who holds a role of the space, organizers first, each once. */
export async function staffOf(db: Db, spaceId: number): Promise<Member[]> {
  const rows = await db
    .selectFrom("role")
    .innerJoin("member", "member.id", "role.member_id")
    .selectAll("member")
    .select("role.role")
    .where("role.space_id", "=", spaceId)
    .where("role.activity_id", "is", null)
    .where("role.role", "in", ["organizer", "operator", "secretary", "leader"])
    .where("member.erased_at", "is", null)
    .orderBy("role.id")
    .execute();
  const rank = ["organizer", "operator", "secretary", "leader"];
  const sorted = rows.toSorted((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role));
  return [...new Map(sorted.map(({ role, ...member }) => [member.id, member])).values()];
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
