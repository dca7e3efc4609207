import type { Selectable } from "kysely";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import type { MemberTable, RoleName } from "./tables/people.ts";

export type Member = Selectable<MemberTable>;

export interface SenderSeen {
  readonly account: string;
  readonly networkId: string;
  readonly nickname: string;
}

/** Everybody whom a network id means: one member in each space that knows the person. */
const knownSender = compiledOnce((db, account: string, networkId: string) =>
  db
    .selectFrom("identity")
    .innerJoin("member", "member.id", "identity.member_id")
    .selectAll("member")
    .select(["identity.id as identity_id", "identity.nickname", "identity.seen_at"])
    .where("identity.account", "=", account)
    .where("identity.network_id", "=", networkId),
);

/**
 * Who wrote: the member of the space behind a network id, made when the id is seen there for the first time. Of
 * people in several spaces it is noted when they spoke in which.
 */
export async function ensureSender(
  db: Db,
  spaceId: number,
  seen: SenderSeen,
  now: number,
): Promise<Member> {
  const everywhere = await knownSender(db, seen.account, seen.networkId);
  const known = everywhere.find(({ space_id }) => space_id === spaceId);
  if (known !== undefined) {
    const { identity_id, nickname, seen_at: _, ...member } = known;
    const renamed = nickname !== seen.nickname && seen.nickname !== "";
    if (renamed || everywhere.length > 1) {
      await db
        .updateTable("identity")
        .set({ nickname: renamed ? seen.nickname : nickname, seen_at: lastOf(everywhere, now) })
        .where("id", "=", identity_id)
        .execute();
    }
    return member;
  }
  const member = await addMember(db, spaceId, seen.nickname === "" ? "无名" : seen.nickname, now);
  await addIdentity(db, member, seen, now);
  return member;
}

/** A moment after everything else that was heard of somebody, also within a millisecond or on a clock that went back. */
function lastOf(known: readonly { readonly seen_at: number }[], now: number): number {
  return Math.max(now, ...known.map(({ seen_at }) => seen_at + Number(known.length > 1)));
}

export async function addMember(
  db: Db,
  spaceId: number,
  name: string,
  now: number,
): Promise<Member> {
  return db
    .insertInto("member")
    .values({ space_id: spaceId, name, note: null, created_at: now, erased_at: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function addIdentity(
  db: Db,
  member: Member,
  seen: SenderSeen,
  now: number,
): Promise<void> {
  await db
    .insertInto("identity")
    .values({
      space_id: member.space_id,
      account: seen.account,
      network_id: seen.networkId,
      member_id: member.id,
      nickname: seen.nickname,
      seen_at: now,
    })
    .execute();
}

export async function memberById(db: Db, id: number): Promise<Member> {
  return db.selectFrom("member").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** The member, unless they asked to be forgotten. */
export async function memberStillKept(db: Db, id: number): Promise<Member | undefined> {
  return db
    .selectFrom("member")
    .selectAll()
    .where("id", "=", id)
    .where("erased_at", "is", null)
    .executeTakeFirst();
}

/** Members of exactly this name, oldest first; several people may share a name. */
export async function membersByName(db: Db, spaceId: number, name: string): Promise<Member[]> {
  return db
    .selectFrom("member")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("name", "=", name)
    .where("erased_at", "is", null)
    .orderBy("id")
    .execute();
}

/** The person's address on a chat network: the id seen last on any account, or on the one given. */
export async function addressOf(
  db: Db,
  memberId: number,
  account?: string,
): Promise<{ readonly account: string; readonly networkId: string } | undefined> {
  const row = await db
    .selectFrom("identity")
    .select(["account", "network_id"])
    .where("member_id", "=", memberId)
    // Ids that a login made worthless lead to somebody else (see `retireIdentities`).
    .where("network_id", "not like", "retired/%")
    .$if(account !== undefined, (query) => query.where("account", "=", account ?? ""))
    .orderBy("seen_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { account: row.account, networkId: row.network_id };
}

export async function rolesOf(
  db: Db,
  memberId: number,
): Promise<readonly { role: RoleName; activity_id: number | null }[]> {
  return roles(db, memberId);
}

const roles = compiledOnce((db, memberId: number) =>
  db.selectFrom("role").select(["role", "activity_id"]).where("member_id", "=", memberId),
);

export async function grantRole(
  db: Db,
  member: Member,
  role: RoleName,
  now: number,
): Promise<void> {
  await db
    .insertInto("role")
    .values({
      space_id: member.space_id,
      member_id: member.id,
      role,
      activity_id: null,
      granted_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Members who hold a role for the whole space, oldest grant first. */
export async function membersWithRole(db: Db, spaceId: number, role: RoleName): Promise<Member[]> {
  return db
    .selectFrom("role")
    .innerJoin("member", "member.id", "role.member_id")
    .selectAll("member")
    .where("role.space_id", "=", spaceId)
    .where("role.role", "=", role)
    .where("role.activity_id", "is", null)
    .orderBy("role.id")
    .execute();
}
