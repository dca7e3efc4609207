import { englishTitle } from "./english-title.ts";
import { readEvent } from "./events.ts";
import { clauses } from "./sentences.ts";

/** Characters that a title has at most where its words allow. */
const LONGEST_TITLE = 16;
/** A title that is so much longer stays whole rather than being cut in a word. */
const SLACK = 3;

const LEADS =
  /^(?:[\s、，,：:。；;]|其中|一是|二是|三是|四是|五是|六是|七是|八是|同时|此外|另外|并且|并|还将|还要|还|也|再|且|而且|拟(?!定)|将|要(?!求)|应(?!急|邀|届|对|征|聘|用|试)|需(?!要|求)|继续|积极|认真|扎实|深入|广泛|大力|精心|及时|统一|集中|重点|切实|适时|定期|经常|不断|有效|有序|坚持|全面|稳步|首先|其次|然后|最后|计划|准备|争取|力争|至少|在(?!线|岗|校|册|职)|于|利用|抓住|结合|通过|围绕|全年|每年|我(?:校|局|院|区|镇|街道|社区|园|们)|本(?:校|局|院|区|社区|园)|(?:各|全体)(?:社区|支部|班|村|单位)|(?:社区|学校|街道|支部|幼儿园|学院|区|镇)?关工委|进一步|更好地|协助|由)+/;

/**
 * Chooses what a person would write in a list: the name of the event, or verb and object, without
 * the time and without who does it.
 * @param times the words of the times in it, which go; what they swallowed of the verb stays
 */
export function titleOf(words: string, times: readonly string[]): string {
  if (!/\p{Script=Han}/u.test(words)) return englishTitle(words, times);
  let text = words;
  for (const time of times)
    if (time !== "" && !namesPart(text, time)) text = text.replace(time, keptOf(time));
  text = text
    .replace(/[（(][^（()）]*[)）]?/g, "")
    // 抓住“六一”、“十一”: of a festival that went only its marks are left.
    .replace(/[“"「]\s*[”"」]、?/g, "")
    .replace(/(?:定于|拟于|于)?(?:举行|举办|召开)(?=[，,。；;\s]*$)/, "");
  const clause = bestClause(splitClauses(text));
  const plain = clause
    .replace(LEADS, "")
    .replace(/^(?:的|[日号](?![语常记历间出托程]))/, "")
    .replace(/^[”"」』）)\s]+|[“"「『（(\s]+$/g, "")
    .replace(/^为(?=[“"]|[^，,]{2,10}(?:[日周月]|时间)$)/, "");
  const titles = [nameOf(plain), clause, words.trim()].map(shorten);
  return titles.find((title) => /[\p{L}\p{N}]/u.test(title)) ?? shorten(words.trim());
}

/** “重阳送健康”: the festival is part of a name between quotation marks. */
function namesPart(text: string, time: string): boolean {
  const at = text.indexOf(time);
  const rest = text.slice(at + time.length);
  const opened = /[“"「]([^“”"「」]*)$/.exec(text.slice(0, at));
  const alone =
    opened?.[1] === "" &&
    /^[”"」](?![\p{Script=Han}])|^[”"」](?:[前后节]|期间|之际|来临|到来|当天|和|与|及|至)/u.test(
      rest,
    );
  return at > 0 && opened !== null && !alone;
}

/**
 * What of a time belongs to the name: the day that is celebrated (5月12日防灾减灾日), and what a
 * quota reaches over (全年至少开展两次).
 */
function keptOf(time: string): string {
  const verb = /(?:召开|举办|举行|开展|组织|进行)(.*)$/s.exec(time);
  if (verb !== null)
    return verb[0].replace(
      /(?:至少|不少于|不低于)?[一二三四五六七八九十两\d]{1,3}(?:次|场|期|堂|轮)(?:以上)?/g,
      "",
    );
  // 消费者权益宣传: the name of a day that says no date.
  if (
    /^\p{Script=Han}{4,8}$/u.test(time) &&
    !/[前后期间每年季度月周旬日初末底中时来夕际假天]/.test(time)
  )
    return time;
  const named = time
    .replace(/[\d一二三四五六七八九十]{1,4}\s*(?:年|月份?|日|号|\.)|\d+/g, "")
    .trim();
  return /^\p{Script=Han}{2,8}[节日]$/u.test(named) && !/[周期昨今明次]日$/.test(named)
    ? named
    : "";
}

/** 周老师授课, 名额20人: who does it and for how many, not what. */
const WHO_OR_HOW_MANY =
  /^(?:主讲|授课|主持)人?[为是：:]|^由?[^，,]{1,8}(?:老师|教授|主任|医生|同志|先生|女士|师傅)(?:授课|主讲|讲授|执教|负责|主持|指导)|^(?:名额|限额?|每[批期场班])\d+[人名]/;

/** The first clause that names something; one that only says how or why names nothing. */
function bestClause(clauses: readonly string[]): string {
  const named = clauses.filter(
    (clause) => clause.length >= 3 && /\p{L}{2}/u.test(clause) && !WHO_OR_HOW_MANY.test(clause),
  );
  const deed = named.find((clause) => ["launched", "action"].includes(readEvent(clause).strength));
  const plain = named.find((clause) => readEvent(clause).circumstance === undefined);
  return deed ?? plain ?? named[0] ?? clauses[0] ?? "";
}

/** Cut after commas and stops, but not inside quotation marks. */
function splitClauses(text: string): string[] {
  return clauses(text, { start: 0, end: text.length }).map((range) =>
    text
      .slice(range.start, range.end)
      .replace(/[\s，,。；;！!？?：:]+$/, "")
      .trim(),
  );
}

const LAUNCH =
  /(?:组织开展|联合举办|联合开展|组织召开|召开|举办|举行|组织|开展|进行|启动|开设|搞好|参加|集中进行)(?!的)(?:好|了)?(?:一次|一场|一期|[两二三四]次|一系列|各种形式的|丰富多彩的|多种形式的)?/g;
const EVENT_END =
  /(?:活动|会|讲座|培训|比赛|竞赛|大赛|检查|教育|宣传|宣讲|实践|服务|评议|考核|调查|课|展|节|赛|慰问|走访|参观|典礼|仪式|评选|表彰|座谈|巡查|点评|演练|会议|评估|班|营|日|月|周|行动|学习|征集|比武|帮教|沙龙|义诊|家访)(?:等)?$/;

/** 对青少年进行交通法讲座 → 交通法讲座: a thing that has a name needs no 开展 before it. */
function nameOf(text: string): string {
  const event = readEvent(text);
  // 迎新见面会 Freshers' meeting: an English word does not begin the name.
  if (/^[a-z]/.test(event.word)) return text;
  if (event.strength === "launched") {
    const ends = [...text.matchAll(LAUNCH)].map((match) => match.index + match[0].length);
    const objects = ends
      .map((end) => text.slice(end))
      .filter((object) => object.length >= 4 && EVENT_END.test(object));
    return objects.at(-1) ?? text.slice(event.at);
  }
  return event.strength === "action" && /[\p{Script=Han}]/u.test(text)
    ? verbAndObject(text, event.at, event.word)
    : text;
}

/** From the verb on, with what 对… says before it where the verb has no object: 对成员作调整. */
function verbAndObject(text: string, at: number, verb: string): string {
  // 消费者权益宣传、家电维修: before a mark or at the end the verb is a noun.
  if (at >= 4 && /^(?:、|$)/.test(text.slice(at + verb.length))) return text;
  const fromVerb = text.slice(at);
  return fromVerb.length >= 4 ? fromVerb : text;
}

function shorten(text: string): string {
  const trimmed = text.replace(/[\s，,。；;、：:]+$/g, "").trim();
  if (trimmed.length <= LONGEST_TITLE + SLACK || /[A-Za-z]{3}/.test(trimmed))
    return trimmed.length > 80 ? `${trimmed.slice(0, 77)}…` : trimmed;
  const name = /[“"「][^”"」]{2,12}[”"」][^，,。；;、]{0,8}/.exec(trimmed)?.[0];
  if (name !== undefined && name.length <= LONGEST_TITLE + 4) return name;
  const head = /.{0,60}的([^的]{4,16})$/.exec(trimmed)?.[1];
  if (head !== undefined) return head;
  const listed = trimmed.split("、")[0] ?? "";
  if (
    listed.length >= 5 &&
    !/[“「][^”」]*$/.test(listed) &&
    listed.length <= LONGEST_TITLE &&
    !/(?:积极|主动|广泛|认真|热心)$/.test(listed)
  )
    return listed;
  return cut(trimmed);
}

/** Cut at a word that can end it, and said to be cut. */
function cut(text: string): string {
  const kept = text.slice(0, LONGEST_TITLE - 1);
  return `${kept.replace(/(?:[、和与及到的对在向]|积极|热心|主动|广泛|重要)+$/u, "")}…`;
}
