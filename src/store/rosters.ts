import type { Db } from "./db.ts";

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
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("role")
            .select("role.id")
            .whereRef("role.member_id", "=", "member.id")
            .where("role.activity_id", "is", null),
        ),
      ),
    )
    .orderBy("member.id")
    .execute();
}
