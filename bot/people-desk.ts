import { recordChange } from "../src/store/changes.ts";
import { closeQuestion } from "../src/store/dialogues.ts";
import { hasSpokenBefore } from "../src/store/inbound.ts";
import { isCalled, withoutCall } from "../src/understanding/name-call.ts";
import { normalise } from "../src/understanding/normalise.ts";
import { dayWords } from "../src/wording/dates.ts";
import { reportedText } from "../src/wording/sensitive.ts";
import { handleClaim } from "./handlers/claim.ts";
import { whomToAsk } from "./handlers/find-person.ts";
import { whoTheBotIs } from "./handlers/help.ts";
import { settleUpward } from "./handlers/upward.ts";
import type { Reply, Scene } from "./scene.ts";

const CLAIM = /^(?:认领|claim)\s*[:：]?\s*(\d{6})$/iu;
const REPORTED =
  /^(?:已经?|都)?(?:上报|报送|报上去)(?:了)?\s*[,，:：]?\s*(\d{1,5})\s*(?:个|名|位)?(?:人|孩子|学生)?[\s。!！]*$|^reported[\s,:]+(\d{1,5})(?: people| pupils| children)?[\s.!]*$/iu;
const WHOM =
  /^(?:找人|找谁|找管理员|找组织者|找负责人|有事找谁|联系谁|谁(?:是)?(?:管理员?|负责人?|组织者)|谁(?:负责|管事))[吗呢啊呀?？]*$|^who (?:can|do|should) i (?:ask|contact|talk to)[?]*$|^contact$/iu;
const WHO_ARE_YOU =
  /^(?:你|您)(?:是谁|谁(?:啊|呀)|是(?:个)?(?:什么|啥))[啊呀呢?？!！]*$|^who are you[?]*$/iu;

/** Short orders about people that are no intent of their own. Undefined: it is something else. */
export async function atPeopleDesk(scene: Scene): Promise<Reply | undefined> {
  const { message, room } = scene;
  if (message.text.length > 60) return undefined;
  const said = withoutCall(normalise(message.text));
  const called = room === undefined || message.mentionsBot || isCalled(message.text);
  if (WHO_ARE_YOU.test(said))
    return (await isAskedOfUs(scene, called)) ? whoTheBotIs(scene) : undefined;
  if (!called) return undefined;
  const code = CLAIM.exec(said)?.[1];
  if (code !== undefined) return handleClaim(scene, code);
  const reported = REPORTED.exec(said);
  const count = reported?.[1] ?? reported?.[2];
  if (count !== undefined && room === undefined) return noteReported(scene, Number(count));
  return WHOM.test(said) ? whomToAsk(scene) : undefined;
}

/** Overheard, only 你是谁 is looked at. @param text of a message that calls nobody */
export function mayAskWhoWeAre(text: string): boolean {
  return WHO_ARE_YOU.test(withoutCall(normalise(text)));
}

/** Somebody new in a room who asks 你是谁 asks the bot: nobody else there is new to them alone. */
async function isAskedOfUs(scene: Scene, called: boolean): Promise<boolean> {
  if (called) return true;
  return !(await hasSpokenBefore(scene.db, scene.sender.id, scene.message.id));
}

/** 已上报 37人: instead of a list that is not kept, its number and day. */
async function noteReported(scene: Scene, count: number): Promise<Reply | undefined> {
  const { db, rights, sender, now, space, today, language } = scene;
  const question = scene.questions.find(({ kind }) => kind === "report-instead");
  const settled = await settleUpward(scene, count);
  const may = settled !== undefined || rights.organizes || rights.keepsLedger;
  if (question === undefined && !may) return undefined;
  if (question !== undefined) await closeQuestion(db, question.id, now);
  const day = dayWords(today, today, language);
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "report",
    subject_id: null,
    action: "reported",
    before: null,
    after: String(count),
    words: `${sender.name}：已上报${settled ?? ""}${count}人（只记数）`,
  });
  return { text: reportedText(count, day, language, settled) };
}
