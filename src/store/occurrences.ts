import { type Insertable, type Selectable, sql } from "kysely";
import type { Activity } from "./activities.ts";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import type { ActivityTable, OccurrenceTable } from "./tables/plan.ts";

export type Occurrence = Selectable<OccurrenceTable>;
/** An occurrence with what people need to know of its activity; the place is the one of this occurrence. */
export interface Listed {
  readonly occurrence: Occurrence;
  readonly activity: Activity;
}

/** An occurrence of an activity, with the place that holds for it. */
export function listedAt(activity: Activity, occurrence: Occurrence): Listed {
  return { activity: { ...activity, place: occurrence.place ?? activity.place }, occurrence };
}

export async function addOccurrence(
  db: Db,
  occurrence: Insertable<OccurrenceTable>,
): Promise<Occurrence | undefined> {
  return db
    .insertInto("occurrence")
    .values(occurrence)
    .onConflict((conflict) => conflict.columns(["activity_id", "slot"]).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/**
 * Planned occurrences whose window touches `[from, to)` (local civil ISO text; null = open), the
 * precise before the vague at equal start.
 */
export async function occurrencesIn(
  db: Db,
  spaceId: number,
  from: string | null,
  to: string | null,
): Promise<Listed[]> {
  const rows = await touching(db, spaceId, from ?? BEFORE_ALL, to ?? AFTER_ALL);
  return rows.map(split).sort(byTime);
}

/** The first of {@link occurrencesIn} from a civil day or time on. */
export async function nextOccurrence(
  db: Db,
  spaceId: number,
  from: string,
): Promise<Listed | undefined> {
  const [row] = await firstTouching(db, spaceId, from, AFTER_ALL);
  return row && split(row);
}

const BEFORE_ALL = "";
const AFTER_ALL = "9999-12-31T23:59:59";

/** Occurrences without any time: the pool that somebody still has to date. */
export async function undatedOccurrences(db: Db, spaceId: number): Promise<Listed[]> {
  const rows = await listed(db, spaceId).where("occurrence.precision", "=", "none").execute();
  return rows.map(split);
}

/** Planned occurrences that begin (to the minute) within `[from, to)` in epoch milliseconds. */
export async function startingBetween(
  db: Db,
  spaceId: number,
  from: number,
  to: number,
): Promise<Listed[]> {
  const rows = await listed(db, spaceId)
    .where("occurrence.starts_at", ">=", from)
    .where("occurrence.starts_at", "<", to)
    .orderBy("occurrence.starts_at")
    .execute();
  return rows.map(split);
}

export async function occurrencesOf(db: Db, activityId: number): Promise<Occurrence[]> {
  return db
    .selectFrom("occurrence")
    .selectAll()
    .where("activity_id", "=", activityId)
    .orderBy("window_start")
    .orderBy("id")
    .execute();
}

export async function occurrenceById(db: Db, id: number): Promise<Listed | undefined> {
  const row = await db
    .selectFrom("occurrence")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .selectAll("activity")
    .select(OCCURRENCE_COLUMNS)
    .where("occurrence.id", "=", id)
    .executeTakeFirst();
  return row && split(row);
}

export async function updateOccurrence(
  db: Db,
  id: number,
  values: Partial<Omit<Occurrence, "id" | "space_id" | "activity_id">>,
): Promise<void> {
  await db.updateTable("occurrence").set(values).where("id", "=", id).execute();
}

const OCCURRENCE_COLUMNS = [
  "occurrence.id as o_id",
  "occurrence.slot as o_slot",
  "occurrence.precision as o_precision",
  "occurrence.approximate as o_approximate",
  "occurrence.said as o_said",
  "occurrence.window_start as o_window_start",
  "occurrence.window_end as o_window_end",
  "occurrence.starts_at as o_starts_at",
  "occurrence.ends_at as o_ends_at",
  "occurrence.state as o_state",
  "occurrence.place as o_place",
] as const;

function listed(db: Db, spaceId: number) {
  return db
    .selectFrom("occurrence")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .selectAll("activity")
    .select(OCCURRENCE_COLUMNS)
    .where("occurrence.space_id", "=", spaceId)
    .where("occurrence.state", "=", "planned")
    .where("activity.state", "=", "planned");
}

/** What has any time has one end of its window at least: a check of the table. */
const touching = compiledOnce(planned);

const firstTouching = compiledOnce((db, spaceId: number, from: string, to: string) =>
  planned(db, spaceId, from, to)
    .orderBy(
      // As `byTime` puts them.
      sql`case when occurrence.precision in ('minute', 'day') then coalesce(occurrence.window_start, '')
        else coalesce(occurrence.window_end, occurrence.window_start, '') end`,
    )
    .orderBy("activity.no")
    .orderBy("occurrence.id")
    .limit(1),
);

function planned(db: Db, spaceId: number, from: string, to: string) {
  return listed(db, spaceId)
    .where("occurrence.precision", "<>", "none")
    .where((eb) =>
      eb.or([
        eb("occurrence.window_end", ">", from),
        eb.and([
          eb("occurrence.window_end", "is", null),
          eb("occurrence.window_start", ">=", from),
        ]),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb("occurrence.window_start", "<", to),
        eb.and([eb("occurrence.window_start", "is", null), eb("occurrence.window_end", "<=", to)]),
      ]),
    );
}

type Row = Selectable<ActivityTable> & {
  readonly o_id: number;
  readonly o_slot: string;
  readonly o_precision: Occurrence["precision"];
  readonly o_approximate: Occurrence["approximate"];
  readonly o_said: string | null;
  readonly o_window_start: string | null;
  readonly o_window_end: string | null;
  readonly o_starts_at: number | null;
  readonly o_ends_at: number | null;
  readonly o_state: Occurrence["state"];
  readonly o_place: string | null;
};

function split(row: Row): Listed {
  const {
    o_id,
    o_slot,
    o_precision,
    o_approximate,
    o_said,
    o_window_start,
    o_window_end,
    o_starts_at,
    o_ends_at,
    o_state,
    o_place,
    ...activity
  } = row;
  return {
    activity: { ...activity, place: o_place ?? activity.place },
    occurrence: {
      id: o_id,
      space_id: activity.space_id,
      activity_id: activity.id,
      slot: o_slot,
      precision: o_precision,
      approximate: o_approximate,
      said: o_said,
      window_start: o_window_start,
      window_end: o_window_end,
      starts_at: o_starts_at,
      ends_at: o_ends_at,
      state: o_state,
      place: o_place,
    },
  };
}

/** By the end of what is known: an item "in November" stands after the 27th, not on the 1st. */
function byTime(a: Listed, b: Listed): number {
  const key = (one: Listed) =>
    one.occurrence.precision === "minute" || one.occurrence.precision === "day"
      ? (one.occurrence.window_start ?? "")
      : (one.occurrence.window_end ?? one.occurrence.window_start ?? "");
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.activity.no - b.activity.no;
}
