import { ENGLISH_NUMBER, NUMBER, numberOf } from "../../time/numerals.ts";
import { clausesOf, isOwnAside } from "../clauses.ts";
import type { Intent, WhichActivity } from "../intent.ts";
import { NAMES, namesIn } from "../names.ts";
import { pattern } from "../pattern.ts";
import { clauseOf, type Sentence } from "../sentence.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { whichIn } from "../which.ts";
import { ADVERB, LEAD, OTHERS, SELF } from "../words.ts";

const LONGEST = 60;
const LATE =
  /晚(?:几分|点|些|一?会|一?点|一?下|一哈|到|来|个|[\d一二两三四五六七八九十半])|(?<!\d)\d{1,2}[:：]\d{2}分?(?:左右|之?前|才|能|可以|就|应该|会|估计)*(?:到|来|过来)(?=[\s,。!~了啦哈吧呀啊哦呢]|$)|迟(?:到|点|一|些|个|[\d一二两三四五六七八九十半])|\blate\b|\bdelayed\b|堵(?:车|在|死|住|得)|才(?:能)?(?:到|赶到|赶得到|赶过来|过得?来|走得开|来得了|到得了|能来|能到)|(?:分钟|小时|刻钟)(?:以?后|之后|左右)?(?:才|就|能|可以|再)?(?:到|来)|[\d一二三四五六七八九十]点(?:半|[\d一二三四五六七八九十]{1,3}分?|一刻)?(?:左右|之?前|以前|才|能|可以|肯定|一定|就|应该|会|估计)*(?:到|来|过来)(?=[\s,。!~了啦哈吧呀啊哦呢]|$)|赶不上开头|来不及准时|stuck in traffic|\bbe there (?:in|at|by)\b|\barrive (?:in|at|around|by)\b/iu;
const LEAVES_EARLY =
  /提[前早](?:\p{Script=Han}|\d){0,6}(?:走|离开|撤|退)|中途(?:要|得|会)?(?:走|离开)|早(?:点|些|一会儿?|一点)?(?:走|退|撤|离开)|先走(?:一步)?.{0,6}(?:分钟|小时)|(?:分钟|小时)(?:后|之后)(?:得|要|就)?(?:走|先走|离开)|(?<!\d)(?:\d{1,2}|[一二三四五六七八九十两]{1,3})点(?:半|钟|一刻)?(?:左右)?(?:我|俺|就|可能|必须)*(?:要|得)先?(?:走|撤|离开)(?=[\s,。!了啦咯吧哈]|$)|leav(?:e|ing) (?:\S+ )?early|leave \d+ min/iu;
/** Not the minutes of a clock: 九点十分. */
const MINUTES = pattern`(?<![点时:\d零一二两三四五六七八九十])(${NUMBER})\s*(?:来|多|几)?\s*分(?:钟)?|(\d{1,3}|${ENGLISH_NUMBER})\s*-?\s*(?:min\b|mins\b|minutes?\b|m\b)`;
const HOURS = pattern`(${NUMBER}|半)\s*个?\s*(?:多)?(?:小时|钟头)(半)?|(半|一)个?(?:小时|钟头|点钟)|(an|half\san|\d|one)\s(?:hour|hr)s?`;
const QUARTERS = pattern`(${NUMBER})\s*刻钟`;
const NOT_SELF = pattern`^${LEAD}(?!我|俺)(?!.*(?:我|俺)(?:可能|要|会|大概|得|估计|晚|迟|就))(?!.*[,\s](?:可能|要|会|大概|得)*(?:晚|迟)(?:一?点|一?会儿?|些)?到?)(?:${OTHERS}|小孩|孩子|儿子|女儿|高铁|火车|飞机|老师|领导|校车)`;
const NAMED = pattern`^${LEAD}(${NAMES})(?:\s|今天|可能|要|会|得|说|路上|堵车)*(?=晚|迟|堵|要晚|会晚|提前|早)`;
const OTHER_TALK =
  /[?？吗]|^[\s\p{P}]*(?:把|将)?\d{0,3}(?:改|换|调整|挪)|每(?:周|月|天|个)|[推延]迟|没(?!法|赶上|挤上|坐上|打到|等到)|不会|不要|别(?!等)|怎么|谁|如果|要是|的都|晚饭|晚上(?!.*到)|晚安|晚会|早晚|再说|回你|回复你|说|吃|睡|下班|打烊|关门|学校|上学|接孩子|[到回]家|到(?:单位|公司|医院|车站|机场|火车站|老家)|老是|总是|经常|每次|注意|绕|修路|前面|他们|你们|大家|扣|too late|later\b|see you/iu;

/** 要提前走 去学校接孩子: where one goes from here, which would otherwise be talk of something else. */
const WHY_LEAVING =
  /(?:去|到|回家?)?(?:幼儿园|学校)?(?:接(?:孩子|娃娃?|孙[子女])(?:放学)?|给(?:孩子|娃娃?|孙[子女])做饭|[回到]家(?:做饭|有事)?|上学)/gu;

/** The speaker comes later than the start, or leaves before the end. */
export function readLate(sentence: Sentence): Intent | undefined {
  return lateIn(sentence) ?? lateBesideAsides(sentence);
}

const SAYS_LATE_FIRST = pattern`^${LEAD}${SELF}?${ADVERB}(?:要|会|得|大概|约)*(?:晚|迟)(?:到|来|个|点|一|[\d二两三四五六七八九十半])`;

/** 公交没来 晚到一刻钟: one clause says how late, the others only why. */
function lateBesideAsides(sentence: Sentence): Intent | undefined {
  const clauses = clausesOf(sentence.text);
  if (clauses.length < 2 || clauses.length > 3) return undefined;
  const [said, ...more] = clauses.filter((clause) => SAYS_LATE_FIRST.test(clause));
  if (said === undefined || more.length > 0) return undefined;
  if (!clauses.every((clause) => clause === said || isOwnAside(clause))) return undefined;
  const late = lateIn(clauseOf(sentence, said));
  return late?.intent === "late" && (late.slots.minutes ?? late.slots.arrive) !== undefined
    ? late
    : undefined;
}

function lateIn(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (text.length > LONGEST) return undefined;
  const leaving = LEAVES_EARLY.test(text);
  if (OTHER_TALK.test(leaving ? text.replace(WHY_LEAVING, "") : text)) return undefined;
  if (!leaving && !LATE.test(text)) return undefined;
  if (leaving && !addressed && !/我|俺|要|得|会|i\b|i'/iu.test(text)) return undefined;
  const early = leaving ? { leave_early: true as const } : {};
  const named = NAMED.exec(text)?.[1];
  if (named !== undefined) {
    if (!addressed) return undefined;
    const people = namesIn(named);
    return { intent: "late", slots: { ...latenessIn(sentence), people, proxy: true, ...early } };
  }
  if (isOfOthers(sentence) || (!leaving && !isLateness(sentence))) return undefined;
  return { intent: "late", slots: { ...activityIn(sentence), ...latenessIn(sentence), ...early } };
}

/** 晚二十分钟发工资: something else is late. */
const GOES_ON =
  /(?:分钟|分(?!钟)|小时|钟头|刻钟)(?![到来才就能可再过赶左以之后哈啊呀吧了啦哦呢抵走先离撤退半多])\p{Script=Han}/u;

/** Somebody else, something else or another day. */
function isOfOthers(sentence: Sentence): boolean {
  const { text, addressed } = sentence;
  return (!addressed && GOES_ON.test(text)) || NOT_SELF.test(text) || namesAnotherDay(sentence);
}

/** 12月18日晚七点半 tells of something that will be, not of who comes late to what is on. */
export function namesAnotherDay(sentence: Sentence): boolean {
  if (!/\d\s*[月号]|[一二三四五六七八九十]月/u.test(sentence.text)) return false;
  const today = sentence.context.now.slice(0, 10);
  return sentence
    .times()
    .readings.some(({ start }) => start !== null && start.slice(0, 10) > today);
}

/** A number beside minutes is the minutes. */
function activityIn(sentence: Sentence): WhichActivity {
  const { ref, topic } = whichIn(sentence).which;
  return {
    ...(ref !== undefined && minutesIn(sentence.text) === undefined && { ref }),
    ...(topic !== undefined && { topic }),
  };
}

/**
 * With a distance or a clock it is a lateness; without, the whole sentence has to be one: 晚点联系
 * is not. 堵车 alone says why, not that somebody is late.
 */
function isLateness(sentence: Sentence): boolean {
  const { text } = sentence;
  const { minutes, arrive } = latenessIn(sentence);
  if (minutes !== undefined || arrive !== undefined) return true;
  const says = /晚|迟|late|我.*堵|堵(?:在)?路上|delayed|stuck/iu.test(text);
  return says && (vocabulary.covers(text) || isLateWithReason(text));
}

/** 孩子闹 晚一点到: one clause says late, a short one before it why. */
function isLateWithReason(text: string): boolean {
  const [reason = "", said = "", ...more] = clausesOf(text);
  return more.length === 0 && reason.length <= 8 && /晚|迟/u.test(said) && vocabulary.covers(said);
}

const vocabulary = createVocabulary([
  ...GLUE,
  ...[
    "晚",
    "晚点",
    "晚些",
    "晚到",
    "迟到",
    "晚来",
    "迟",
    "一会",
    "一会儿",
    "一点",
    "一点点",
    "几分钟",
    "几分",
    "马上",
    "一哈",
    "一哈儿",
    "一下下",
  ],
  ...[
    "堵车",
    "堵",
    "堵死",
    "在",
    "路上",
    "堵在",
    "有点",
    "有事",
    "家里",
    "临时有事",
    "公交",
    "地铁",
    "车",
    "起晚",
    "起来晚了",
  ],
  ...[
    "到",
    "赶不上开头",
    "点",
    "些",
    "会儿",
    "稍微",
    "稍",
    "可能",
    "估计",
    "恐怕",
    "别等我",
    "别等",
    "不用等",
    "先开始",
    "你们",
    "要",
  ],
  ...[
    "running",
    "late",
    "be",
    "a bit",
    "a little",
    "bit",
    "delayed",
    "stuck",
    "in traffic",
    "traffic",
    "stuck in traffic",
  ],
]);

/** Minutes, or the clock, that a lateness names. */
export function latenessIn(sentence: Sentence): { minutes?: number; arrive?: string } {
  const minutes = minutesIn(sentence.text);
  if (minutes !== undefined) return { minutes };
  const clock = sentence
    .times()
    .readings.find((reading) => reading.grain === "minute" || reading.grain === "hour");
  const before = sentence.times().readings.find((reading) => /前$|^by\b/iu.test(reading.text));
  const arrive = clock?.start?.slice(11, 16) ?? before?.end?.slice(11, 16);
  return arrive === undefined ? {} : { arrive };
}

function minutesIn(text: string): number | undefined {
  const quarters = numberOf(QUARTERS.exec(text)?.[1]);
  if (quarters !== undefined) return quarters * 15;
  const hours = HOURS.exec(text);
  if (hours !== null) return hoursInMinutes(hours);
  const found = MINUTES.exec(text);
  return numberOf(found?.[1] ?? found?.[2]);
}

function hoursInMinutes([, number, half, chinese, english]: RegExpExecArray): number {
  const written = number ?? chinese ?? english ?? "";
  if (/^半|^half/iu.test(written)) return 30;
  const hours = /^an$/iu.test(written) ? 1 : (numberOf(written) ?? 1);
  return hours * 60 + (half === undefined ? 0 : 30);
}
