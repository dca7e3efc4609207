import { datedText, withTime } from "../src/notice/dated-text.ts";
import { draftOf } from "../src/notice/draft.ts";
import { ownWords } from "../src/notice/own-words.ts";
import { recallNotice } from "../src/notice/recall-notice.ts";
import { roomsMeant } from "../src/notice/rooms-meant.ts";
import { latestNoticeBy, type Notice, roomsOfNotice } from "../src/store/notices.ts";
import { activeRooms } from "../src/store/rooms.ts";
import { afterHesitation } from "../src/understanding/hesitation.ts";
import { withoutCall } from "../src/understanding/name-call.ts";
import { normalise } from "../src/understanding/normalise.ts";
import { speaking } from "../src/wording/language.ts";
import { type PreviewMemory, preview, retimePreview } from "./handlers/broadcast.ts";
import { confirmPreview, previewWithCode } from "./handlers/confirm.ts";
import { showCallList } from "./handlers/missing-receipts.ts";
import type { Reply, Scene } from "./scene.ts";

const CONFIRM =
  /^(?:我)?(?:确认|确定|confirm)\s*(?:发送|发出|发)?\s*[:：]?\s*(\d{2,4})[\s。!！]*$/iu;
const CHANGE =
  /^(?:改|换|修改|更改)(?:成|为|到|一下|时间)*[\s:：]*(.+)$|^(?:make it|change (?:it )?to)\s+(.+)$|^(?:不对|错了|写错了|说错了|不是)[\s,，。!！]*(?:应该)?(?:改(?:成|为|到)?|是|要)\s*(.+)$|^no,? (?:it'?s|i mean(?:t)?|make it)\s+(.+)$/isu;
const RETARGET = /^(?:只|改)?发(?:到|给)\s*(.+)$|^send (?:it )?(?:only )?to\s+(.+)$/iu;
const URGENT =
  /^(?:是|算|是的|对)?[\s,，]*(?:应急|紧急|安全)(?:的|吧)?[\s。!！]*$|^(?:it'?s |yes,? )?urgent[\s.!]*$/iu;
const NOT_URGENT = /^(?:不是|不算|否|不)(?:应急|紧急)?[\s。!！]*$|^(?:no|not urgent)[\s.!]*$/iu;
const RECALL =
  /^(?:快)?(?:把)?(?:刚才|刚刚|上一?条|那条)?(?:发?的)?(?:通知|消息)?(?:都)?(?:撤回|撤掉|收回)(?:一下)?(?:刚才|刚刚|上一?条|那条)?(?:发?的)?(?:那[个条])?(?:通知|消息)?(?:吧|了)?[\s。!！]*$|^(?:recall|take back|unsend)\s(?:that|it|the (?:last )?(?:notice|message))[\s.!]*$/iu;
const CORRECT = /^(?:发)?更正(?:一下)?[\s:：,，]+(.+)$|^correct(?:ion)?[\s:：,]+(.+)$/isu;
const CALL_LIST = /电话名单|\bcall list\b/iu;
/** What stands before the words of a notice that was sent. */
const MARK = /^(?:【[^】]*】(?:请于)?|\[[^\]]*\] )/u;
/** 更正 周三15点 says when, and nothing else. */
const ONLY_TIME =
  /^(?:时间|日期)?(?:改?(?:到|成|为))?[\d:：.月日号点时半刻上下午中晚早今明后天周星期礼拜一二三四五六七八九十\s-]+$|^(?:to )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|tomorrow|today|at|noon|[ap]m|[\d:.\s])+$/iu;
/** So long after a notice 撤回 and 更正 are about it. */
const RECENT_MS = 24 * 3_600_000;

/**
 * What an organizer says in private about the notice that is on the desk: its preview is confirmed or
 * corrected, or it was sent and shall be taken back or put right. Undefined: it is something else.
 */
export async function atNoticeDesk(scene: Scene): Promise<Reply | undefined> {
  const { rights, room } = scene;
  if (room !== undefined || !(rights.organizes || rights.keepsLedger)) return undefined;
  const said = withoutCall(normalise(scene.message.text));
  const code = Number(CONFIRM.exec(said)?.[1]);
  const confirmed = previewWithCode(scene, code);
  if (confirmed !== undefined) return confirmPreview(scene, confirmed);
  const open = scene.questions.find(({ kind }) => kind === "notice-preview");
  const memory = open?.payload as PreviewMemory | undefined;
  const corrected = memory && (await correctPreview(scene, memory, said));
  if (corrected !== undefined) return corrected;
  return CALL_LIST.test(said) ? showCallList(scene) : afterSending(scene, said);
}

async function correctPreview(
  scene: Scene,
  memory: PreviewMemory,
  said: string,
): Promise<Reply | undefined> {
  const { draft, language } = memory;
  if (URGENT.test(said)) return preview(scene, { ...draft, urgent: true }, memory);
  if (NOT_URGENT.test(said)) {
    const say = speaking(language);
    return {
      text: say("那请改个时间，如“改成周三15点”", 'Then change the time, e.g. "make it Wed 15:00"'),
    };
  }
  const target = firstGroup(RETARGET, said);
  if (target !== undefined) {
    const meant = roomsMeant(target, await activeRooms(scene.db, scene.space.id));
    if (meant.length > 0) {
      return preview(scene, { ...draft, roomIds: meant.map(({ id }) => id) }, memory);
    }
  }
  const words = firstGroup(CHANGE, said) ?? firstGroup(CHANGE, afterHesitation(said) ?? "");
  if (words === undefined) return undefined;
  const retimed = await retimePreview(scene, memory, words);
  return retimed ?? preview(scene, reworded(scene, draft, words), memory);
}

/** 改成 with other words than a time: they are the new text. */
function reworded(scene: Scene, draft: PreviewMemory["draft"], words: string) {
  const context = { now: scene.today, calendars: scene.calendars };
  const fresh = draftOf(ownWords(scene.message.text, words), draft.roomIds, context);
  return { ...draft, text: fresh.text, asksReceipt: draft.asksReceipt || fresh.asksReceipt };
}

async function afterSending(scene: Scene, said: string): Promise<Reply | undefined> {
  const correction = firstGroup(CORRECT, said);
  if (correction === undefined && !RECALL.test(said)) return undefined;
  const notice = await latestNoticeBy(scene.db, scene.sender.id, scene.now - RECENT_MS);
  if (notice === undefined) return undefined;
  if (correction !== undefined) return correctSent(scene, notice, correction);
  return { text: (await recallNotice(scene.db, notice, scene.now)) ?? "" };
}

/** A correction goes to the rooms in which the notice still stands, by a preview of its own. */
async function correctSent(scene: Scene, notice: Notice, words: string): Promise<Reply> {
  const rooms = await roomsOfNotice(scene.db, notice.id);
  const standing = rooms.filter(({ recall }) => recall !== "done");
  const roomIds = (standing.length > 0 ? standing : rooms).map(({ roomId }) => roomId);
  const context = { now: scene.today, calendars: scene.calendars };
  const sent = datedText((notice.body.split("\n")[0] ?? "").replace(MARK, ""), context);
  const retimed = ONLY_TIME.test(words) ? withTime(sent, words, context) : undefined;
  const draft = draftOf(ownWords(scene.message.text, words), roomIds, context);
  const asksReceipt = draft.asksReceipt || notice.asks_receipt === 1;
  const text = retimed?.text ?? draft.text;
  const segment = notice.segment === null ? {} : { segment: notice.segment };
  return preview(scene, { ...draft, ...segment, text, asksReceipt, corrects: notice.id });
}

function firstGroup(expression: RegExp, text: string): string | undefined {
  const found = expression.exec(text);
  return found?.slice(1).find((group) => group !== undefined);
}
