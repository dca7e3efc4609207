import type { Db } from "./db.ts";
import type { Plan, Proposal } from "./plans.ts";

export type ShownPlan = Pick<Plan, "id" | "name" | "year" | "state" | "created_at"> & {
  readonly by: string | null;
  readonly open: number;
  readonly confirmed: number;
  readonly dropped: number;
};

/** Every document that was read, the youngest first, with how far its review is. */
export async function plansShown(db: Db, spaceId: number): Promise<ShownPlan[]> {
  const plans = await db
    .selectFrom("plan")
    .leftJoin("member", "member.id", "plan.imported_by")
    .select(["plan.id", "plan.name", "plan.year", "plan.state", "plan.created_at"])
    .select("member.name as by")
    .where("plan.space_id", "=", spaceId)
    .orderBy("plan.id", "desc")
    .limit(50)
    .execute();
  const counts = await db
    .selectFrom("proposal")
    .select((eb) => ["plan_id", "state", eb.fn.countAll<number>().as("n")])
    .where("space_id", "=", spaceId)
    .groupBy(["plan_id", "state"])
    .execute();
  const count = (planId: number, state: string) =>
    Number(counts.find((row) => row.plan_id === planId && row.state === state)?.n ?? 0);
  return plans.map((plan) => ({
    ...plan,
    open: count(plan.id, "open"),
    confirmed: count(plan.id, "confirmed"),
    dropped: count(plan.id, "dropped"),
  }));
}

export type PlacedProposal = Proposal & {
  /** Where its sentence stands in the plan's text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  /** The number of the activity it became. */
  readonly activityNo: number | null;
};

/** The lines of a plan's review with the place of each sentence. */
export async function placedProposals(db: Db, planId: number): Promise<PlacedProposal[]> {
  return db
    .selectFrom("proposal")
    .innerJoin("source", "source.id", "proposal.source_id")
    .leftJoin("activity", "activity.id", "proposal.activity_id")
    .selectAll("proposal")
    .select(["source.quote", "source.offset", "source.length"])
    .select("activity.no as activityNo")
    .where("proposal.plan_id", "=", planId)
    .orderBy("proposal.no")
    .execute();
}

/** Id of the document that was read last. */
export async function latestPlan(db: Db, spaceId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("plan")
    .select("id")
    .where("space_id", "=", spaceId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
