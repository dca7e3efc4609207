import { countMeant, type NamedRoom, roomsMeant } from "../../src/notice/rooms-meant.ts";
import { handDown } from "../../src/roll/hand-down.ts";
import { planRollReminder } from "../../src/roll/plan-roll-reminder.ts";
import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { BROADCASTS, enqueue } from "../../src/store/outbox.ts";
import { addRoll } from "../../src/store/rolls.ts";
import { activeRooms } from "../../src/store/rooms.ts";
import { childSpaces } from "../../src/store/spaces.ts";
import { handedDownReply } from "../../src/wording/handing-down.ts";
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
  /** Spaces below to which it is handed down; then there are no rooms. */
  readonly spaces?: readonly number[];
}

/** Words that mean rooms or the people in them, and so no spaces below. */
const ROOMS = /群|人|大家|成员|同志|room|group|chat|people|member/iu;
const EVERY_SPACE =
  /^(?:各|所有|全部|每个?|全体|下属|下级|all\s|every\s|the\s)*(?:单位|机构|组织|units?|spaces?|organi[sz]ations?)$/iu;

/**
 * "转发到5个社区：12月1日前报困难党员数": shown first; each room then owes one 已办. "下发到各单位：…" goes to the spaces
 * below, which owe it each for itself.
 */
export async function handleCascade(
  scene: Scene,
  { targets, text }: { readonly targets: string; readonly text: string },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "cascade");
  if (refused !== undefined) return refused;
  const below = await spacesMeant(scene, targets);
  if (below.length > 0) return shown(scene, { targets, text }, { to: "spaces", named: below });
  const all = await activeRooms(scene.db, scene.space.id);
  const rooms = roomsMeant(targets, all);
  if (rooms.length > 0) return shown(scene, { targets, text }, { to: "rooms", named: rooms });
  const topics = clip(all.map(({ topic }) => topic).join(" "), 48);
  const say = speaking(scene.language);
  return { text: say(`转到哪些群？有：${topics}`, `To which rooms? There is: ${topics}`) };
}

/** The spaces below this one that the words mean, by name or all of them; none where they mean rooms. */
async function spacesMeant({ db, space }: Scene, targets: string): Promise<NamedRoom[]> {
  if (ROOMS.test(targets)) return [];
  const below = (await childSpaces(db, space.id)).map(({ id, name }) => ({ id, topic: name }));
  return EVERY_SPACE.test(targets.trim()) ? below : roomsMeant(targets, below);
}

/** What will be passed down to whom, before it is. */
async function shown(
  scene: Scene,
  { targets, text }: { readonly targets: string; readonly text: string },
  { to, named }: { readonly to: "rooms" | "spaces"; readonly named: readonly NamedRoom[] },
): Promise<Reply> {
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const due = daysSaid(scene, text)?.last ?? null;
  const ids = named.map(({ id }) => id);
  const chosen = to === "rooms" ? { rooms: ids } : { rooms: [], spaces: ids };
  const waiting: CascadeWaiting = { code, text, due, ...chosen };
  const topics = named.map(({ topic }) => topic);
  const view = { text, topics, said: countMeant(targets), due, code, to };
  return {
    text: cascadePreview(view, scene),
    privately: true,
    ask: { kind: CASCADE, payload: waiting, forMs: CODE_COUNTS_MS },
  };
}

/** "确认 63": the task stands in each room, and 4/5 can be asked for. */
export async function cascadeConfirmed(scene: Scene, waiting: CascadeWaiting): Promise<Reply> {
  const { db, space, now } = scene;
  if (waiting.spaces !== undefined) return handedDown(scene, waiting, waiting.spaces);
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

/** The task is something that each of the spaces owes, and 4/5 can be asked for. */
async function handedDown(
  scene: Scene,
  { text, due }: CascadeWaiting,
  ids: readonly number[],
): Promise<Reply> {
  const { db, space, language, today, now } = scene;
  const children = (await childSpaces(db, space.id)).filter(({ id }) => ids.includes(id));
  const title = titleOf(text);
  const units = children.map(({ id, name }) => ({ name, unit_space_id: id }));
  const roll = await addRoll(db, { ...blank(scene, "cascade", title), body: text, due }, units);
  await planRollReminder(db, space, roll, now);
  const alone = await handDown(db, { roll, from: space, children, language, today, now });
  const down = { count: children.length, title, alone: alone.map(({ name }) => name) };
  return { text: handedDownReply(down, scene) };
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
