import { whenSaid } from "../../src/plan/when-said.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { readCorrection } from "../../src/understanding/correction.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Reply, Scene } from "../scene.ts";
import type { Change } from "./change-one.ts";
import { createDrafted, type Draft, factsOf, showDraft } from "./create.ts";
import { draftWhen } from "./draft-when.ts";

/** "好", "不", or a few words that put the preview of a new activity right. */
export async function answerDraft(
  scene: Scene,
  question: OpenQuestion,
  said: { readonly yes?: boolean; readonly value?: string },
): Promise<Reply | undefined> {
  if (said.yes === true) return createDrafted(scene, question);
  if (said.yes === false) return dropDraft(scene, question);
  if (said.value === undefined) return undefined;
  const context = { now: scene.today, calendars: scene.calendars };
  const correction = readCorrection(said.value, context);
  return correction && correctDraft(scene, question, correction);
}

export async function dropDraft(scene: Scene, question: OpenQuestion): Promise<Reply> {
  await closeQuestion(scene.db, question.id, scene.now);
  return { text: speaking(scene.language)("好的，没有建立", "All right, nothing was created") };
}

/** The preview once more, with what was corrected. */
export async function correctDraft(
  scene: Scene,
  question: OpenQuestion,
  change: Change,
): Promise<Reply> {
  const draft = question.payload as Draft;
  const { topic, bring, meet } = change;
  const context = { text: scene.message.text, now: scene.today, calendars: scene.calendars };
  return showDraft(scene, {
    ...draft,
    facts: {
      ...draft.facts,
      ...factsOf(change),
      ...(topic === undefined ? {} : { title: topic }),
      ...(bring === undefined ? {} : { bring }),
      ...(meet === undefined ? {} : { meetAt: meet }),
    },
    when: draftWhen(draft.when, change, context) ?? whenSaid(change, context) ?? draft.when,
  });
}
