import { sendingTime } from "../src/delivery/queue.ts";
import { isCalled, withoutCall } from "../src/understanding/name-call.ts";
import { normalise } from "../src/understanding/normalise.ts";
import { queueText } from "../src/wording/sending-time.ts";
import { handleMoveCode, handleMoveHere } from "./handlers/move-room.ts";
import type { Reply, Scene } from "./scene.ts";

const MOVE_HERE = /^(?:绑定|bind)\s*[:：]?\s*(\d{6})[。.!！]*$/iu;
const MOVE = /^(?:绑定|bind)(?:这个群|本群|this room)?\s*[:：]?\s*(\D{0,40}?)[。.!！]*$/iu;
const QUEUE =
  /^(?:发送)?(?:队列|排队情况)[?？]?$|^(?:通知)?(?:发到哪(?:了|儿了|里了)|还有(?:多少|几)条?没发(?:完|出去?)?)[?？]?$|^(?:sending )?queue[?]?$|^how (?:many|much) (?:is|are) (?:still )?(?:waiting|queued)[?]?$/iu;

/** Orders about doors themselves: moving a room to another one, and what waits to be sent. */
export async function atTheDoors(scene: Scene): Promise<Reply[] | undefined> {
  const { message, room } = scene;
  if (message.text.length > 60) return undefined;
  if (room !== undefined && !message.mentionsBot && !isCalled(message.text)) return undefined;
  const said = withoutCall(normalise(message.text)).trim();
  const code = MOVE_HERE.exec(said)?.[1];
  if (code !== undefined) return [await handleMoveHere(scene, code)];
  const topic = MOVE.exec(said)?.[1];
  const reply =
    topic === undefined ? await queueAsked(scene, said) : await handleMoveCode(scene, topic.trim());
  return reply && [reply];
}

async function queueAsked(scene: Scene, said: string): Promise<Reply | undefined> {
  const { db, doors, now, rights, language } = scene;
  if (!rights.organizes || !QUEUE.test(said)) return undefined;
  const queue = await sendingTime(db, doors, new Map(), now);
  return { text: queueText(queue, language), privately: true };
}
