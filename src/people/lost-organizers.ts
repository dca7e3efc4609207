import type { Db } from "../store/db.ts";
import { identitiesOf, isRetired } from "../store/identities.ts";
import { membersWithRole } from "../store/members.ts";

/**
 * Whether nobody organizes a space: there never was anybody, or a login gave out new network ids and none of the
 * organizers was found again. Their entries keep the role, but nobody speaks as them, so that nobody comes to their rights
 * by a nickname; the way back is the code that only the operator reads. Somebody who was appointed and has not
 * spoken yet is not lost.
 */
export async function hasNoOrganizer(db: Db, spaceId: number): Promise<boolean> {
  for (const { id } of await membersWithRole(db, spaceId, "organizer")) {
    const known = await identitiesOf(db, id);
    if (known.length === 0 || known.some((identity) => !isRetired(identity))) return false;
  }
  return true;
}
