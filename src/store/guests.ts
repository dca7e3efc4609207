import type { Db } from "./db.ts";
import { addMember, type Member } from "./members.ts";

/** Somebody on the list of one activity whom nobody on the roster is: a name, and nothing else. */
export async function addGuest(
  db: Db,
  guest: { readonly spaceId: number; readonly name: string; readonly activityId: number },
  now: number,
): Promise<Member> {
  const member = await addMember(db, guest.spaceId, guest.name, now);
  await db
    .insertInto("role")
    .values({
      space_id: guest.spaceId,
      member_id: member.id,
      role: "guest",
      activity_id: guest.activityId,
      granted_at: now,
    })
    .execute();
  return member;
}
