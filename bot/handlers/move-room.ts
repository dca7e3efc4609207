import { randomInt } from "node:crypto";
import { issueMoveCode, type Moved, moveRoom } from "../../src/people/move-room.ts";
import { recordChange } from "../../src/store/changes.ts";
import { ANSWERS, enqueue, GOODBYE } from "../../src/store/outbox.ts";
import { activeRooms, type Room } from "../../src/store/rooms.ts";
import { speaking } from "../../src/wording/language.ts";
import { moveCodeText, movedAwayText, movedText, notMovedText } from "../../src/wording/moving.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";

/** So long the place that was left may be told where its people went. */
const GOODBYE_MS = 60 * 60_000;

/**
 * 绑定 in a room, or 绑定 东门群 in private: the organizer alone gets the code by which the room is known again
 * on another door. Undefined: no room of that name, so it was something else.
 */
export async function handleMoveCode(scene: Scene, topic: string): Promise<Reply | undefined> {
  const rooms = await activeRooms(scene.db, scene.space.id);
  const room = meant(scene, rooms, topic);
  if (room === undefined && topic !== "") return undefined;
  const refused = await refusedUnlessOrganizer(scene, "move-room");
  if (refused !== undefined) return refused;
  const say = speaking(scene.language);
  if (room === undefined) {
    const names = rooms.map((one) => one.topic).join(" ");
    return {
      text: say(`绑定哪个群？有：${names}`, `Which room? There is: ${names}`),
      privately: true,
    };
  }
  const code = await issueMoveCode(scene.db, room, scene.now, () => randomInt(1_000_000));
  return { text: moveCodeText(room.topic, code, scene.language), privately: true };
}

function meant(scene: Scene, rooms: readonly Room[], topic: string): Room | undefined {
  if (topic !== "") return rooms.find((room) => room.topic === topic);
  if (scene.room !== undefined) return scene.room;
  return rooms.length === 1 ? rooms[0] : undefined;
}

/** 绑定 482913 in the new room: whoever has the code may say it, since nobody has a role on a new door yet. */
export async function handleMoveHere(scene: Scene, code: string): Promise<Reply> {
  const { db, room, space, sender, message, now, language } = scene;
  if (room === undefined) {
    const say = speaking(language);
    return { text: say("请在新群里说，先@我", "Say it in the new room, and mention me") };
  }
  const moved = await moveRoom(db, room, code, now);
  const done = moved.kind === "moved";
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "space",
    subject_id: space.id,
    action: done ? "bound" : "refused",
    before: done ? moved.from : null,
    after: room.account,
    words: done ? `${moved.room.topic}搬到${room.account}` : `${sender.name}绑定没有成功`,
  });
  if (!done) return { text: notMovedText(moved.kind, language) };
  // `scene.here` is the address that was left: the answer goes to the room itself.
  await enqueue(db, {
    spaceId: space.id,
    key: `reply/${message.account}/${message.id}/moved`,
    to: { kind: "room", id: moved.room.id, account: room.account },
    lane: ANSWERS,
    body: movedText(moved.room.topic, moved.from !== room.account, language),
    dueAt: now,
    now,
  });
  await sayGoodbye(scene, room.id, moved);
  return { text: "" };
}

/** Where the room was people are told once where it went, if that door is open and lets us speak first. */
async function sayGoodbye(
  { db, space, message, now, doors, language }: Scene,
  leftRoom: number,
  { room, from }: Extract<Moved, { kind: "moved" }>,
): Promise<void> {
  if (doors(from)?.push !== true) return;
  const to = message.chat.kind === "room" ? message.chat.topic : "";
  await enqueue(db, {
    spaceId: space.id,
    key: `${GOODBYE}${message.account}/${message.id}`,
    to: { kind: "room", id: leftRoom, account: from },
    lane: ANSWERS,
    body: movedAwayText(room.topic, { to, account: message.account }, language),
    dueAt: now,
    now,
    // A place that is gone for good bears no answer; said twice or late it helps nobody.
    doubtPolicy: "skip",
    expiresAt: now + GOODBYE_MS,
  });
}
