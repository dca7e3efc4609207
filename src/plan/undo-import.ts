import { updateActivity } from "../store/activities.ts";
import type { Db } from "../store/db.ts";
import { type ImportedActivity, importedActivities } from "../store/imported-activities.ts";
import { type Plan, setPlan } from "../store/plans.ts";
import type { Space } from "../store/spaces.ts";
import { cancelActivity } from "./cancel-activity.ts";

export interface UndoneImport {
  /** How many activities were taken back. */
  readonly taken: number;
  /** What stays, because somebody has done something with it since. */
  readonly kept: readonly ImportedActivity[];
}

/**
 * Takes a whole import back: every activity that it added and nobody has signed up for, held or changed since, with
 * its reminders. The plan counts as not imported, so that reading it again proposes everything again.
 */
export async function undoImport(
  db: Db,
  undoing: {
    readonly space: Space;
    readonly plan: Plan;
    readonly by: number;
    readonly now: number;
  },
): Promise<UndoneImport> {
  const { space, plan, by, now } = undoing;
  const all = await importedActivities(db, plan.id);
  const kept = all.filter(({ signups, held, changed }) => signups > 0 || held || changed);
  const taken = all.filter((one) => !kept.includes(one));
  for (const { activity } of taken) {
    await cancelActivity(db, { space, activity, by, now, why: "撤销导入" });
    await updateActivity(db, activity.id, { state: "dropped" }, now);
  }
  await setPlan(db, plan.id, { state: "undone" });
  return { taken: taken.length, kept };
}
