import type { Insertable, Selectable } from "kysely";
import type { Activity } from "./activities.ts";
import type { Db } from "./db.ts";
import type { ChangeTable } from "./tables/plan.ts";

export type Change = Selectable<ChangeTable>;

/** Appends to the record of who changed what; entries are never altered. */
export async function recordChange(db: Db, change: Insertable<ChangeTable>): Promise<void> {
  await db.insertInto("change").values(change).execute();
}

export type NamedChange = Change & { readonly name: string | null };

/** Who did what to an activity and its occurrences, the latest first. */
export async function changesAbout(
  db: Db,
  { id: activityId, space_id: spaceId }: Pick<Activity, "id" | "space_id">,
  limit: number,
): Promise<NamedChange[]> {
  const about = (subject: Change["subject"]) =>
    db
      .selectFrom("change")
      .leftJoin("member", "member.id", "change.member_id")
      .selectAll("change")
      .select("member.name")
      .where("change.space_id", "=", spaceId)
      .where("change.subject", "=", subject)
      .orderBy("change.id", "desc")
      .limit(limit);
  const occurrences = db
    .selectFrom("occurrence")
    .select("id")
    .where("activity_id", "=", activityId);
  // Asked for at once, they are found by walking back through everything that was ever changed.
  const own = await about("activity").where("change.subject_id", "=", activityId).execute();
  const dated = await about("occurrence").where("change.subject_id", "in", occurrences).execute();
  return [...own, ...dated].sort((a, b) => b.id - a.id).slice(0, limit);
}

/** The last entry that somebody caused since then (epoch milliseconds), whatever it is about. */
export async function lastChangeBy(
  db: Db,
  memberId: number,
  since: number,
): Promise<Change | undefined> {
  return db
    .selectFrom("change")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("at", ">=", since)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What one message changed and nobody has taken back, the latest first. */
export async function changesOfMessage(db: Db, inboundId: string): Promise<Change[]> {
  return db
    .selectFrom("change")
    .selectAll("change")
    .where("change.inbound_id", "=", inboundId)
    .where("change.undoes", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("change as undoing")
            .select("undoing.id")
            .whereRef("undoing.undoes", "=", "change.id"),
        ),
      ),
    )
    .orderBy("change.id", "desc")
    .execute();
}
