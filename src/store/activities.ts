import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "./db.ts";
import type { ActivityTable } from "./tables/plan.ts";

export type Activity = Selectable<ActivityTable>;
export type NewActivity = Omit<Insertable<ActivityTable>, "no" | "id"> & { readonly no?: number };

/** People's numbers start here, so that they differ from the choices ①–⑨ of a question. */
const FIRST_NO = 11;

/** Stores an activity under the next short number of its space (or the given one). */
export async function addActivity(db: Db, activity: NewActivity): Promise<Activity> {
  const no = activity.no ?? (await freeNo(db, activity.space_id));
  return db
    .insertInto("activity")
    .values({ ...activity, no })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The short number that the next activity of a space gets. */
export async function freeNo(db: Db, spaceId: number): Promise<number> {
  const { last } = await db
    .selectFrom("activity")
    .select((eb) => eb.fn.max("no").as("last"))
    .where("space_id", "=", spaceId)
    .executeTakeFirstOrThrow();
  return last === null ? FIRST_NO : Number(last) + 1;
}

export async function activityByNo(
  db: Db,
  spaceId: number,
  no: number,
): Promise<Activity | undefined> {
  return db
    .selectFrom("activity")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("no", "=", no)
    .executeTakeFirst();
}

export async function activityById(db: Db, id: number): Promise<Activity> {
  return db.selectFrom("activity").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** The sentence of the plan that an activity came from. */
export async function sourceOf(
  db: Db,
  activity: Activity,
): Promise<{ readonly quote: string; readonly plan: string; readonly offset: number } | undefined> {
  if (activity.source_id === null) return undefined;
  return db
    .selectFrom("source")
    .innerJoin("plan", "plan.id", "source.plan_id")
    .select(["source.quote", "plan.name as plan", "source.offset"])
    .where("source.id", "=", activity.source_id)
    .executeTakeFirst();
}

export async function updateActivity(
  db: Db,
  id: number,
  values: Partial<Omit<Activity, "id" | "space_id" | "no">>,
  now: number,
): Promise<void> {
  await db
    .updateTable("activity")
    .set({ ...values, updated_at: now })
    .where("id", "=", id)
    .execute();
}

/** How many activities a space has at all; 0 means that no plan was ever loaded. */
export async function countActivities(db: Db, spaceId: number): Promise<number> {
  const { n } = await db
    .selectFrom("activity")
    .select(sql<number>`count(*)`.as("n"))
    .where("space_id", "=", spaceId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Activities of all spaces that repeat and are still planned. */
export async function activitiesWithRule(db: Db): Promise<Activity[]> {
  return db
    .selectFrom("activity")
    .selectAll()
    .where("rrule", "is not", null)
    .where("state", "=", "planned")
    .orderBy("id")
    .execute();
}
