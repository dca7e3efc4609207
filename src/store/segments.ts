import type { Db } from "./db.ts";

export interface NewSegment {
  readonly spaceId: number;
  readonly segment: string;
  readonly memberIds: readonly number[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Sets who is in a sub-group; who was in it before and is not named is not in it any more. */
export async function setSegment(
  db: Db,
  { spaceId, segment, memberIds, at }: NewSegment,
): Promise<void> {
  await db
    .deleteFrom("segment_member")
    .where("space_id", "=", spaceId)
    .where("segment", "=", segment)
    .execute();
  if (memberIds.length === 0) return;
  await db
    .insertInto("segment_member")
    .values(memberIds.map((member_id) => ({ space_id: spaceId, segment, member_id, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface SegmentMember {
  readonly id: number;
  readonly name: string;
}

/** Who is in a sub-group; empty: there is none of this name. */
export async function segmentMembers(
  db: Db,
  spaceId: number,
  segment: string,
): Promise<SegmentMember[]> {
  return db
    .selectFrom("segment_member")
    .innerJoin("member", "member.id", "segment_member.member_id")
    .select(["member.id", "member.name"])
    .where("segment_member.space_id", "=", spaceId)
    .where("segment_member.segment", "=", segment)
    .where("member.erased_at", "is", null)
    .orderBy("member.id")
    .execute();
}

/** The rooms in which members of a sub-group are, oldest first. */
export async function roomsOfSegment(db: Db, spaceId: number, segment: string): Promise<number[]> {
  const rows = await db
    .selectFrom("segment_member")
    .innerJoin("membership", "membership.member_id", "segment_member.member_id")
    .select("membership.room_id")
    .distinct()
    .where("segment_member.space_id", "=", spaceId)
    .where("segment_member.segment", "=", segment)
    .orderBy("membership.room_id")
    .execute();
  return rows.map((row) => row.room_id);
}

/** The members of a sub-group who are in a room. */
export async function segmentInRoom(
  db: Db,
  spaceId: number,
  segment: string,
  roomId: number,
): Promise<SegmentMember[]> {
  return db
    .selectFrom("segment_member")
    .innerJoin("member", "member.id", "segment_member.member_id")
    .innerJoin("membership", "membership.member_id", "segment_member.member_id")
    .select(["member.id", "member.name"])
    .where("segment_member.space_id", "=", spaceId)
    .where("segment_member.segment", "=", segment)
    .where("membership.room_id", "=", roomId)
    .where("member.erased_at", "is", null)
    .orderBy("member.id")
    .execute();
}

/** Every sub-group and how many are in it, by name. */
export async function segmentsOf(
  db: Db,
  spaceId: number,
): Promise<{ readonly name: string; readonly people: number }[]> {
  const rows = await db
    .selectFrom("segment_member")
    .innerJoin("member", "member.id", "segment_member.member_id")
    .select("segment_member.segment")
    .select((eb) => eb.fn.countAll<number>().as("people"))
    .where("segment_member.space_id", "=", spaceId)
    .where("member.erased_at", "is", null)
    .groupBy("segment_member.segment")
    .orderBy("segment_member.segment")
    .execute();
  return rows.map(({ segment, people }) => ({ name: segment, people: Number(people) }));
}
