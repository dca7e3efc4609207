import { NUMBER, numberOf } from "../../time/numerals.ts";
import type { Intent, WhichActivity } from "../intent.ts";
import { FULL_NAME, NICKNAME } from "../names.ts";
import { pattern } from "../pattern.ts";
import { type Sentence, unmask } from "../sentence.ts";
import { whenIn } from "../time-slots.ts";
import { titledIn } from "../which.ts";
import { LEAD } from "../words.ts";

const CANCEL =
  /停(?:一次|一回|一期|课)|不上了|不(?:搞|办|开)\s*\d{1,3}|取消|作废|不(?:搞|办|开|举行|开展|弄)了|停办|撤掉|\bcancel(?:l?ed)?\b|\bcall off\b|\bcalled off\b|\bscrap\b/iu;
const NOT_THE_EVENT =
  /报的?名.{0,6}取消|取消(?:我|报名|签到|发送|发布|静音|提醒|投票|关注|静默|免打扰)|我的(?:报名|名额)|(?:my|our) (?:spot|place|seat|sign|registration)|[?？吗]$|怎么|如何|取消了没/iu;
const NUMBERED = pattern`不(?:搞|办|开)\s*(\d{1,3})(?:号|项|场)?了|(?:取消|作废|撤掉|cancel|call\soff|scrap)\s*(?:活动|掉|一下|event|no\.?|#|第)*\s*(\d{1,3})(?:号|项|场)?(?![\d:点月日])(?:\s*(?:和|、|,|跟|与|and|&)\s*(\d{1,3})(?:号|项|场)?(?![\d:点月日]))?|(?:^${LEAD}|[\s,。])(?:第|把)?(\d{1,3})(?:号|项|场)?(?:活动)?(?:(?:\s*(?:和|、|,|跟|与)\s*|\s+)(\d{1,3})(?:号|项)?)?\s*(?:这个|这场|那场|两个|两场)?(?:给|先|就|要|都|全)*(?:取消|作废|不(?:搞|办|开)了|停办)`;

/** The activity will not take place. */
export function readCancel(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || !CANCEL.test(text) || NOT_THE_EVENT.test(text)) return undefined;
  const found = NUMBERED.exec(text);
  if (found !== null) {
    const numbers = found.slice(1).filter(Boolean).map(Number);
    const reason = text
      .slice(found.index + found[0].length)
      .replace(/^[\s,。:了掉吧因为]+/u, "")
      .trim();
    const [ref] = numbers;
    if (numbers.length > 1) return { intent: "cancel", slots: { refs: numbers } };
    return {
      intent: "cancel",
      slots: { ...(ref !== undefined && { ref }), ...(reason !== "" && { reason }) },
    };
  }
  const which = titleIn(sentence);
  if (which.topic === undefined && which.period === undefined) return undefined;
  return { intent: "cancel", slots: which };
}

function titleIn(sentence: Sentence): WhichActivity {
  const { topic, period } = titledIn(sentence).which;
  const plain = topic?.replace(/^(?:取消|把|将)+/u, "");
  return { ...(plain && { topic: plain }), ...(period !== undefined && { period }) };
}

const POSTPONE =
  /推迟|[延推挪]后|[延推](?:到|至)|延期|延后|顺延|往后(?:挪|推|延|拖|放)?|推后|后延|晚(?=[\d一二两三四五六七八九十半]+个?(?:小时|天|周|星期|礼拜|分钟))|拖到|\bpostponed?\b|\bdelay(?:ed)?\b|push(?:ed)? (?:\S+ )?back|put off/iu;
const POSTPONED_NUMBER = pattern`(?:推迟|延期|延后|顺延|推后|postpone|delay|push|put\soff|把|将)\s*(?:活动|event|back|no\.?|#|第)*\s*(\d{1,3})(?:号|项|场)?(?![\d:点月日个天周小分半])|(?:^${LEAD}|[\s,。])(?:第)?(\d{1,3})(?:号|项|场)?(?:活动|今天的|明天的|这场|那场|的)*\s*(?:要|得|先|也|就|给)*(?:推|延|挪|往后|顺|晚|后延|(?:is\s|has\sbeen\s|will\sbe\s|gets?\s)?postpone|delay)`;
const DAYS = pattern`(${NUMBER}|半)\s*(?:个)?(天|日|周|星期|礼拜|(?:个)?月)(?!\p{Script=Han}?(?:[一二三四五六日天末]|\d))|(?:by\s)?(\d{1,2}|a|one|two|three)\s(days?|weeks?|months?)`;
const MINUTES = pattern`(${NUMBER}|半)\s*(?:个)?(分钟|小时|钟头)(半)?|(?:by\s)?(\d{1,3}|an|half\san|one|two)\s(min|mins|minutes|hours?)`;
const NOT_POSTPONE =
  /退休|哪|什么|啥|几号|谁|最近|还没|改(?:到|成)|[?？吗]$|怎么|我(?:晚|要晚)|多久/u;

/** The activity will take place later, on a day or by a distance. */
export function readPostpone(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || !POSTPONE.test(text) || NOT_POSTPONE.test(text)) return undefined;
  const found = POSTPONED_NUMBER.exec(text);
  const number = found?.[1] ?? found?.[2];
  if (number === undefined && isOwnLateness(sentence)) return undefined;
  const which: WhichActivity =
    number === undefined ? titleBeforeVerb(sentence) : { ref: Number(number) };
  if (number === undefined && which.topic === undefined) return undefined;
  return { intent: "postpone", slots: { ...which, ...distanceOrDay(sentence, which) } };
}

/** Why people are late, where a title of an activity would stand. */
const OWN_REASON =
  /[堵塞]|路上|[雨雪雾]|(?:有|点|急)事|家里|孩子|公交|班车|地铁|加班|起[晚迟]|排队|看病|医院/u;

/** 堵车晚20分钟 postpones nothing: without 推 or 延, a member or a reason in front says who is late. */
function isOwnLateness({ text, utterance }: Sentence): boolean {
  const [verb] = POSTPONE.exec(text) ?? [];
  if (verb !== "晚") return false;
  return utterance.role === "member" || OWN_REASON.test(text.slice(0, text.indexOf(verb)));
}

function titleBeforeVerb(sentence: Sentence): WhichActivity {
  const { topic } = titledIn(sentence).which;
  const plain = topic?.replace(/^(?:推迟|延期|把|将)+/u, "") ?? wordsBefore(POSTPONE, sentence);
  return plain ? { topic: plain } : {};
}

const PERSON = pattern`^(?:${NICKNAME}|${FULL_NAME})$`;

/** What stands before the verb without times and reasons is a title, whatever it is called: 剪窗花延期. */
function wordsBefore(verb: RegExp, sentence: Sentence): string | undefined {
  const { masked } = sentence.times();
  const words = masked
    .slice(0, Math.max(0, masked.search(verb)))
    .replace(/(?:因为|由于|因).*$/u, "")
    .replace(/[\ue000-\ue0ff]/g, " ")
    .replace(/(?:这个|那个|那场|这场|活动|就|要|得|先|给|也|都|的|[\s,。])+$/u, "")
    .replace(/^(?:把|将|那个|这个|咱们?|我们|的|活动|[\s,。])+/u, "")
    .trim();
  // 周老师晚20分钟: a person is late, nothing is postponed.
  if (PERSON.test(words)) return undefined;
  return /^[\p{Script=Han}]{2,10}$/u.test(words) && !/^(?:不|没|别|他|她|你|我)/u.test(words)
    ? words
    : undefined;
}

/** By how much later, or to which day and time. */
export function distanceOrDay(sentence: Sentence, which: WhichActivity): object {
  const times = sentence.times();
  const verb = times.masked.search(POSTPONE);
  const after = verb < 0 ? times.masked : times.masked.slice(verb);
  const words = unmask(after, times);
  const minutes = MINUTES.exec(words);
  if (minutes !== null) return { shift_minutes: minutesOf(minutes) };
  const days = DAYS.exec(words);
  if (days !== null && !/到|至|\bto\b|until/iu.test(words.slice(0, days.index)))
    return { days: daysOf(days) };
  const when = whenAfter(sentence, after);
  return when.date !== undefined || when.time !== undefined || which.ref !== undefined ? when : {};
}

function whenAfter(sentence: Sentence, after: string): { date?: string; time?: string } {
  const { date, time } = whenIn(sentence, after);
  return { ...(date !== undefined && { date }), ...(time !== undefined && { time }) };
}

function daysOf(found: RegExpExecArray): number {
  const written = found[1] ?? found[3];
  const unit = found[2] ?? found[4] ?? "";
  const each = /周|星期|礼拜|week/iu.test(unit) ? 7 : /月|month/iu.test(unit) ? 30 : 1;
  return (
    (written === "半" ? 0.5 : /^a$/iu.test(written ?? "") ? 1 : (numberOf(written) ?? 1)) * each
  );
}

function minutesOf(found: RegExpExecArray): number {
  const written = found[1] ?? found[4] ?? "1";
  const unit = /小时|钟头|hour/iu.test(found[2] ?? found[5] ?? "") ? 60 : 1;
  const number = /^半|^half/iu.test(written)
    ? 0.5
    : /^an$/iu.test(written)
      ? 1
      : (numberOf(written) ?? 1);
  return number * unit + (found[3] === undefined ? 0 : unit / 2);
}
