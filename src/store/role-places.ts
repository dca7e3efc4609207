import type { Db } from "./db.ts";

/** A duty of an activity and how many people it takes. */
export interface RolePlaces {
  readonly label: string;
  readonly places: number;
}

/** Says how many people each duty takes; duties that are not named stay as they are. */
export async function putRolePlaces(
  db: Db,
  spaceId: number,
  activityId: number,
  roles: readonly RolePlaces[],
): Promise<void> {
  for (const { label, places } of roles) {
    await db
      .insertInto("role_place")
      .values({ space_id: spaceId, activity_id: activityId, label, places })
      .onConflict((conflict) => conflict.columns(["activity_id", "label"]).doUpdateSet({ places }))
      .execute();
  }
}

/** The duties of several activities, with the activity of each. */
export async function rolePlacesOfAll(
  db: Db,
  activityIds: readonly number[],
): Promise<(RolePlaces & { readonly activityId: number })[]> {
  if (activityIds.length === 0) return [];
  return db
    .selectFrom("role_place")
    .select(["label", "places", "activity_id as activityId"])
    .where("activity_id", "in", activityIds)
    .orderBy("id")
    .execute();
}

/** The duties of an activity, in the order in which they were named. */
export async function rolePlacesOf(db: Db, activityId: number): Promise<RolePlaces[]> {
  return db
    .selectFrom("role_place")
    .select(["label", "places"])
    .where("activity_id", "=", activityId)
    .orderBy("id")
    .execute();
}
