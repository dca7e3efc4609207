import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { GoalTable } from "./tables/plan.ts";

export type Goal = Selectable<GoalTable>;

/** How often something should happen within a period. */
export async function addGoal(db: Db, goal: Insertable<GoalTable>): Promise<void> {
  await db.insertInto("goal").values(goal).execute();
}
