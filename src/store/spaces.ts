import type { Selectable } from "kysely";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import { setSetting, settingOf } from "./settings.ts";
import type { SpaceTable } from "./tables/people.ts";

export type Space = Selectable<SpaceTable>;

const oldestSpace = compiledOnce((db) => db.selectFrom("space").selectAll().orderBy("id").limit(1));

/** The space that new rooms belong to; made on first use. */
export async function defaultSpace(db: Db, zone: string, now: number): Promise<Space> {
  const [first] = await oldestSpace(db);
  if (first !== undefined) return first;
  return db
    .insertInto("space")
    .values({ name: "本单位", zone, created_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A new space. Its people live where those of the space above it do, and read what is pushed in their language. */
export async function addSpace(
  db: Db,
  space: { readonly name: string; readonly zone: string; readonly parentId: number | null },
  now: number,
): Promise<Space> {
  const { name, zone, parentId } = space;
  const added = await db
    .insertInto("space")
    .values({ name, zone, parent_id: parentId, created_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
  const language = parentId === null ? undefined : await settingOf(db, parentId, "language");
  if (language !== undefined) await setSetting(db, added.id, "language", language);
  return added;
}

/** The spaces directly below one, in the order in which they were made. */
export async function childSpaces(db: Db, spaceId: number): Promise<Space[]> {
  return db
    .selectFrom("space")
    .selectAll()
    .where("parent_id", "=", spaceId)
    .orderBy("id")
    .execute();
}

/** A space and everything below it, however deep, those above first. A circle ends: each is in it once. */
export async function withSpacesBelow(db: Db, top: Space): Promise<Space[]> {
  const all = await allSpaces(db);
  const found = [top];
  // The list grows while it is walked.
  for (const above of found) {
    const below = all.filter(({ parent_id }) => parent_id === above.id);
    found.push(...below.filter(({ id }) => !found.some((one) => one.id === id)));
  }
  return found;
}

export async function renameSpace(db: Db, spaceId: number, name: string): Promise<void> {
  await db.updateTable("space").set({ name }).where("id", "=", spaceId).execute();
}

export async function spaceById(db: Db, id: number): Promise<Space> {
  return db.selectFrom("space").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** The space that a room belongs to; undefined: the room was never seen. */
export async function spaceOfRoom(
  db: Db,
  account: string,
  networkId: string,
): Promise<Space | undefined> {
  return (await roomsSpace(db, account, networkId))[0];
}

const roomsSpace = compiledOnce((db, account: string, networkId: string) =>
  db
    .selectFrom("room")
    .innerJoin("space", "space.id", "room.space_id")
    .selectAll("space")
    .where("room.account", "=", account)
    .where("room.network_id", "=", networkId),
);

/** A space in which somebody is known. */
export interface KnownIn {
  readonly space: Space;
  readonly memberId: number;
  /** When they were seen there last, in epoch milliseconds. */
  readonly seenAt: number;
}

/** Every space that knows the person behind a network id, in the order in which it met them. */
export async function spacesKnowing(
  db: Db,
  account: string,
  networkId: string,
): Promise<KnownIn[]> {
  const rows = await knownIn(db, account, networkId);
  return rows.map(({ member_id: memberId, seen_at: seenAt, ...space }) => ({
    space,
    memberId,
    seenAt,
  }));
}

const knownIn = compiledOnce((db, account: string, networkId: string) =>
  db
    .selectFrom("identity")
    .innerJoin("space", "space.id", "identity.space_id")
    .selectAll("space")
    .select(["identity.member_id", "identity.seen_at"])
    .where("identity.account", "=", account)
    .where("identity.network_id", "=", networkId)
    .orderBy("identity.id"),
);

/** Whether a member is in a room of the space that is in use, or holds a role of it, and did not ask to be forgotten. */
export async function belongs(db: Db, memberId: number): Promise<boolean> {
  const row = await db
    .selectFrom("member")
    .select("id")
    .where("id", "=", memberId)
    .where("erased_at", "is", null)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom("membership")
            .innerJoin("room", "room.id", "membership.room_id")
            .select("membership.room_id")
            .whereRef("membership.member_id", "=", "member.id")
            .where("room.state", "=", "active"),
        ),
        exists(selectFrom("role").select("role.id").whereRef("role.member_id", "=", "member.id")),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** When the bot last wrote to the member in private, in epoch milliseconds; undefined: never. */
export async function lastWrittenTo(db: Db, memberId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("outbox")
    .select("sent_at")
    .where("chat", "=", `member/${memberId}`)
    .where("state", "=", literal("sent"))
    .where("sent_at", "is not", null)
    .orderBy("sent_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.sent_at ?? undefined;
}

export async function allSpaces(db: Db): Promise<Space[]> {
  return db.selectFrom("space").selectAll().orderBy("id").execute();
}
