import { type ExpressionBuilder, sql } from "kysely";
import type { Activity } from "./activities.ts";
import type { Db } from "./db.ts";
import type { Plan } from "./plans.ts";
import type { Schema } from "./schema.ts";

/** An activity that came from a plan, with what has happened to it since. */
export interface ImportedActivity {
  readonly activity: Activity;
  /** People who are coming or waiting for a place, over all its occurrences. */
  readonly signups: number;
  /** Somebody checked in, was counted, or it was held. */
  readonly held: boolean;
  /** Somebody changed it after it was confirmed. */
  readonly changed: boolean;
}

/** The plan of a space that was imported last and not undone. */
export async function lastImport(db: Db, spaceId: number): Promise<Plan | undefined> {
  return db
    .selectFrom("plan")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("state", "<>", "undone")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The activities that a plan's confirmed proposals became and that are still planned, by number. */
export async function importedActivities(db: Db, planId: number): Promise<ImportedActivity[]> {
  const rows = await db
    .selectFrom("proposal")
    .innerJoin("activity", "activity.id", "proposal.activity_id")
    .selectAll("activity")
    .select((eb) => [signups(eb).as("signups"), held(eb).as("held"), changes(eb).as("changes")])
    .where("proposal.plan_id", "=", planId)
    .where("activity.state", "=", "planned")
    .orderBy("activity.no")
    .execute();
  return rows.map(({ signups: coming, held: seen, changes: edits, ...activity }) => ({
    activity,
    signups: Number(coming),
    held: Number(seen) > 0,
    changed: Number(edits) > 0,
  }));
}

type Joined = ExpressionBuilder<Schema, "activity">;

function signups(eb: Joined) {
  return eb
    .selectFrom("signup")
    .innerJoin("occurrence", "occurrence.id", "signup.occurrence_id")
    .select(sql<number>`count(*)`.as("n"))
    .whereRef("occurrence.activity_id", "=", "activity.id")
    .where("signup.state", "in", ["in", "waiting", "offered"]);
}

function held(eb: Joined) {
  return eb
    .selectFrom("occurrence")
    .select(sql<number>`count(*)`.as("n"))
    .whereRef("occurrence.activity_id", "=", "activity.id")
    .where((one) =>
      one.or([
        one("occurrence.state", "=", "done"),
        one.exists(
          one
            .selectFrom("checkin")
            .select("checkin.id")
            .whereRef("checkin.occurrence_id", "=", "occurrence.id")
            .where("checkin.state", "=", "here"),
        ),
        one.exists(
          one
            .selectFrom("headcount")
            .select("headcount.id")
            .whereRef("headcount.occurrence_id", "=", "occurrence.id"),
        ),
      ]),
    );
}

/** Entries of the record about it, but for the one that made it and orders that were declined. */
function changes(eb: Joined) {
  return eb
    .selectFrom("change")
    .select(sql<number>`count(*)`.as("n"))
    .where("change.action", "not in", ["add", "refused"])
    .where((one) =>
      one.or([
        one.and([
          one("change.subject", "=", "activity"),
          one("change.subject_id", "=", one.ref("activity.id")),
        ]),
        one.and([
          one("change.subject", "=", "occurrence"),
          one(
            "change.subject_id",
            "in",
            one
              .selectFrom("occurrence")
              .select("occurrence.id")
              .whereRef("occurrence.activity_id", "=", "activity.id"),
          ),
        ]),
      ]),
    );
}
