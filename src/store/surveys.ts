import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { SurveyKind, SurveyTable } from "./tables/desk.ts";

/** Something asked of a known number: a poll, a collection, a checklist, an evaluation. */
export type Survey = Selectable<SurveyTable>;

export async function addSurvey(
  db: Db,
  survey: Omit<Insertable<SurveyTable>, "id">,
): Promise<Survey> {
  return db.insertInto("survey").values(survey).returningAll().executeTakeFirstOrThrow();
}

export async function surveyById(db: Db, id: number): Promise<Survey | undefined> {
  return db.selectFrom("survey").selectAll().where("id", "=", id).executeTakeFirst();
}

/** What of a kind is open, the youngest first; of one room if it is given. */
export async function openSurveys(
  db: Db,
  spaceId: number,
  kind: SurveyKind,
  roomId?: number,
): Promise<Survey[]> {
  return db
    .selectFrom("survey")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("kind", "=", kind)
    .where("state", "=", literal("open"))
    .$if(roomId !== undefined, (query) => query.where("room_id", "=", roomId ?? 0))
    .orderBy("id", "desc")
    .execute();
}

export async function updateSurvey(
  db: Db,
  id: number,
  values: Partial<Omit<Survey, "id" | "space_id">>,
): Promise<void> {
  await db.updateTable("survey").set(values).where("id", "=", id).execute();
}

export interface SurveyAnswer {
  readonly survey: Survey;
  /** A member id, or the name of a unit or item. */
  readonly answerer: string;
  readonly value: string;
  readonly by: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Notes an answer, in place of an earlier one of the same answerer. */
export async function putAnswer(db: Db, answer: SurveyAnswer): Promise<void> {
  const { survey, answerer, value, by, at } = answer;
  await db
    .insertInto("survey_answer")
    .values({ survey_id: survey.id, answerer, space_id: survey.space_id, value, by_id: by, at })
    .onConflict((conflict) =>
      conflict.columns(["survey_id", "answerer"]).doUpdateSet({ value, by_id: by, at }),
    )
    .execute();
}

/** How many answered what. */
export async function answerCounts(db: Db, surveyId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("survey_answer")
    .select(["value", (eb) => eb.fn.countAll<number>().as("n")])
    .where("survey_id", "=", surveyId)
    .groupBy("value")
    .execute();
  return new Map(rows.map(({ value, n }) => [value, Number(n)]));
}

export async function answersOf(
  db: Db,
  surveyId: number,
): Promise<readonly { readonly answerer: string; readonly value: string }[]> {
  return db
    .selectFrom("survey_answer")
    .select(["answerer", "value"])
    .where("survey_id", "=", surveyId)
    .orderBy("at")
    .execute();
}

/** The youngest of a kind, open or closed; of one room if it is given. */
export async function latestSurvey(
  db: Db,
  spaceId: number,
  kind: SurveyKind,
  roomId?: number,
): Promise<Survey | undefined> {
  return db
    .selectFrom("survey")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("kind", "=", kind)
    .$if(roomId !== undefined, (query) => query.where("room_id", "=", roomId ?? 0))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
