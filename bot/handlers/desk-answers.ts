import { closeQuestion } from "../../src/store/dialogues.ts";
import { occurrenceById } from "../../src/store/occurrences.ts";
import { addWatch } from "../../src/store/watches.ts";
import { changedInRoomText, changeNoticeText } from "../../src/wording/desk.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Answering } from "../answering.ts";
import { tellAffected } from "../tell-affected.ts";
import { byNumber } from "../which-occurrence.ts";
import { CANCEL } from "./cancel.ts";
import { TELL } from "./change-one.ts";
import { DRAFT } from "./create.ts";
import { answerDraft } from "./draft.ts";
import { answerHow, HOW } from "./evaluation.ts";
import { answerRemindUnits, REMIND_UNITS } from "./missing-units.ts";
import { answerPoll, POLL } from "./poll.ts";
import { answerWithDay, POSTPONE } from "./postpone.ts";
import { APPROVE, answerApprove, answerPublish, PUBLISH } from "./promise.ts";
import { answerQuestion, QUESTION } from "./questionnaire.ts";
import { answerScope, SCOPE } from "./series.ts";
import { answerSwap, answerSwapWith, SWAP, SWAP_WITH } from "./swap.ts";
import { answerWhichLoop, WHICH_LOOP } from "./visit.ts";
import { APPROVE_VOLUNTEER, answerVolunteer } from "./volunteer.ts";

/** ①通知 ②不: those who signed up hear of the change, or not. */
const tell: Answering = async (scene, question, { n, yes }) => {
  const wanted = n === 1 ? true : n === 2 ? false : yes;
  if (wanted === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const say = speaking(scene.language);
  if (!wanted) return { text: say("好的，不通知", "All right, nobody is told") };
  const { occurrence, changes } = question.payload as {
    readonly occurrence: number;
    readonly changes: readonly string[];
  };
  const listed = await occurrenceById(scene.db, occurrence);
  if (listed === undefined) return undefined;
  const told = await tellAffected(scene, listed, `change/${occurrence}`, {
    person: (reader) => changeNoticeText(listed, changes, reader),
    room: (reader) => changedInRoomText(listed, changes, reader),
  });
  return { text: say(`已发出${told}条通知`, `${told} told`) };
};

/** 要 to "定了通知您？". */
const tellWhenSet: Answering = async (scene, question, { yes }) => {
  if (yes === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const say = speaking(scene.language);
  if (!yes) return { text: say("好的", "All right") };
  const { no } = question.payload as { readonly no: number };
  const { activity } = await byNumber(scene, no);
  await addWatch(scene.db, {
    activity_id: activity.id,
    member_id: scene.sender.id,
    space_id: scene.space.id,
    language: scene.language,
    at: scene.now,
  });
  return {
    text: say(`好的，${no}定了日子私信您`, `I shall write to you when ${no} has a day`),
  };
};

/** Answers to what the organizer's desk asks, by kind of question. */
export const DESK_ANSWERS: Readonly<Record<string, Answering>> = {
  [DRAFT]: answerDraft,
  [TELL]: tell,
  [SCOPE]: answerScope,
  [CANCEL]: answerWithDay,
  [POSTPONE]: answerWithDay,
  "tell-when-set": tellWhenSet,
  [PUBLISH]: answerPublish,
  [APPROVE]: answerApprove,
  [WHICH_LOOP]: answerWhichLoop,
  [POLL]: answerPoll,
  [HOW]: answerHow,
  [REMIND_UNITS]: answerRemindUnits,
  [QUESTION]: answerQuestion,
  [APPROVE_VOLUNTEER]: answerVolunteer,
  [SWAP]: answerSwap,
  [SWAP_WITH]: answerSwapWith,
};
