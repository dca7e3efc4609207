import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { LoopEntryTable, LoopKind, LoopTable } from "./tables/desk.ts";

/** Something that one person answers for until evidence closes it: a promise, a visit, an issue. */
export type Loop = Selectable<LoopTable>;

export async function addLoop(
  db: Db,
  loop: Omit<Insertable<LoopTable>, "no" | "id">,
): Promise<Loop> {
  const { last } = await db
    .selectFrom("loop")
    .select((eb) => eb.fn.max("no").as("last"))
    .where("space_id", "=", loop.space_id)
    .where("kind", "=", loop.kind)
    .executeTakeFirstOrThrow();
  return db
    .insertInto("loop")
    .values({ ...loop, no: Number(last ?? 0) + 1 })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function loopById(db: Db, id: number): Promise<Loop | undefined> {
  return db.selectFrom("loop").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function loopByNo(
  db: Db,
  spaceId: number,
  kind: LoopKind,
  no: number,
): Promise<Loop | undefined> {
  return db
    .selectFrom("loop")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("kind", "=", kind)
    .where("no", "=", no)
    .executeTakeFirst();
}

/** What of these kinds is open, by number; of one owner, or of the space. */
export async function openLoops(
  db: Db,
  spaceId: number,
  kinds: readonly LoopKind[],
  ownerId?: number,
): Promise<Loop[]> {
  return db
    .selectFrom("loop")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("kind", "in", kinds)
    .where("state", "=", "open")
    .$if(ownerId !== undefined, (query) => query.where("owner_id", "=", ownerId ?? 0))
    .orderBy("id")
    .execute();
}

export async function updateLoop(
  db: Db,
  id: number,
  values: Partial<Omit<Loop, "id" | "space_id">>,
): Promise<void> {
  await db.updateTable("loop").set(values).where("id", "=", id).execute();
}

/** Evidence that it was done once more. @returns how many entries there are now */
export async function addLoopEntry(
  db: Db,
  entry: Omit<Insertable<LoopEntryTable>, "id">,
): Promise<number> {
  await db.insertInto("loop_entry").values(entry).execute();
  const { n } = await db
    .selectFrom("loop_entry")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("loop_id", "=", entry.loop_id)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Issues that came from an evaluation, by number. */
export async function issuesOfSurvey(db: Db, surveyId: number): Promise<Loop[]> {
  return db
    .selectFrom("loop")
    .selectAll()
    .where("survey_id", "=", surveyId)
    .where("kind", "=", "issue")
    .orderBy("no")
    .execute();
}
