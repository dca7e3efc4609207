import { type Selectable, sql } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { Member } from "./members.ts";
import type { IdentityTable } from "./tables/people.ts";
import { UNFINISHED } from "./unfinished.ts";

export type Identity = Selectable<IdentityTable>;

/** Under which ids and nicknames somebody is known on chat networks, the youngest first. */
export async function identitiesOf(db: Db, memberId: number): Promise<Identity[]> {
  return db
    .selectFrom("identity")
    .selectAll()
    .where("member_id", "=", memberId)
    .orderBy("seen_at", "desc")
    .execute();
}

/** Topics of the rooms that somebody is in. */
export async function roomTopicsOf(db: Db, memberId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("room", "room.id", "membership.room_id")
    .select("room.topic")
    .where("membership.member_id", "=", memberId)
    .orderBy("room.id")
    .execute();
  return rows.map(({ topic }) => topic);
}

export async function setMuted(db: Db, memberId: number, muted: boolean): Promise<void> {
  await db
    .updateTable("member")
    .set({ muted: muted ? 1 : 0 })
    .where("id", "=", memberId)
    .execute();
}

/** Takes back what was to remind the person and has not left yet. */
export async function withdrawReminders(db: Db, memberId: number): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "withdrawn", reason: "muted" })
    .where("member_id", "=", memberId)
    .where("state", "=", literal("queued"))
    .where((eb) =>
      eb.or([
        eb("idempotency_key", "like", "reminder/%"),
        eb("idempotency_key", "like", "nudge/%"),
        eb("idempotency_key", "like", "%/nudge/%"),
      ]),
    )
    .execute();
}

/** Nobody asks or counts this person any more; what is kept of them is about to be erased. */
export async function markErased(db: Db, memberId: number, now: number): Promise<void> {
  await db.updateTable("member").set({ erased_at: now }).where("id", "=", memberId).execute();
}

/** Members who asked to be erased and to whom nothing has to be said any more. */
export async function membersToErase(db: Db, now: number, giveUpMs: number): Promise<Member[]> {
  return db
    .selectFrom("member")
    .selectAll()
    .where("erased_at", "is not", null)
    .where(({ not, or, eb, exists, selectFrom }) =>
      or([
        eb("erased_at", "<", now - giveUpMs),
        not(
          exists(
            selectFrom("outbox")
              .select("outbox.id")
              .whereRef("outbox.member_id", "=", "member.id")
              .where("outbox.state", "in", UNFINISHED),
          ),
        ),
      ]),
    )
    .execute();
}

/** Of somebody who is known in several spaces: in this one they were seen last. @param at epoch milliseconds */
export async function noteSeen(
  db: Db,
  memberId: number,
  account: string,
  at: number,
): Promise<void> {
  await db
    .updateTable("identity")
    .set({ seen_at: at })
    .where("member_id", "=", memberId)
    .where("account", "=", account)
    .execute();
}

export async function renameMember(db: Db, memberId: number, name: string): Promise<void> {
  await db.updateTable("member").set({ name }).where("id", "=", memberId).execute();
}

/** An open question of this kind, in whatever chat it was put. */
export async function isAsked(db: Db, kind: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom("dialogue")
    .select("id")
    .where("kind", "=", kind)
    .where("closed_at", "is", null)
    .where("expires_at", ">", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Before these words stands the id that somebody had until a login made it worthless. */
export const RETIRED = "retired/";

/** Everybody who was seen on an account, with the nickname seen last and their rooms there. */
export async function seenOnAccount(
  db: Db,
  spaceId: number,
  account: string,
): Promise<{ id: number; name: string; nickname: string; rooms: string[] }[]> {
  const people = await db
    .selectFrom("identity")
    .innerJoin("member", "member.id", "identity.member_id")
    .select(["member.id", "member.name", "identity.nickname"])
    .where("identity.space_id", "=", spaceId)
    .where("identity.account", "=", account)
    .where("member.erased_at", "is", null)
    .orderBy("identity.seen_at")
    .execute();
  const memberships = await db
    .selectFrom("membership")
    .innerJoin("room", "room.id", "membership.room_id")
    .select(["membership.member_id", "room.topic"])
    .where("membership.space_id", "=", spaceId)
    .where("room.account", "=", account)
    .execute();
  const topics = Map.groupBy(memberships, (row) => row.member_id);
  const latest = new Map(people.map((person) => [person.id, person]));
  return [...latest.values()].map((person) => ({
    ...person,
    rooms: (topics.get(person.id) ?? []).map(({ topic }) => topic),
  }));
}

/** Whom an account reaches, and under which nickname they were seen last. */
export async function liveIdentities(
  db: Db,
  spaceId: number,
  account: string,
): Promise<{ network_id: string; nickname: string }[]> {
  return db
    .selectFrom("identity")
    .select(["network_id", "nickname"])
    .where("space_id", "=", spaceId)
    .where("account", "=", account)
    .where("network_id", "not like", `${RETIRED}%`)
    .execute();
}

/** From now on nobody of this account can be reached by the space under the id they had. */
export async function retireIdentities(db: Db, spaceId: number, account: string): Promise<void> {
  await db
    .updateTable("identity")
    .set((eb) => ({ network_id: sql`${RETIRED} || ${eb.ref("id")}` }))
    .where("space_id", "=", spaceId)
    .where("account", "=", account)
    .execute();
}

/** Whether a login made the id worthless. */
export function isRetired({ network_id }: Pick<Identity, "network_id">): boolean {
  return network_id.startsWith(RETIRED);
}

/** Somebody is reached under this id from now on; what they had on the account before is replaced. */
export async function moveIdentity(
  db: Db,
  to: {
    readonly memberId: number;
    readonly account: string;
    readonly networkId: string;
    readonly nickname: string;
    readonly now: number;
  },
): Promise<void> {
  const { memberId, account, networkId, nickname, now } = to;
  const { space_id } = await db
    .selectFrom("member")
    .select("space_id")
    .where("id", "=", memberId)
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom("identity")
    .where("account", "=", account)
    .where("member_id", "=", memberId)
    .execute();
  await db
    .insertInto("identity")
    .values({
      space_id,
      account,
      network_id: networkId,
      member_id: memberId,
      nickname,
      seen_at: now,
    })
    .execute();
}

/** Whom a space knows under a network id. */
export async function identityOn(
  db: Db,
  spaceId: number,
  account: string,
  networkId: string,
): Promise<Identity | undefined> {
  return db
    .selectFrom("identity")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("account", "=", account)
    .where("network_id", "=", networkId)
    .executeTakeFirst();
}
