import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "./db.ts";
import type { GoalTable } from "./tables/plan.ts";

export type Goal = Selectable<GoalTable>;

/** How often something should happen within a period. */
export async function addGoal(db: Db, goal: Insertable<GoalTable>): Promise<void> {
  await db.insertInto("goal").values(goal).execute();
}

export type TitledGoal = Goal & {
  readonly no: number;
  readonly title: string;
  /** When the plan of it begins, local civil ISO text; null: it names no time. */
  readonly begins: string | null;
};

/** The goals of everything that is planned, by the number of the activity. */
export async function goalsOf(db: Db, spaceId: number): Promise<TitledGoal[]> {
  return db
    .selectFrom("goal")
    .innerJoin("activity", "activity.id", "goal.activity_id")
    .selectAll("goal")
    .select(["activity.no", "activity.title"])
    .select(({ selectFrom }) =>
      selectFrom("occurrence")
        .select((eb) => eb.fn.min("occurrence.window_start").as("begins"))
        .whereRef("occurrence.activity_id", "=", "activity.id")
        .as("begins"),
    )
    .where("goal.space_id", "=", spaceId)
    .where("activity.state", "=", "planned")
    .orderBy("activity.no")
    .execute();
}

/**
 * How often something of this title took place within a span (local civil ISO text, the end exclusive), as far
 * as is recorded: marked as done, or somebody was there or was counted.
 */
export async function timesHeld(
  db: Db,
  goal: Pick<TitledGoal, "space_id" | "activity_id" | "title">,
  span: { readonly from: string; readonly to: string },
): Promise<number> {
  const { n } = await db
    .selectFrom("occurrence")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("occurrence.space_id", "=", goal.space_id)
    .where((eb) =>
      eb.or([eb("activity.id", "=", goal.activity_id), eb("activity.title", "=", goal.title)]),
    )
    .where("occurrence.state", "<>", "cancelled")
    .where("occurrence.window_start", ">=", span.from)
    .where("occurrence.window_start", "<", span.to)
    .where(
      sql<boolean>`(occurrence.state = 'done'
        or exists (select 1 from checkin c where c.occurrence_id = occurrence.id and c.state = 'here')
        or exists (select 1 from headcount h where h.occurrence_id = occurrence.id))`,
    )
    .executeTakeFirstOrThrow();
  return Number(n);
}
