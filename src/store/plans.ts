import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { PlanTable, ProposalTable, SourceTable } from "./tables/plan.ts";

export type Plan = Selectable<PlanTable>;
export type Proposal = Selectable<ProposalTable> & { readonly quote: string };

export async function addPlan(db: Db, plan: Insertable<PlanTable>): Promise<Plan> {
  return db.insertInto("plan").values(plan).returningAll().executeTakeFirstOrThrow();
}

export async function planById(db: Db, id: number): Promise<Plan | undefined> {
  return db.selectFrom("plan").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The plan of this name or text that was read last and not undone: reading it again proposes differences. */
export async function earlierPlan(
  db: Db,
  spaceId: number,
  plan: { readonly name: string; readonly hash: string },
): Promise<Plan | undefined> {
  return db
    .selectFrom("plan")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("state", "<>", "undone")
    .where((eb) => eb.or([eb("hash", "=", plan.hash), eb("name", "=", plan.name)]))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function setPlan(
  db: Db,
  id: number,
  values: Partial<Pick<Plan, "state" | "year">>,
): Promise<void> {
  await db.updateTable("plan").set(values).where("id", "=", id).execute();
}

export async function addSource(db: Db, source: Insertable<SourceTable>): Promise<number> {
  const row = await db
    .insertInto("source")
    .values(source)
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function addProposal(db: Db, proposal: Insertable<ProposalTable>): Promise<void> {
  await db.insertInto("proposal").values(proposal).execute();
}

/** The lines of a plan's review, by number, with the sentence each came from. */
export async function proposalsOf(db: Db, planId: number): Promise<Proposal[]> {
  return db
    .selectFrom("proposal")
    .innerJoin("source", "source.id", "proposal.source_id")
    .selectAll("proposal")
    .select("source.quote")
    .where("proposal.plan_id", "=", planId)
    .orderBy("proposal.no")
    .execute();
}

export async function setProposal(
  db: Db,
  id: number,
  values: Partial<Pick<Proposal, "state" | "item" | "activity_id">>,
): Promise<void> {
  await db.updateTable("proposal").set(values).where("id", "=", id).execute();
}
