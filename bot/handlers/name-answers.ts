import { foldName } from "../../src/attendance/match-name.ts";
import { closeQuestion } from "../../src/store/dialogues.ts";
import { addGuest } from "../../src/store/guests.ts";
import { memberById } from "../../src/store/members.ts";
import { putSaidName } from "../../src/store/said-names.ts";
import { speaking } from "../../src/wording/language.ts";
import { listDoneText } from "../../src/wording/name-list.ts";
import type { Answering } from "../answering.ts";
import {
  applyNames,
  forgetUnknown,
  type NameWork,
  nextQuestion,
  occurrenceOf,
} from "../name-work.ts";
import type { Reply, Scene } from "../scene.ts";
import { askToConfirm } from "./back-fill.ts";

/** ① ② of "who is 刘大爷?"; with one candidate ② is no. */
export const whoIs: Answering = async (scene, question, { n, yes }) => {
  const work = question.payload as NameWork;
  const [doubtful, ...open] = work.open;
  if (doubtful === undefined) return undefined;
  const chosen = choiceOf(doubtful.options, n, yes);
  if (chosen === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const { said, heads } = doubtful;
  if (chosen === "nobody") {
    return goOn(scene, { ...work, open, unknown: [...work.unknown, { said, heads }] });
  }
  await putSaidName(scene.db, {
    spaceId: scene.space.id,
    name: foldName(said),
    memberId: chosen,
    decidedBy: scene.sender.id,
    at: scene.now,
  });
  const person = { id: chosen, heads };
  await applyNames(scene, work, [person]);
  return goOn(scene, { ...work, open, settled: [...work.settled, person] });
};

function choiceOf(
  options: readonly number[],
  n: number | undefined,
  yes: boolean | undefined,
): number | "nobody" | undefined {
  if (yes === false) return "nobody";
  const [only, ...others] = options;
  if (others.length === 0) return n === 1 || yes === true ? only : n === 2 ? "nobody" : undefined;
  return n === undefined ? undefined : options[n - 1];
}

/** ① guests, ② left out. */
export const aboutGuests: Answering = async (scene, question, { n, yes }) => {
  const keeps = n === 1 || yes === true;
  if (!keeps && n !== 2 && yes !== false) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const work = question.payload as NameWork;
  const settled = [...work.settled];
  if (!keeps) await forgetUnknown(scene, work);
  if (keeps) {
    const listed = await occurrenceOf(scene, work);
    for (const { said, heads } of work.unknown) {
      const guest = { spaceId: scene.space.id, name: said, activityId: listed.activity.id };
      const member = await addGuest(scene.db, guest, scene.now);
      settled.push({ id: member.id, heads });
      await applyNames(scene, work, [{ id: member.id, heads }]);
    }
  }
  return goOn(scene, { ...work, unknown: [], settled });
};

/** The next question of the list, or what became of it. */
async function goOn(scene: Scene, work: NameWork): Promise<Reply> {
  const asked = await nextQuestion(scene, work, false);
  if (asked !== undefined) return asked;
  if (work.settled.length === 0) {
    return { text: speaking(scene.language)("好的，没有记", "All right, nothing is noted") };
  }
  if (work.action === "backfill") return askToConfirm(scene, work);
  const names = await Promise.all(
    work.settled.map(async ({ id }) => (await memberById(scene.db, id)).name),
  );
  const listed = await occurrenceOf(scene, work);
  return { text: listDoneText(listed, { action: work.action, names }, scene) };
}
