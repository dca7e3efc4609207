import { FORESEEN } from "../src/ledger/owed/build-preview.ts";
import { undoPlanChange } from "../src/plan/undo-plan-change.ts";
import { closeQuestion } from "../src/store/dialogues.ts";
import { readCorrections, readNamedCorrection } from "../src/understanding/correction.ts";
import { readDeskOrder } from "../src/understanding/desk-orders.ts";
import { afterHesitation } from "../src/understanding/hesitation.ts";
import { isCalled, withoutCall } from "../src/understanding/name-call.ts";
import { undoneText } from "../src/wording/desk-record.ts";
import { speaking } from "../src/wording/language.ts";
import { nextForeseen } from "./handlers/audit.ts";
import { CANCEL } from "./handlers/cancel.ts";
import { askToTell } from "./handlers/change-one.ts";
import { createDrafted, DRAFT } from "./handlers/create.ts";
import { dayForAsked } from "./handlers/day-asked.ts";
import { carryOutDeskOrder } from "./handlers/desk-order.ts";
import { correctDraft, dropDraft } from "./handlers/draft.ts";
import { LOT, nextDrawn } from "./handlers/draw-lot.ts";
import { reportDuty } from "./handlers/issue.ts";
import { undoImportAsked } from "./handlers/undo-import.ts";
import type { Reply, Scene } from "./scene.ts";
import { affectedBy } from "./tell-affected.ts";

const DROP =
  /^(?:(?:等[等一]?下|等等|慢着|hold on|hang on|wait|actually|no)[\s,，]*)*(?:算了|不(?:建|取消|改)了?|不要了|先不|(?:先|还是)(?:别|不)(?:取消|建|改)了?|never ?mind|drop(?: it)?|forget it|do(?:n['’]?| no)t cancel(?: it| that)?)(?:吧|哈)?[。.!！]*$/iu;
const UNDO =
  /^(?:算了[\s,，]*)?(?:还是)?(?:别|不)(?:推迟|挪|改|换)了(?:吧)?[。.!！]*$|^(?:撤销|撤回|取消)?(?:刚才的?|刚刚的?|上一[条步]|那个|它)?(?:撤销|撤回|undo|take (?:it|that) back|改错了|undo (?:that|it))(?:刚才的?|刚刚的?|上一[条步]|它|that|it)?[。.!！]*$/iu;

const MORE = /^(?:下一页|下页|更多|next(?: page)?|more)[。.!！]*$/iu;

/**
 * What belongs to an order that an organizer gave a moment ago in this private chat (算了, 撤销, 下一页), and
 * orders of the desk, in private or after a call. Undefined: the message is something else.
 */
export async function atTheDesk(scene: Scene): Promise<Reply[] | undefined> {
  const { room, message } = scene;
  if (room !== undefined && !message.mentionsBot && !isCalled(message.text)) return undefined;
  const text = withoutCall(message.text).normalize("NFKC").trim();
  const reply =
    (room === undefined ? await continued(scene, text) : undefined) ?? (await ordered(scene, text));
  return reply === undefined ? undefined : [reply];
}

async function continued(scene: Scene, text: string): Promise<Reply | undefined> {
  const [youngest] = scene.questions;
  if (youngest?.kind === FORESEEN && MORE.test(text)) {
    return nextForeseen(scene, youngest.payload);
  }
  if (youngest?.kind === LOT && MORE.test(text)) return nextDrawn(scene, youngest.payload);
  if (youngest?.kind === DRAFT) {
    if (/^(?:确认|确定|建立|confirm|create)[。.!！]*$/iu.test(text))
      return createDrafted(scene, youngest);
    const context = { now: scene.today, calendars: scene.calendars };
    const rest = afterHesitation(text);
    const correction =
      readNamedCorrection(text) ??
      (rest === undefined ? undefined : readCorrections(rest, context)) ??
      readCorrections(text, context, "named");
    if (correction !== undefined) return correctDraft(scene, youngest, correction);
  }
  return (
    (await undoImportAsked(scene, text)) ??
    (await dropped(scene, text)) ??
    (await undone(scene, text)) ??
    (await dayForAsked(scene, text)) ??
    (await reportDuty(scene, text))
  );
}

async function ordered(scene: Scene, text: string): Promise<Reply | undefined> {
  const order = readDeskOrder(text);
  const reply = order && (await carryOutDeskOrder(scene, order));
  return reply && { ...reply, privately: true };
}

async function dropped(scene: Scene, text: string): Promise<Reply | undefined> {
  const [youngest] = scene.questions;
  if (youngest === undefined || !DROP.test(text)) return undefined;
  if (youngest.kind === DRAFT) return dropDraft(scene, youngest);
  if (youngest.kind !== CANCEL) return undefined;
  await closeQuestion(scene.db, youngest.id, scene.now);
  return { text: speaking(scene.language)("好的，不取消", "All right, not cancelled") };
}

async function undone(scene: Scene, text: string): Promise<Reply | undefined> {
  if (!UNDO.test(text)) return undefined;
  const { db, space, now, sender } = scene;
  const undo = await undoPlanChange(db, { space, by: sender.id, now });
  if (undo === undefined) return undefined;
  const said = undoneText(undo.words, scene);
  if (undo.listed === undefined) return { text: said };
  const { heads, rooms } = await affectedBy(scene, undo.listed.occurrence.id);
  if (heads + rooms.length === 0) return { text: said };
  return askToTell(scene, undo.listed, said.split("\n"));
}
