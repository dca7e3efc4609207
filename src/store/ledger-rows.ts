import type { Selectable } from "kysely";
import type { Activity } from "./activities.ts";
import type { Checkin } from "./checkins.ts";
import type { Db } from "./db.ts";
import type { Occurrence } from "./occurrences.ts";
import type { HeadcountTable } from "./tables/attendance.ts";

/** SQLite takes many more parameters, but a chunk is also what is in memory, and holds up the others, at once. */
const CHUNK = 20;

export interface LedgerSpan {
  /** Local civil ISO text, the end exclusive. */
  readonly from: string;
  readonly to: string;
}

/** Occurrences whose window touches a span, without cancelled ones, in order of window, then id. */
export async function occurrencesForLedger(
  db: Db,
  spaceId: number,
  span: LedgerSpan,
): Promise<Occurrence[]> {
  return db
    .selectFrom("occurrence")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .selectAll("occurrence")
    .where("occurrence.space_id", "=", spaceId)
    .where("occurrence.state", "<>", "cancelled")
    .where("activity.state", "in", ["planned", "done"])
    .where("occurrence.window_start", "<", span.to)
    .where((eb) =>
      eb.or([
        eb("occurrence.window_start", ">=", span.from),
        eb("occurrence.window_end", ">", span.from),
      ]),
    )
    .orderBy("occurrence.window_start")
    .orderBy("occurrence.id")
    .execute();
}

export async function activitiesByIds(
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Activity & { readonly quote: string | null }>> {
  const found = new Map<number, Activity & { readonly quote: string | null }>();
  for (const chunk of chunks(ids)) {
    const rows = await db
      .selectFrom("activity")
      .leftJoin("source", "source.id", "activity.source_id")
      .selectAll("activity")
      .select("source.quote")
      .where("activity.id", "in", chunk)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** What was recorded of some occurrences. */
export interface Recorded {
  readonly checkins: readonly Checkin[];
  readonly headcounts: readonly Selectable<HeadcountTable>[];
  readonly photos: readonly { readonly occurrence_id: number; readonly n: number }[];
  readonly minutes: readonly { readonly occurrence_id: number; readonly text: string }[];
}

/** Reads what was recorded of occurrences, some at a time, so that memory does not grow with the years. */
export async function* recordedOf(
  db: Db,
  ids: readonly number[],
): AsyncGenerator<{ readonly ids: readonly number[]; readonly recorded: Recorded }> {
  for (const chunk of chunks(ids)) {
    const checkins = await db
      .selectFrom("checkin")
      .selectAll()
      .where("occurrence_id", "in", chunk)
      .where("state", "=", "here")
      .orderBy("occurrence_id")
      .orderBy("at")
      .orderBy("id")
      .execute();
    const headcounts = await db
      .selectFrom("headcount")
      .selectAll()
      .where("occurrence_id", "in", chunk)
      .orderBy("id")
      .execute();
    const photos = await db
      .selectFrom("photo")
      .select(({ fn }) => ["occurrence_id", fn.countAll<number>().as("n")])
      .where("occurrence_id", "in", chunk)
      .groupBy("occurrence_id")
      .execute();
    const minutes = await db
      .selectFrom("minutes_line")
      .select(["occurrence_id", "text"])
      .where("occurrence_id", "in", chunk)
      .execute();
    yield { ids: chunk, recorded: { checkins, headcounts, photos, minutes } };
  }
}

/** Notes what happened at an occurrence; a later line replaces it. */
export async function putMinutes(
  db: Db,
  line: {
    readonly spaceId: number;
    readonly occurrenceId: number;
    readonly text: string;
    readonly byId: number;
    readonly at: number;
  },
): Promise<void> {
  const values = { text: line.text, by_id: line.byId, at: line.at };
  await db
    .insertInto("minutes_line")
    .values({ space_id: line.spaceId, occurrence_id: line.occurrenceId, ...values })
    .onConflict((conflict) => conflict.column("occurrence_id").doUpdateSet(values))
    .execute();
}

/** How many check-ins a span has, counted no further than `most`. */
export async function checkinsUpTo(
  db: Db,
  spaceId: number,
  span: LedgerSpan,
  most: number,
): Promise<number> {
  const rows = await db
    .selectFrom("checkin")
    .innerJoin("occurrence", "occurrence.id", "checkin.occurrence_id")
    .select("checkin.id")
    .where("occurrence.space_id", "=", spaceId)
    .where("occurrence.window_start", ">=", span.from)
    .where("occurrence.window_start", "<", span.to)
    .limit(most)
    .execute();
  return rows.length;
}

/** How many finished visits were logged, by the day on which they were. */
export async function countVisits(
  db: Db,
  spaceId: number,
  from: string,
  to: string,
): Promise<number> {
  const { n } = await db
    .selectFrom("loop_entry")
    .innerJoin("loop", "loop.id", "loop_entry.loop_id")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("loop_entry.space_id", "=", spaceId)
    .where("loop.kind", "=", "visit")
    .where("loop_entry.day", ">=", from.slice(0, 10))
    .where("loop_entry.day", "<", to.slice(0, 10))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function* chunks(ids: readonly number[]): Generator<number[]> {
  for (let at = 0; at < ids.length; at += CHUNK) yield ids.slice(at, at + CHUNK);
}
