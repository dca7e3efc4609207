import type { Db } from "../store/db.ts";
import { type Member, rolesOf } from "../store/members.ts";

/** What somebody may do in their space (product rules, "Rights"). */
export interface Rights {
  /** May make, change, cancel, broadcast; sees who is missing. */
  readonly organizes: boolean;
  /** May import plans, read and export the ledger. */
  readonly keepsLedger: boolean;
  /** May read everything, not people below unit level. */
  readonly leads: boolean;
  /** Activities that the person organizes without being organizer of the space. */
  readonly ownActivities: ReadonlySet<number>;
}

export async function rightsOf(db: Db, member: Member): Promise<Rights> {
  const roles = await rolesOf(db, member.id);
  const has = (role: string) => roles.some((row) => row.role === role && row.activity_id === null);
  return {
    organizes: has("organizer") || has("operator"),
    keepsLedger: has("secretary") || has("organizer") || has("operator"),
    leads: has("leader"),
    ownActivities: new Set(
      roles.flatMap((row) =>
        row.role === "organizer" && row.activity_id !== null ? [row.activity_id] : [],
      ),
    ),
  };
}
