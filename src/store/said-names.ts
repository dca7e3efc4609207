import type { Db } from "./db.ts";

/** Who is meant by names on lists, as somebody answered once. */
export async function saidNames(db: Db, spaceId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("said_name")
    .innerJoin("member", "member.id", "said_name.member_id")
    .select(["said_name.name", "said_name.member_id"])
    .where("said_name.space_id", "=", spaceId)
    .where("member.erased_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.name, row.member_id]));
}

/** Remembers an answer, so that nobody is asked about the same name again. */
export async function putSaidName(
  db: Db,
  said: {
    readonly spaceId: number;
    readonly name: string;
    readonly memberId: number;
    readonly decidedBy: number;
    /** Epoch milliseconds. */
    readonly at: number;
  },
): Promise<void> {
  const values = { member_id: said.memberId, decided_by: said.decidedBy, at: said.at };
  await db
    .insertInto("said_name")
    .values({ space_id: said.spaceId, name: said.name, ...values })
    .onConflict((conflict) => conflict.columns(["space_id", "name"]).doUpdateSet(values))
    .execute();
}
