import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { Member } from "./members.ts";
import type { IdentityTable } from "./tables/people.ts";

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
              .where("outbox.state", "in", ["queued", "sending", "in-doubt"]),
          ),
        ),
      ]),
    )
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
