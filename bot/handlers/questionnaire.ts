import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { BROADCASTS, enqueue } from "../../src/store/outbox.ts";
import {
  addRoll,
  openRolls,
  type Roll,
  rollById,
  unitsOf,
  updateRoll,
  updateUnit,
} from "../../src/store/rolls.ts";
import { activeRooms } from "../../src/store/rooms.ts";
import { roomRoster } from "../../src/store/rosters.ts";
import type { QuestionSaid } from "../../src/understanding/roll-orders.ts";
import { speaking } from "../../src/wording/language.ts";
import {
  questionnaireInvitation,
  questionnairePreview,
  questionnaireResult,
  questionText,
} from "../../src/wording/questionnaire.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";
import { blank } from "./matrix.ts";

/** A questionnaire before it goes out; and one of its questions, to one person. */
export const QUESTIONNAIRE = "questionnaire-preview";
export const QUESTION = "questionnaire-question";
const CODE_COUNTS_MS = 5 * 60_000;
const ANSWER_COUNTS_MS = 24 * 3_600_000;
const NEWS_MS = 2 * 24 * 3_600_000;
const MOST_QUESTIONS = 3;
const MOST_OPTIONS = 5;
/** Of fewer answers, totals would show who said what. */
const FEWEST = 3;

interface Totals {
  readonly questions: readonly (QuestionSaid & { readonly counts: readonly number[] })[];
}

export interface QuestionnaireWaiting {
  readonly code: number;
  readonly title: string;
  readonly questions: readonly QuestionSaid[];
}

/** "问卷 家庭教育：几点睡(九点前/十点/更晚)；每天陪读吗(是/否)": at most three questions, answered in private. */
export async function handleQuestionnaire(
  scene: Scene,
  order: { readonly title: string; readonly questions: readonly QuestionSaid[] },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "questionnaire");
  if (refused !== undefined) return refused;
  const questions = order.questions
    .slice(0, MOST_QUESTIONS)
    .map(({ text, options }) => ({ text, options: options.slice(0, MOST_OPTIONS) }));
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const expected = (await roomRoster(scene.db, scene.space.id, null)).length;
  const waiting: QuestionnaireWaiting = { code, title: order.title, questions };
  return {
    text: questionnairePreview({ ...waiting, expected }, scene),
    privately: true,
    ask: { kind: QUESTIONNAIRE, payload: waiting, forMs: CODE_COUNTS_MS },
  };
}

/** "确认 63": the rooms are invited; who answers is known, what they answer is only counted. */
export async function questionnaireConfirmed(
  scene: Scene,
  { title, questions }: QuestionnaireWaiting,
): Promise<Reply> {
  const { db, space, now } = scene;
  const totals: Totals = {
    questions: questions.map((question) => ({
      ...question,
      counts: question.options.map(() => 0),
    })),
  };
  const roster = await roomRoster(db, space.id, null);
  const values = { ...blank(scene, "questionnaire", title), facts: JSON.stringify(totals) };
  const units = roster.map(({ id }) => ({ name: String(id), member_id: id }));
  const roll = await addRoll(db, values, units);
  for (const room of await activeRooms(db, space.id)) {
    await enqueue(db, {
      spaceId: space.id,
      key: `roll/${roll.id}/room/${room.id}`,
      to: { kind: "room", id: room.id, account: room.account },
      lane: BROADCASTS,
      body: questionnaireInvitation(title, questions.length, scene),
      dueAt: now,
      now,
      expiresAt: now + NEWS_MS,
    });
  }
  const say = speaking(scene.language);
  return { text: say("已发出。看结果回“问卷结果”", 'Sent. Ask "questionnaire result"') };
}

/** "问卷" in private: the first question. */
export async function handleFill(scene: Scene): Promise<Reply | undefined> {
  if (scene.room !== undefined) return undefined;
  const say = speaking(scene.language);
  const roll = (await openRolls(scene.db, scene.space.id, ["questionnaire"])).at(-1);
  if (roll === undefined) return { text: say("现在没有问卷", "There is no questionnaire now") };
  const unit = (await unitsOf(scene.db, roll.id)).find(
    ({ member_id }) => member_id === scene.sender.id,
  );
  if (unit?.done_at !== null && unit !== undefined) {
    return { text: say("您填过了，谢谢", "You have answered, thank you") };
  }
  return asked(scene, roll, 0, []);
}

function asked(scene: Scene, roll: Roll, index: number, chosen: readonly number[]): Reply {
  const { questions }: Totals = JSON.parse(roll.facts);
  const question = questions[index] ?? { text: "", options: [] };
  return {
    text: questionText(question, index, questions.length, scene),
    ask: { kind: QUESTION, payload: { roll: roll.id, chosen }, forMs: ANSWER_COUNTS_MS },
  };
}

/** A number to one of the questions. What was chosen is only counted when the last one is answered. */
export async function answerQuestion(
  scene: Scene,
  question: OpenQuestion,
  { n }: { readonly n?: number },
): Promise<Reply | undefined> {
  const { roll: id, chosen } = question.payload as {
    readonly roll: number;
    readonly chosen: readonly number[];
  };
  const roll = await rollById(scene.db, id);
  if (n === undefined || roll === undefined || roll.state === "closed") return undefined;
  const totals: Totals = JSON.parse(roll.facts);
  const options = totals.questions[chosen.length]?.options ?? [];
  if (n < 1 || n > options.length) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const all = [...chosen, n - 1];
  if (all.length < totals.questions.length) return asked(scene, roll, all.length, all);
  await count(scene, roll, totals, all);
  const say = speaking(scene.language);
  return { text: say("填完了，谢谢。只留合计，不留谁填了什么", "Thank you. Only totals are kept") };
}

async function count(scene: Scene, roll: Roll, totals: Totals, chosen: readonly number[]) {
  const unit = (await unitsOf(scene.db, roll.id)).find(
    ({ member_id }) => member_id === scene.sender.id,
  );
  if (unit?.done_at !== null && unit !== undefined) return;
  const questions = totals.questions.map((question, index) => ({
    ...question,
    counts: question.counts.map((sum, option) => sum + (chosen[index] === option ? 1 : 0)),
  }));
  await updateRoll(scene.db, roll.id, { facts: JSON.stringify({ questions }) });
  // Beside the time of an answer its content could be guessed: only that it came is kept.
  if (unit !== undefined) await updateUnit(scene.db, unit, { done_at: roll.at });
}

/** "问卷结果": totals for the organizer; of fewer than three answers none. */
export async function handleQuestionnaireResult(scene: Scene): Promise<Reply | undefined> {
  const refused = scene.rights.leads
    ? undefined
    : await refusedUnlessOrganizer(scene, "questionnaire");
  if (refused !== undefined) return refused;
  const roll = (await openRolls(scene.db, scene.space.id, ["questionnaire"])).at(-1);
  const say = speaking(scene.language);
  if (roll === undefined) return { text: say("没有问卷", "There is no questionnaire") };
  const { questions }: Totals = JSON.parse(roll.facts);
  const answered = questions[0]?.counts.reduce((sum, one) => sum + one, 0) ?? 0;
  const expected = (await unitsOf(scene.db, roll.id)).length;
  const shown = answered < FEWEST ? [] : questions;
  return {
    text: questionnaireResult({ title: roll.title, answered, expected, questions: shown }, scene),
  };
}
