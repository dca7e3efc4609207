import { addDays } from "../../src/calendar/civil-day.ts";
import {
  addSurvey,
  answersOf,
  openSurveys,
  putAnswer,
  type Survey,
  updateSurvey,
} from "../../src/store/surveys.ts";
import type { SurveyKind } from "../../src/store/tables/desk.ts";
import { readTime } from "../../src/time/read-time.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { plainDay } from "../../src/wording/promise.ts";
import { checklistText, collectionText } from "../../src/wording/survey.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";

/** "收材料 党性分析 142份 到6月30日": counted here; the papers themselves stay out of chat. */
export async function handleCollect(
  scene: Scene,
  order: { readonly what: string; readonly expected: number; readonly text: string },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "collection");
  if (refused !== undefined) return refused;
  const context = { now: scene.today, mode: "query" as const, calendars: scene.calendars };
  const end = readTime(order.text, context).at(-1)?.end ?? null;
  const midnight = end?.slice(11, 16) === "00:00";
  const due = end === null ? null : midnight ? addDays(end.slice(0, 10), -1) : end.slice(0, 10);
  await addSurvey(scene.db, {
    ...base(scene, "collection", order.what),
    expected: order.expected,
    due,
    facts: JSON.stringify({ count: 0 }),
  });
  const say = speaking(scene.language);
  return {
    text: lines(
      collectionText(order.what, 0, order.expected, scene),
      due === null ? undefined : say(`${plainDay(due, scene)}前收齐`, `by ${plainDay(due, scene)}`),
      say(`收到回“已交 ${order.what} 份数”`, `Reply "received ${order.what} NUMBER"`),
    ),
  };
}

function base(scene: Scene, kind: SurveyKind, title: string) {
  const { space, sender, now } = scene;
  return {
    space_id: space.id,
    kind,
    title,
    expected: null,
    due: null,
    room_id: null,
    by_id: sender.id,
    at: now,
  };
}

/** How many came in of a collection. */
export function countOf(survey: Survey): number {
  return Number((JSON.parse(survey.facts) as { readonly count?: number }).count ?? 0);
}

/** "已交 党性分析 139" */
export async function handleCollected(
  scene: Scene,
  { what, count }: { readonly what: string; readonly count: number },
): Promise<Reply | undefined> {
  const survey = await called(scene, "collection", what);
  if (survey === undefined) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "collection");
  if (refused !== undefined) return refused;
  await updateSurvey(scene.db, survey.id, { facts: JSON.stringify({ count }) });
  return { text: collectionText(survey.title, count, survey.expected ?? count, scene) };
}

async function called(scene: Scene, kind: SurveyKind, what: string): Promise<Survey | undefined> {
  const open = await openSurveys(scene.db, scene.space.id, kind);
  return open.find(({ title }) => title === what) ?? open.find(({ title }) => title.includes(what));
}

/** "清单 六个一:…、…" */
export async function handleChecklist(
  scene: Scene,
  { what, items }: { readonly what: string; readonly items: readonly string[] },
): Promise<Reply | undefined> {
  if (items.length < 2) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "collection");
  if (refused !== undefined) return refused;
  await addSurvey(scene.db, { ...base(scene, "checklist", what), options: JSON.stringify(items) });
  return { text: checklistText(what, items, new Set(), scene) };
}

/** "六个一完成2" */
export async function handleTicked(
  scene: Scene,
  { what, n }: { readonly what: string; readonly n: number },
): Promise<Reply | undefined> {
  const survey = await called(scene, "checklist", what);
  if (survey === undefined) return undefined;
  const items: string[] = JSON.parse(survey.options);
  const item = items[n - 1];
  const say = speaking(scene.language);
  if (item === undefined) return { text: say(`${survey.title}没有第${n}项`, `No item ${n}`) };
  const refused = await refusedUnlessOrganizer(scene, "collection");
  if (refused !== undefined) return refused;
  const { sender, now } = scene;
  await putAnswer(scene.db, { survey, answerer: item, value: "done", by: sender.id, at: now });
  return statusOf(scene, survey);
}

/** 139/142 or 4/6, with what is missing. */
export async function statusOf(scene: Scene, survey: Survey): Promise<Reply> {
  if (survey.kind === "collection") {
    const text = collectionText(survey.title, countOf(survey), survey.expected ?? 0, scene);
    return { text };
  }
  const done = new Set((await answersOf(scene.db, survey.id)).map(({ answerer }) => answerer));
  return { text: checklistText(survey.title, JSON.parse(survey.options), done, scene) };
}

/** What is collected or ticked off under this name; undefined: nothing. */
export async function surveyStatus(scene: Scene, what: string): Promise<Reply | undefined> {
  const survey =
    (await called(scene, "collection", what)) ?? (await called(scene, "checklist", what));
  return survey && statusOf(scene, survey);
}
