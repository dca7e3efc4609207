import { epochToCivil } from "../../src/calendar/zone.ts";
import { nextRound, nudgeMissing } from "../../src/notice/nudge-missing.ts";
import { roomsMeant } from "../../src/notice/rooms-meant.ts";
import { type Notice, noticeById, openNotices } from "../../src/store/notices.ts";
import { type Missing, missingReceipts, receiptCounts } from "../../src/store/receipts.ts";
import type { IntentOf } from "../../src/understanding/intent.ts";
import { speaking } from "../../src/wording/language.ts";
import { callListText, countsText, whoIsMissingText } from "../../src/wording/notice.ts";
import { nudgedText } from "../../src/wording/notice-reports.ts";
import type { Reply, Scene } from "../scene.ts";
import { refuseUnlessOrganizer } from "./roster.ts";

/** The notice that an organizer asks about: the youngest open one of their own, else of the space. */
export async function noticeAskedAbout(scene: Scene): Promise<Notice | undefined> {
  const open = await openNotices(scene.db, scene.space.id, scene.room?.id, scene.now);
  const asking = open.filter((notice) => notice.asks_receipt === 1);
  const own = asking.find((notice) => notice.by_id === scene.sender.id);
  return own ?? asking[0] ?? open.find((notice) => notice.by_id === scene.sender.id);
}

function noNotice(scene: Scene): Reply {
  const text = speaking(scene.language)("现在没有在等回复的通知", "No notice waits for answers");
  return { text, privately: true };
}

/** 收到多少了: counts per room. */
export async function showReceiptCounts(scene: Scene): Promise<Reply> {
  refuseUnlessOrganizer(scene);
  const notice = await noticeAskedAbout(scene);
  if (notice === undefined) return noNotice(scene);
  const counts = await receiptCounts(scene.db, notice.id);
  return { text: countsText(counts, scene.language), privately: true };
}

/** 谁没回: names per room, in private only, and what can be done about them. */
export async function showMissingReceipts(
  scene: Scene,
  slots: IntentOf<"missing">["slots"],
): Promise<Reply> {
  refuseUnlessOrganizer(scene);
  const notice = await noticeAskedAbout(scene);
  if (notice === undefined) return noNotice(scene);
  const people = await missingOf(scene, notice, slots.audience);
  const text = whoIsMissingText(people, { round: nextRound(people) }, scene.language);
  if (people.length === 0) return { text, privately: true };
  const payload = { notice: notice.id, ...(slots.audience && { audience: slots.audience }) };
  return { text, privately: true, ask: { kind: "receipts-missing", payload } };
}

async function missingOf(
  scene: Scene,
  notice: Notice,
  audience: string | undefined,
): Promise<Missing[]> {
  const people = await missingReceipts(scene.db, notice.id);
  if (audience === undefined) return people;
  const rooms = people.map(({ roomId, topic }) => ({ id: roomId, topic }));
  const meant = new Set(roomsMeant(audience, rooms).map(({ id }) => id));
  return people.filter(({ roomId }) => meant.has(roomId));
}

/** ①提醒他们 ②出电话名单 ③算了. */
export async function answerMissingReceipts(
  scene: Scene,
  payload: { readonly notice: number; readonly audience?: string },
  n: number | undefined,
): Promise<Reply | undefined> {
  const notice = await noticeById(scene.db, payload.notice);
  if (notice === undefined || n === undefined || n < 1 || n > 3) return undefined;
  const people = await missingOf(scene, notice, payload.audience);
  if (n === 1) return nudge(scene, notice, people);
  if (n === 2) return { text: callListText(people, scene.language), privately: true };
  return { text: speaking(scene.language)("好的，不提醒", "All right, left as it is") };
}

async function nudge(scene: Scene, notice: Notice, people: readonly Missing[]): Promise<Reply> {
  const result = await nudgeMissing(scene.db, notice, people, scene.now);
  const waitsUntil =
    result.quietUntil === undefined ? undefined : epochToCivil(result.quietUntil, scene.space.zone);
  return { text: nudgedText({ ...result, waitsUntil }, scene), privately: true };
}

/** 提醒没回的, or people of them by name. */
export async function nudgeForReceipts(
  scene: Scene,
  slots: IntentOf<"nudge">["slots"],
): Promise<Reply> {
  refuseUnlessOrganizer(scene);
  const notice = await noticeAskedAbout(scene);
  if (notice === undefined) return noNotice(scene);
  const people = await missingOf(scene, notice, slots.audience);
  const named = slots.people ?? [];
  const meant = named.length === 0 ? people : people.filter(({ name }) => named.includes(name));
  return nudge(scene, notice, meant);
}

/** 出电话名单. */
export async function showCallList(scene: Scene): Promise<Reply> {
  refuseUnlessOrganizer(scene);
  const notice = await noticeAskedAbout(scene);
  if (notice === undefined) return noNotice(scene);
  const people = await missingReceipts(scene.db, notice.id);
  return { text: callListText(people, scene.language), privately: true };
}
