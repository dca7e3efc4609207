import { closeQuestion } from "../../src/store/dialogues.ts";
import type { Intent } from "../../src/understanding/intent.ts";
import { listText, nextPageStart } from "../../src/wording/answers.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Answering } from "../answering.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { byNumber } from "../which-occurrence.ts";
import { attendanceAnswers } from "./attendance-answers.ts";
import { answerBinding, answerWhichBinding, answerWhoIAm } from "./bind.ts";
import { DESK_ANSWERS } from "./desk-answers.ts";
import { showDetail } from "./detail.ts";
import { answerGuess } from "./help.ts";
import { answerIdentityDoubts } from "./identity-doubts.ts";
import { answerMissingReceipts } from "./missing-receipts.ts";
import { answerNewSpace, NEW_SPACE } from "./move-to-space.ts";
import { answerEraseMe } from "./my-data.ts";
import { answerWhichSpace, WHICH_SPACE } from "./switch-space.ts";

/** An answer to the youngest open question that it can answer. */
export const handleAnswer: Handler<"answer"> = async (scene, { slots }) => {
  for (const question of scene.questions) {
    const answering = ANSWERS[question.kind.split("/")[0] ?? ""];
    const reply = answering === undefined ? undefined : await answering(scene, question, slots);
    if (reply !== undefined) return reply;
  }
  return scene.room === undefined
    ? { text: speaking(scene.language)("现在没有等您回答的问题", "I have not asked you anything") }
    : undefined;
};

/** A number out of a list of activities: its details. */
const fromList: Answering = async (scene, question, { n }) => {
  const { nos } = question.payload as { readonly nos: readonly number[] };
  if (n === undefined || !nos.includes(n)) return undefined;
  return showDetail(scene, await byNumber(scene, n));
};

/** ①②③ of "which one?": the order goes on with the choice. */
const whichOne: Answering = async (scene, question, { n }) => {
  const { intent, slots, options } = question.payload as {
    readonly intent: string;
    readonly slots: object;
    readonly options: readonly number[];
  };
  const ref = n === undefined ? undefined : options.includes(n) ? n : options[n - 1];
  if (ref === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const [reply] = await scene.carryOut({ intent, slots: { ...slots, ref } } as Intent);
  return reply ?? { text: "" };
};

const ANSWERS: Readonly<Record<string, Answering>> = {
  list: fromList,
  which: whichOne,
  ...attendanceAnswers,
  ...DESK_ANSWERS,
  bind: answerBinding,
  "bind-who": answerWhoIAm,
  "bind-which": answerWhichBinding,
  "identity-doubts": answerIdentityDoubts,
  "erase-me": answerEraseMe,
  guess: answerGuess,
  [NEW_SPACE]: answerNewSpace,
  [WHICH_SPACE]: answerWhichSpace,
  "receipts-missing": (scene, { payload }, { n }) =>
    answerMissingReceipts(scene, payload as { readonly notice: number }, n),
};

/** "下一页" of a list of activities. */
export async function nextListPage(scene: Scene): Promise<Reply | undefined> {
  const question = scene.questions.find(({ kind }) => kind === "list");
  if (question === undefined) return undefined;
  const { nos, start } = question.payload as {
    readonly nos: readonly number[];
    readonly start: number;
  };
  const from = nextPageStart(nos.length, start);
  if (from >= nos.length) return { text: speaking(scene.language)("没有了", "That is all") };
  const items = await Promise.all(nos.map((no) => byNumber(scene, no)));
  await closeQuestion(scene.db, question.id, scene.now);
  const text = listText(speaking(scene.language)("接着：", "Continued:"), items, scene, from);
  return { text, ask: { kind: "list", payload: { nos, start: from }, anybody: true } };
}
