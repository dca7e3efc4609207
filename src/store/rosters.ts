import type { ExpressionBuilder } from "kysely";
import type { Db } from "./db.ts";
import type { Schema } from "./schema.ts";

function runsNothing({ not, exists, selectFrom }: ExpressionBuilder<Schema, "member">) {
  return not(
    exists(
      selectFrom("role")
        .select("role.id")
        .whereRef("role.member_id", "=", "member.id")
        .where("role.activity_id", "is", null),
    ),
  );
}

/**
 * Everybody of a room (or of the space), without those who run it: organizers and secretaries are not
 * expected to check in.
 */
export async function roomRoster(
  db: Db,
  spaceId: number,
  roomId: number | null,
): Promise<{ readonly id: number; readonly name: string }[]> {
  return db
    .selectFrom("membership")
    .innerJoin("member", "member.id", "membership.member_id")
    .select(["member.id", "member.name"])
    .distinct()
    .where("membership.space_id", "=", spaceId)
    .$if(roomId !== null, (query) => query.where("membership.room_id", "=", roomId ?? 0))
    .where("member.erased_at", "is", null)
    .where(runsNothing)
    .orderBy("member.id")
    .execute();
}

/** How many people {@link roomRoster} has for each of some rooms, in one look; rooms without any are left out. */
export async function rosterSizes(
  db: Db,
  spaceId: number,
  roomIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (roomIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("membership")
    .innerJoin("member", "member.id", "membership.member_id")
    .select((eb) => [
      "membership.room_id",
      eb.fn.count<number>("member.id").distinct().as("people"),
    ])
    .where("membership.space_id", "=", spaceId)
    .where("membership.room_id", "in", roomIds)
    .where("member.erased_at", "is", null)
    .where(runsNothing)
    .groupBy("membership.room_id")
    .execute();
  return new Map(rows.map(({ room_id, people }) => [room_id, Number(people)]));
}
