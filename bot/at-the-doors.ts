import { sendingTime } from "../src/delivery/queue.ts";
import { isCalled, withoutCall } from "../src/understanding/name-call.ts";
import { normalise } from "../src/understanding/normalise.ts";
import { queueText } from "../src/wording/sending-time.ts";
import { handleMoveCode, handleMoveHere } from "./handlers/move-room.ts";
import { handleMoveToSpace } from "./handlers/move-to-space.ts";
import { handleSwitchSpace } from "./handlers/switch-space.ts";
import type { Reply, Scene } from "./scene.ts";

const MOVE_HERE = /^(?:绑定|bind)\s*[:：]?\s*(\d{6})[。.!！]*$/iu;
const MOVE = /^(?:绑定|bind)(?:这个群|本群|this room)?\s*[:：]?\s*(\D{0,40}?)[。.!！]*$/iu;
const BELONGS =
  /^(?:这个|本|此)群(?:属于|归属?于?|划(?:到|归|给))\s*[:：]?\s*(?!.*(?:谁|哪|什么|吗|[?？]))(\S{2,16}?)(?:管|了)?[。.!！]*$|^this (?:room|group|chat) belongs to (.{2,24}?)[.!]*$/iu;
const SWITCH =
  /^(?:换(?:个|一个)?单位|switch organi[sz]ation)[。.!！]*$|^(?:换到|切换到|切到)\s*(\S{2,16})$|^switch to (.{2,24})$/iu;
const QUEUE =
  /^(?:发送)?(?:队列|排队情况)[?？]?$|^(?:通知)?(?:发到哪(?:了|儿了|里了)|还有(?:多少|几)条?没发(?:完|出去?)?)[?？]?$|^(?:sending )?queue[?]?$|^how (?:many|much) (?:is|are) (?:still )?(?:waiting|queued)[?]?$/iu;

/** Orders about doors and walls: where a room goes on, whose it is, whom one talks with, and what waits to be sent. */
export async function atTheDoors(scene: Scene): Promise<Reply[] | undefined> {
  const { message, room } = scene;
  if (message.text.length > 60) return undefined;
  if (room !== undefined && !message.mentionsBot && !isCalled(message.text)) return undefined;
  const said = withoutCall(normalise(message.text)).trim();
  const code = MOVE_HERE.exec(said)?.[1];
  if (code !== undefined) return [await handleMoveHere(scene, code)];
  const belongs = BELONGS.exec(said);
  const above = belongs?.[1] ?? belongs?.[2];
  if (above !== undefined) return [await handleMoveToSpace(scene, above.trim())];
  const switching = room === undefined ? SWITCH.exec(said) : null;
  const switched =
    switching && (await handleSwitchSpace(scene, switching[1] ?? switching[2] ?? ""));
  if (switched) return [switched];
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
