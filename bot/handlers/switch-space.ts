import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { noteSeen } from "../../src/store/identities.ts";
import { ANSWERS, enqueue } from "../../src/store/outbox.ts";
import { type KnownIn, spacesKnowing } from "../../src/store/spaces.ts";
import { switchedText, whichSpaceText } from "../../src/wording/spaces.ts";
import type { Reply, Scene } from "../scene.ts";
import { spacesJoined } from "../space-of-message.ts";

/** Which of their organizations somebody means in private. */
export const WHICH_SPACE = "which-space";

/**
 * "换单位", "换到二片区": what somebody who belongs to several organizations says in private is that one's from now on.
 * Undefined: they belong to one, or to none of that name.
 */
export async function handleSwitchSpace(scene: Scene, name: string): Promise<Reply | undefined> {
  const known = await ownSpaces(scene);
  if (known.length < 2) return undefined;
  const meant = known.find(({ space }) => space.name === name);
  if (meant !== undefined) return switchTo(scene, meant, known);
  if (name !== "") return undefined;
  const names = known.map(({ space }) => space.name);
  const spaces = known.map(({ space }) => space.id);
  return {
    text: whichSpaceText(names, scene.language),
    ask: { kind: WHICH_SPACE, payload: { spaces } },
  };
}

/** The number of one of them. */
export async function answerWhichSpace(
  scene: Scene,
  question: OpenQuestion,
  { n }: { readonly n?: number },
): Promise<Reply | undefined> {
  const { spaces } = question.payload as { readonly spaces: readonly number[] };
  const known = await ownSpaces(scene);
  const meant = known.find(({ space }) => n !== undefined && space.id === spaces[n - 1]);
  if (meant === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  return switchTo(scene, meant, known);
}

async function ownSpaces({ db, message }: Scene): Promise<readonly KnownIn[]> {
  return spacesJoined(db, await spacesKnowing(db, message.account, message.sender.networkId));
}

/** The space itself says so, and has the last word with them. */
async function switchTo(
  scene: Scene,
  { space, memberId }: KnownIn,
  known: readonly KnownIn[],
): Promise<Reply> {
  const { db, message, now, language } = scene;
  const last = Math.max(now, ...known.map(({ seenAt }) => seenAt));
  await noteSeen(db, memberId, message.account, last + 1);
  await enqueue(db, {
    spaceId: space.id,
    key: `reply/${message.account}/${message.id}/switched`,
    to: { kind: "member", id: memberId, account: message.account },
    lane: ANSWERS,
    body: switchedText(space.name, language),
    dueAt: now,
    now,
  });
  return { text: "" };
}
