import type { NamedChange } from "./changes.ts";
import type { Db } from "./db.ts";

/** The record of changes, the latest first. @param before id of the oldest one that was seen already */
export async function changesShown(
  db: Db,
  spaceId: number,
  page: { readonly before: number | undefined; readonly memberId: number | undefined },
  limit: number,
): Promise<NamedChange[]> {
  const { before, memberId } = page;
  return db
    .selectFrom("change")
    .leftJoin("member", "member.id", "change.member_id")
    .selectAll("change")
    .select("member.name")
    .where("change.space_id", "=", spaceId)
    .$if(before !== undefined, (query) => query.where("change.id", "<", before ?? 0))
    .$if(memberId !== undefined, (query) => query.where("change.member_id", "=", memberId ?? 0))
    .orderBy("change.id", "desc")
    .limit(limit)
    .execute();
}
