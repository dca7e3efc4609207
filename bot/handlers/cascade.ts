import { countMeant, roomsMeant } from "../../src/notice/rooms-meant.ts";
import { planRollReminder } from "../../src/roll/plan-roll-reminder.ts";
import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { BROADCASTS, enqueue } from "../../src/store/outbox.ts";
import { addRoll } from "../../src/store/rolls.ts";
import { activeRooms } from "../../src/store/rooms.ts";
import { speaking } from "../../src/wording/language.ts";
import { clip } from "../../src/wording/layout.ts";
import { cascadePreview, cascadeText } from "../../src/wording/rolls.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { daysSaid } from "../last-day-said.ts";
import type { Reply, Scene } from "../scene.ts";
import { blank } from "./matrix.ts";

/** The preview of a task that is passed down. */
export const CASCADE = "cascade-preview";
const CODE_COUNTS_MS = 5 * 60_000;
const NEWS_MS = 2 * 24 * 3_600_000;
const TITLE_WIDTH = 12;

export interface CascadeWaiting {
  readonly code: number;
  readonly text: string;
  readonly due: string | null;
  readonly rooms: readonly number[];
}

/** "转发到5个社区：12月1日前报困难党员数": shown first; each room then owes one 已办. */
export async function handleCascade(
  scene: Scene,
  { targets, text }: { readonly targets: string; readonly text: string },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "cascade");
  if (refused !== undefined) return refused;
  const all = await activeRooms(scene.db, scene.space.id);
  const rooms = roomsMeant(targets, all);
  const say = speaking(scene.language);
  if (rooms.length === 0) {
    const topics = clip(all.map(({ topic }) => topic).join(" "), 48);
    return { text: say(`转到哪些群？有：${topics}`, `To which rooms? There is: ${topics}`) };
  }
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const due = daysSaid(scene, text)?.last ?? null;
  const waiting: CascadeWaiting = { code, text, due, rooms: rooms.map(({ id }) => id) };
  const said = countMeant(targets);
  const view = { text, topics: rooms.map(({ topic }) => topic), said, due, code };
  return {
    text: cascadePreview(view, scene),
    privately: true,
    ask: { kind: CASCADE, payload: waiting, forMs: CODE_COUNTS_MS },
  };
}

/** "确认 63": the task stands in each room, and 4/5 can be asked for. */
export async function cascadeConfirmed(scene: Scene, waiting: CascadeWaiting): Promise<Reply> {
  const { db, space, now } = scene;
  const rooms = (await activeRooms(db, space.id)).filter(({ id }) => waiting.rooms.includes(id));
  const title = titleOf(waiting.text);
  const values = { ...blank(scene, "cascade", title), body: waiting.text, due: waiting.due };
  const units = rooms.map(({ id, topic }) => ({ name: topic, room_id: id }));
  const roll = await addRoll(db, values, units);
  for (const room of rooms) {
    await enqueue(db, {
      spaceId: space.id,
      key: `roll/${roll.id}/room/${room.id}`,
      to: { kind: "room", id: room.id, account: room.account },
      lane: BROADCASTS,
      body: cascadeText(waiting.text, scene),
      dueAt: now,
      now,
      expiresAt: now + NEWS_MS,
    });
  }
  await planRollReminder(db, space, roll, now);
  const say = speaking(scene.language);
  return {
    text: say(
      `已转到${rooms.length}个群。看进度回“${title}进度”`,
      `Passed to ${rooms.length} rooms. Ask "progress of ${title}"`,
    ),
  };
}

/** What is asked, without the time: 报困难党员数. */
function titleOf(text: string): string {
  const plain = text
    .replace(/^(?:请|各\S{1,4}?(?:请|要|在)?|please)\s*/iu, "")
    .replace(
      /^(?:于|在)?.{0,14}?(?:日|号|底|下班|周[一二三四五六日天])(?:之?前|以前)?[\s,，]*(?:请)?/u,
      "",
    )
    .replace(/\s*\b(?:by|before|until)\s.+$/iu, "")
    .replace(/[。!！.]+$/u, "")
    .trim();
  return clip(plain === "" ? text : plain, TITLE_WIDTH).replace("…", "");
}
