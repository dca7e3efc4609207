import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import { listedAt } from "./occurrences.ts";
import type { ActivityTable, OccurrenceTable } from "./tables/plan.ts";

export interface CalendarItem {
  readonly occurrence: Selectable<OccurrenceTable>;
  readonly activity: Selectable<ActivityTable>;
  /** How often it was changed, and when last (epoch milliseconds). */
  readonly changes: number;
  readonly changedAt: number;
}

/**
 * What a calendar shows from a day on, cancelled ones too (a phone must be told to strike them out).
 * @param whose rooms whose activities are shown beside those for all; a member sees also what they signed up for
 * @param from local civil ISO text
 */
export async function calendarItems(
  db: Db,
  spaceId: number,
  whose: { readonly roomIds: readonly number[]; readonly memberId?: number },
  from: string,
): Promise<CalendarItem[]> {
  const { roomIds, memberId } = whose;
  const occurrences = await db
    .selectFrom("occurrence")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .selectAll("occurrence")
    .where("occurrence.space_id", "=", spaceId)
    .where("activity.state", "<>", "dropped")
    .where("occurrence.window_start", "is not", null)
    .where((eb) =>
      eb.or([eb("occurrence.window_start", ">=", from), eb("occurrence.window_end", ">", from)]),
    )
    .where((eb) =>
      eb.or([
        eb("activity.room_id", "is", null),
        eb("activity.room_id", "in", [-1, ...roomIds]),
        eb(
          "occurrence.id",
          "in",
          eb
            .selectFrom("signup")
            .select("signup.occurrence_id")
            .where("signup.member_id", "=", memberId ?? -1)
            .where("signup.state", "=", "in"),
        ),
      ]),
    )
    .orderBy("occurrence.window_start")
    .orderBy("occurrence.id")
    .execute();
  const ids = [...new Set(occurrences.map((one) => one.activity_id))];
  const activities = await db
    .selectFrom("activity")
    .selectAll()
    .where("id", "in", [-1, ...ids])
    .execute();
  const byId = new Map(activities.map((one) => [one.id, one]));
  const [ofActivity, ofOccurrence] = [
    await changesOf(db, "activity", ids),
    await changesOf(
      db,
      "occurrence",
      occurrences.map((one) => one.id),
    ),
  ];
  return occurrences.flatMap((occurrence) => {
    const activity = byId.get(occurrence.activity_id);
    if (activity === undefined) return [];
    const both = [ofActivity.get(activity.id), ofOccurrence.get(occurrence.id)];
    const changes = both.reduce((sum, one) => sum + (one?.n ?? 0), 0);
    const changedAt = Math.max(activity.created_at, ...both.map((one) => one?.last ?? 0));
    return [{ ...listedAt(activity, occurrence), changes, changedAt }];
  });
}

async function changesOf(
  db: Db,
  subject: "activity" | "occurrence",
  ids: readonly number[],
): Promise<ReadonlyMap<number, { readonly n: number; readonly last: number }>> {
  const rows = await db
    .selectFrom("change")
    .select(({ fn }) => ["subject_id", fn.countAll<number>().as("n"), fn.max("at").as("last")])
    .where("subject", "=", subject)
    .where("subject_id", "in", [-1, ...ids])
    .groupBy("subject_id")
    .execute();
  return new Map(
    rows.map((row) => [row.subject_id ?? -1, { n: Number(row.n), last: Number(row.last) }]),
  );
}

/** The rooms that somebody is in. */
export async function roomIdsOfMember(db: Db, memberId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("membership")
    .select("room_id")
    .where("member_id", "=", memberId)
    .execute();
  return rows.map((row) => row.room_id);
}
