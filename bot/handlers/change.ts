import { closeQuestion } from "../../src/store/dialogues.ts";
import { type Correction, readCorrection } from "../../src/understanding/correction.ts";
import type { IntentOf } from "../../src/understanding/intent.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { whichOccurrence } from "../which-occurrence.ts";
import { CANCEL } from "./cancel.ts";
import { type Change, changeOne } from "./change-one.ts";
import { DRAFT, type Draft } from "./create.ts";
import { correctDraft } from "./draft.ts";
import { changeOfSeries } from "./series.ts";

/** "改21 时间 14:30": before → after, and whether those who signed up shall be told. */
export const handleChange: Handler<"change"> = async (scene, { slots }) => {
  const wanted: Change = { ...slots, ...unread(scene, slots) };
  const drafted = await ofDraft(scene, slots, wanted);
  if (drafted !== undefined) return drafted;
  const which = await whatIsChanged(scene, slots);
  if ("question" in which) return { ...which.question, privately: true };
  const refused = await refusedUnlessOrganizer(scene, "change", which.listed.activity);
  if (refused !== undefined) return refused;
  const series = await changeOfSeries(scene, which.listed, wanted, slots);
  return series ?? changeOne(scene, which.listed, wanted);
};

/** What the order says in words that are no slots: 带, 集合, a new title. */
function unread(scene: Scene, { value }: IntentOf<"change">["slots"]): Correction {
  if (value === undefined) return {};
  return readCorrection(value, { now: scene.today, calendars: scene.calendars }) ?? {};
}

/** While a preview is open, a change without a number (or with its number) corrects it. */
async function ofDraft(
  scene: Scene,
  { ref, topic, value }: IntentOf<"change">["slots"],
  wanted: Change,
): Promise<Reply | undefined> {
  const question = scene.questions.find(({ kind }) => kind === DRAFT);
  if (question === undefined) return undefined;
  const { no } = question.payload as Draft;
  const retitled = value !== undefined && wanted.topic !== undefined;
  if (ref === undefined ? topic !== undefined && !retitled : ref !== no) return undefined;
  return correctDraft(scene, question, wanted);
}

async function whatIsChanged(scene: Scene, slots: IntentOf<"change">["slots"]) {
  const cancelling = scene.questions.find(({ kind }) => kind === CANCEL);
  const { ref, topic } = slots;
  if (ref === undefined && topic === undefined && cancelling !== undefined) {
    const { nos } = cancelling.payload as { readonly nos: readonly number[] };
    await closeQuestion(scene.db, cancelling.id, scene.now);
    const [no] = nos;
    if (no !== undefined) return whichOccurrence(scene, { ref: no }, [], resume(slots));
  }
  // The period of a change is the new one, not which activity is meant.
  const which = {
    ...(ref === undefined ? {} : { ref }),
    ...(topic === undefined ? {} : { topic }),
  };
  return whichOccurrence(scene, which, scene.signupsOpen, resume(slots));
}

function resume(slots: object) {
  return { intent: "change" as const, slots };
}
