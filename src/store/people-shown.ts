import type { Db } from "./db.ts";
import { RETIRED } from "./identities.ts";

export interface ShownPerson {
  readonly id: number;
  readonly name: string;
  readonly note: string | null;
  readonly muted: boolean;
  readonly reachable: boolean;
  readonly nicknames: readonly string[];
  readonly rooms: readonly string[];
}

const MOST_PEOPLE = 1_000;

/** The members of a space by name, with how they are known. */
export async function peopleShown(db: Db, spaceId: number): Promise<ShownPerson[]> {
  const members = await db
    .selectFrom("member")
    .select(["id", "name", "note", "muted"])
    .where("space_id", "=", spaceId)
    .where("erased_at", "is", null)
    .orderBy("id")
    .limit(MOST_PEOPLE)
    .execute();
  const identities = await db
    .selectFrom("identity")
    .select(["member_id", "nickname", "network_id"])
    .where("space_id", "=", spaceId)
    .execute();
  const memberships = await db
    .selectFrom("membership")
    .innerJoin("room", "room.id", "membership.room_id")
    .select(["membership.member_id", "room.topic"])
    .where("membership.space_id", "=", spaceId)
    .execute();
  const known = Map.groupBy(identities, (row) => row.member_id);
  const rooms = Map.groupBy(memberships, (row) => row.member_id);
  return members.map(({ id, name, note, muted }) => {
    const ids = known.get(id) ?? [];
    return {
      id,
      name,
      note,
      muted: muted === 1,
      reachable: ids.some(({ network_id }) => !network_id.startsWith(RETIRED)),
      nicknames: [...new Set(ids.map(({ nickname }) => nickname))].filter((one) => one !== name),
      rooms: (rooms.get(id) ?? []).map(({ topic }) => topic),
    };
  });
}
