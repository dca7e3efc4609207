import { epochToCivil } from "../../src/calendar/zone.ts";
import { logLoop } from "../../src/promise/log-loop.ts";
import { nextDue } from "../../src/promise/next-due.ts";
import { planLoopReminder } from "../../src/promise/plan-loop-reminder.ts";
import { publicText } from "../../src/promise/public-text.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { addLoop, type Loop, loopById, updateLoop } from "../../src/store/loops.ts";
import { memberById, membersWithRole } from "../../src/store/members.ts";
import { peopleKnown } from "../../src/store/people-known.ts";
import { speaking } from "../../src/wording/language.ts";
import {
  loggedText,
  promiseForApproval,
  promiseKept,
  promisePreview,
  publicPromise,
} from "../../src/wording/promise.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/** Whether a promise may be published: asked of its owner, or of the secretary of the branch. */
export const PUBLISH = "publish-promise";
export const APPROVE = "approve-promise";
const A_DAY_MS = 24 * 3_600_000;

/** "承诺 每月探望张奶奶 …": kept at once; what others may read of it hides third persons, and is asked first. */
export const handlePromise: Handler<"promise"> = async (scene, { slots }) => {
  const { deed, cadence, until } = slots;
  const say = speaking(scene.language);
  if (deed === undefined) {
    return { text: say("承诺什么？如“承诺 每月探望…”", 'Promise what? e.g. "promise to …"') };
  }
  const { db, space, sender, now, today } = scene;
  const names = (await peopleKnown(db, space.id, undefined)).map(({ name }) => name);
  const text = publicPromise(sender.name, publicText(deed, names), until ?? null, scene);
  const first = nextDue(today.slice(0, 10), cadence ?? null, until ?? null);
  const loop = await addLoop(db, {
    space_id: space.id,
    kind: "promise",
    owner_id: sender.id,
    title: deed,
    public_title: text,
    cadence: cadence ?? null,
    due: first ?? until ?? null,
    until: until ?? null,
    published_at: null,
    survey_id: null,
    created_by: sender.id,
    created_at: now,
  });
  await planLoopReminder(db, space, loop, now);
  return {
    text: promisePreview(text, scene),
    privately: true,
    ask: { kind: PUBLISH, payload: { loop: loop.id }, forMs: A_DAY_MS },
  };
};

/** ①是 ②先给支书看 */
export async function answerPublish(
  scene: Scene,
  question: OpenQuestion,
  { n, yes }: { readonly n?: number; readonly yes?: boolean },
): Promise<Reply | undefined> {
  const choice = n ?? (yes === true ? 1 : undefined);
  if (yes === false) {
    await closeQuestion(scene.db, question.id, scene.now);
    return { text: speaking(scene.language)("好的，只记给您自己", "Kept for you alone") };
  }
  if (choice !== 1 && choice !== 2) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const loop = await loopOf(scene, question);
  if (loop === undefined) return undefined;
  return choice === 1 ? publish(scene, loop) : forApproval(scene, loop);
}

async function loopOf(scene: Scene, { payload }: OpenQuestion): Promise<Loop | undefined> {
  return loopById(scene.db, (payload as { readonly loop: number }).loop);
}

async function publish(scene: Scene, loop: Loop): Promise<Reply> {
  await updateLoop(scene.db, loop.id, { published_at: scene.now });
  return { text: promiseKept(loop.due, scene) };
}

async function forApproval(scene: Scene, loop: Loop): Promise<Reply> {
  const { db, space } = scene;
  const [leader] = await membersWithRole(db, space.id, "leader");
  const [secretary] = await membersWithRole(db, space.id, "secretary");
  const [organizer] = await membersWithRole(db, space.id, "organizer");
  const reader = leader ?? secretary ?? organizer;
  const say = speaking(scene.language);
  const told =
    reader !== undefined &&
    (await tell(scene, reader.id, {
      text: promiseForApproval(loop.public_title ?? "", scene),
      purpose: `promise/${loop.id}`,
      ask: { kind: APPROVE, payload: { loop: loop.id } },
    }));
  if (!told) return { text: say("还没有支书可以问", "There is nobody to show it to yet") };
  return {
    text: say(`已请${reader.name}看，回来告诉您`, `${reader.name} was asked; I shall tell you`),
  };
}

/** 同意 or 不 of the secretary. */
export async function answerApprove(
  scene: Scene,
  question: OpenQuestion,
  { yes }: { readonly yes?: boolean },
): Promise<Reply | undefined> {
  const loop = await loopOf(scene, question);
  if (yes === undefined || loop === undefined || loop.owner_id === null) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const say = speaking(scene.language);
  const { name } = scene.sender;
  if (yes) await updateLoop(scene.db, loop.id, { published_at: scene.now });
  await tell(scene, loop.owner_id, {
    text: yes
      ? promiseKept(loop.due, scene)
      : say(`${name}：先不公布`, `${name}: not to be published`),
    purpose: `promise-answer/${loop.id}`,
  });
  const owner = await memberById(scene.db, loop.owner_id);
  return { text: say(`好的，已告诉${owner.name}`, `${owner.name} was told`) };
}

/** It was done once more: how often, and until when the next time. */
export async function loggedReply(
  scene: Scene,
  loop: Loop,
  day: string,
  note: string | null,
): Promise<Reply> {
  const { db, space, now, sender } = scene;
  const logged = await logLoop(db, { space, loop, day, note, by: sender.id, now });
  const today = epochToCivil(now, space.zone);
  return { text: loggedText(logged.times, day, logged.next, { ...scene, today }), privately: true };
}
