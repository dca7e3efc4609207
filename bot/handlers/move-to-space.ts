import { moveToSpace } from "../../src/people/move-to-space.ts";
import { rightsOf } from "../../src/people/rights.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { memberById } from "../../src/store/members.ts";
import { ANSWERS, enqueue } from "../../src/store/outbox.ts";
import { addSpace, type Space, spacesKnowing, withSpacesBelow } from "../../src/store/spaces.ts";
import { speaking } from "../../src/wording/language.ts";
import { newSpaceAskedText, notGivenText, roomGivenText } from "../../src/wording/spaces.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";

/** Whether a space shall be made for a room. */
export const NEW_SPACE = "new-space";

/**
 * "这个群属于二片区", said in the room by an organizer of its space: from now on it is that of a space below theirs, or
 * of another one that they organize. A name that none of these has is asked about, and never looked up elsewhere.
 */
export async function handleMoveToSpace(scene: Scene, name: string): Promise<Reply> {
  const { room, space, language } = scene;
  if (room === undefined) {
    const say = speaking(language);
    return { text: say("请在那个群里说，先@我", "Say it in that room, and mention me") };
  }
  const refused = await refusedUnlessOrganizer(scene, "room-given");
  if (refused !== undefined) return refused;
  const to = (await spacesWithin(scene)).find((one) => one.name === name);
  if (to !== undefined) return give(scene, to);
  return {
    text: newSpaceAskedText(name, space.name, language),
    ask: { kind: NEW_SPACE, payload: { name } },
  };
}

/** ① to it: the space is made below this one, and whoever made it organizes it. */
export async function answerNewSpace(
  scene: Scene,
  question: OpenQuestion,
  { n, yes }: { readonly n?: number; readonly yes?: boolean },
): Promise<Reply | undefined> {
  const wanted = n === 1 ? true : n === 2 ? false : yes;
  if (wanted === undefined) return undefined;
  const { db, space, now, language } = scene;
  await closeQuestion(db, question.id, now);
  if (!wanted) return { text: speaking(language)("好的，不改", "All right") };
  const { name } = question.payload as { readonly name: string };
  return give(scene, await addSpace(db, { name, zone: space.zone, parentId: space.id }, now));
}

/** Those below the space of the room, and all that the speaker organizes. */
async function spacesWithin({ db, space, message }: Scene): Promise<Space[]> {
  const below = await withSpacesBelow(db, space);
  const known = await spacesKnowing(db, message.account, message.sender.networkId);
  const own: Space[] = [];
  for (const one of known) {
    const rights = await rightsOf(db, await memberById(db, one.memberId));
    if (rights.organizes) own.push(one.space);
  }
  return [...below, ...own];
}

async function give(scene: Scene, to: Space): Promise<Reply> {
  const { db, room, sender, message, now, language } = scene;
  if (room === undefined) return { text: "" };
  const organizer = message.sender.networkId;
  const moved = await moveToSpace(db, { room, to, organizer, by: sender.id, now });
  if (moved.kind !== "moved") return { text: notGivenText(moved.kind, language) };
  // `scene.here` is the address that was left: the answer goes to the room that has it now.
  await enqueue(db, {
    spaceId: to.id,
    key: `reply/${message.account}/${message.id}/given`,
    to: { kind: "room", id: moved.room.id, account: moved.room.account },
    lane: ANSWERS,
    body: roomGivenText(to.name, { organizes: moved.made, organizer: sender.name }, language),
    dueAt: now,
    now,
  });
  return { text: "" };
}
