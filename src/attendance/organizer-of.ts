import type { Activity } from "../store/activities.ts";
import type { Db } from "../store/db.ts";
import { membersWithRole } from "../store/members.ts";

/** Who is asked in private about an activity: its owner, or the organizer who has been one longest. */
export async function organizerOf(
  db: Db,
  activity: Pick<Activity, "space_id" | "owner_id">,
): Promise<number | undefined> {
  if (activity.owner_id !== null) return activity.owner_id;
  const [organizer] = await membersWithRole(db, activity.space_id, "organizer");
  const [operator] =
    organizer === undefined ? await membersWithRole(db, activity.space_id, "operator") : [];
  return (organizer ?? operator)?.id;
}
