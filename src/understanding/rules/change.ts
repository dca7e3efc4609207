import { NUMBER, numberOf } from "../../time/numerals.ts";
import type { ActivityFacts, Intent, WhichActivity } from "../intent.ts";
import { NAME } from "../names.ts";
import { pattern } from "../pattern.ts";
import { type Sentence, unmask } from "../sentence.ts";
import { whenIn } from "../time-slots.ts";
import { titledIn } from "../which.ts";
import { LEAD, PLACE, PLACE_ENGLISH } from "../words.ts";

const VERB =
  /^[\s\p{P}]*(?:不对|不是|错了|说错了|写错了)[\s,。!]*(?:应该)?(?:是|要|在)|应该是|[加减增调放扩]到|放宽到|(?:再|多)?[加减](?=\s*\d+\s*(?:个|人|名|位))|增加|减少|改(?:到|成|为|期|在|一下|下)?|修改|更改|调整|调到|换(?:到|成|在)|换(?=.{1,6}(?:主?讲|上课|带))|挪到|移到|变更|更正|提前|提早|往前|限|定在|定到|\bchange\b|\bmove\b|\bset\b|\bupdate\b|\bedit\b|\breschedule\b|\bmax\b|\blimit\b|\bmake it\b|\bfix\b|\bbring forward\b/iu;
const NUMBERED = pattern`(?:改|修改|更改|调整|变更|把|将|change|move|set|update|edit|reschedule|fix|make)\s*(?:(?:the\s)?\w+\s(?:of|for)\s)?(?:一下)?\s*(?:第|no\.?\s?|#)?(\d{1,3})(?:号活动|号|项|条|场)?(?![\d:.点月日年])|^${LEAD}(?:第)?(\d{1,3})(?:号活动|号|项|条|场)?(?:的)?\s*(?=(?:max|limit)\b|的?(?:名称|标题|题目|名字|对象|集合|地点|时间|日期|人数|名额|改|换|挪|移|调|提前|往前|限|讲师|主讲|定在|定到|[加减增扩]到|增加|减少))`;
const NEW_LIMIT = pattern`(?:人数|名额|上限|限额|限|limit|seats|max)\s*(?:改|调|变|加|增加?|减少?|设|放宽?|提|扩|涨|降)?(?:成|为|到|至|to)?\s*[:：]?\s*(${NUMBER})|(${NUMBER})\s*(?:个)?(?:人|名|位|people|seats)(?=[\s,。!了吧]*$)`;
const NEW_SPEAKER = pattern`(?:讲师|主讲人?|老师|speaker)\s*(?:改|换)?(?:成|为|to)?\s*[:：]?\s*(${NAME})|(?:换|改)(?:成|由)?\s*(${NAME})\s*(?:来)?(?:主?讲|上)`;
const NEW_PLACE = pattern`(?:地点|地方|地址|场地|place|location|venue)\s*(?:也)?(?:改|换|挪|移|调|变|定)?(?:成|为|到|在|至|to)?\s*(?:the\s)?[:：]?\s*([\p{Script=Han}\d\w][\p{Script=Han}\d\w\s]{0,20})|(?:改|换|挪|移|调)(?:到|在|成|至)\s*(${PLACE}|[\p{Script=Han}\d]{1,8}(?:楼|厅|室|馆|院|中心|广场|书屋|教室))|(?:to|at|in)\s(?:the\s)?([a-z]*\s?${PLACE_ENGLISH}(?:\s\w+)?)`;
const EARLIER = pattern`(?:提前|提早|往前(?:挪|提|调)?|早)\s*(?:个)?(${NUMBER}|半)?\s*(?:个)?(分钟|小时|钟头|天|周|星期|礼拜)(半)?|(?:forward|earlier)\s(?:by\s)?(\d{1,3})\s(min|hour|day|week)|(\d{1,3})\s(min|minutes|hours?|days?|weeks?)\searlier`;
const NOT_CHANGE =
  /[定改换挪](?:在|到|成|为)?了?(?:哪|什么|啥|几[点号月]|何时)|[?？吗]$|怎么改|我的(?:资料|信息|电话|名字|手机)|my (?:data|info|phone|name|profile)|群名|备注|微信|改天|改不了|能不能改/iu;

/** Changing an activity, a line of a plan that is being imported, or a notice in preview. */
export function readChange(sentence: Sentence): Intent | undefined {
  const { text, utterance, addressed } = sentence;
  if (NOT_CHANGE.test(text) || !VERB.test(text) || !addressed) return undefined;
  const number = NUMBERED.exec(text);
  const ref = number?.[1] ?? number?.[2];
  const which: WhichActivity = ref === undefined ? titleOf(sentence) : { ref: Number(ref) };
  const named = ref !== undefined || which.topic !== undefined;
  if (!named && !(utterance.open.question || utterance.open.list || STARTS.test(text)))
    return undefined;
  const rest = number === null ? text : text.slice(number.index + number[0].length);
  const facts = changesIn(sentence, rest);
  if (Object.keys(facts).length === 0 && ref === undefined) return undefined;
  return { intent: "change", slots: { ...which, ...facts } };
}

const STARTS = pattern`^${LEAD}(?:顺便|然后|另外|还有|再|也)*\s*(?:把)?(?:时间|日期|地点|人数)?(?:也)?\s*(?:改(?:到|成|为|在)|换(?:到|成)|更正|make\sit|change\sit\sto|move\sit\sto)`;

function titleOf(sentence: Sentence): WhichActivity {
  const topic = titledIn(sentence).which.topic?.replace(/^(?:把|将|改|时间)+/u, "");
  if (topic !== undefined && !FACT.test(topic)) return { topic };
  const before = BEFORE_VERB.exec(sentence.times().masked)?.[1];
  return before === undefined || FACT.test(before) ? {} : { topic: before };
}

/** 地点换成活动室 says what shall be otherwise, not which activity. */
const FACT =
  /^(?:顺便|然后|另外|还有|再|也|就|都|又|先)*(?:把)?(?:时间|日期|日子|地点|地方|场地|人数|名额|上限|对象|标题|讲师|主讲|集合|提醒|通知|改|换|定)|^活动$|^[我你您他她它这那刚]/u;
/** 羽毛球赛定在…: titles of plans are known by no list of words. */
const BEFORE_VERB = pattern`^${LEAD}(?:把|将)?([\p{Script=Han}·]{2,12}?)(?:的)?(?:时间|日期|日子)?(?:改|定|挪|移|调|换)(?:到|在|成|为|期到)`;

/** What shall be otherwise: time, place, limit, speaker, or a shift. */
export function changesIn(
  sentence: Sentence,
  rest: string,
): ActivityFacts & { shift_minutes?: number } {
  const earlier = EARLIER.exec(rest);
  if (earlier !== null) return { shift_minutes: -minutesOf(earlier) };
  const speaker = NEW_SPEAKER.exec(rest);
  const limit = numberOf(NEW_LIMIT.exec(rest)?.slice(1).find(Boolean));
  const place = NEW_PLACE.exec(placeText(sentence, rest))
    ?.slice(1)
    .find(Boolean)
    ?.trim()
    .replace(/^在(?=.{2})/u, "");
  const by = speaker?.[1] ?? speaker?.[2];
  const facts = {
    ...targetTime(sentence),
    ...(place !== undefined && { place }),
    ...(limit !== undefined && { limit }),
    ...(by !== undefined && { speaker: by }),
  };
  const value = rest.replace(/^[\s,:：的]+/u, "").trim();
  return Object.keys(facts).length === 0 && value !== "" ? { value } : facts;
}

function minutesOf(found: RegExpExecArray): number {
  const number = found[1] ?? found[4] ?? found[6] ?? "1";
  const unit = found[2] ?? found[5] ?? found[7] ?? "";
  const each = /^(?:分|min)/iu.test(unit)
    ? 1
    : /小时|钟头|hour/iu.test(unit)
      ? 60
      : /天|day/iu.test(unit)
        ? 1440
        : 10_080;
  return number === "半"
    ? each / 2
    : (numberOf(number) ?? 1) * each + (found[3] === undefined ? 0 : each / 2);
}

/** A place may hold digits that look like a time; times are blanked first. */
function placeText(sentence: Sentence, rest: string): string {
  const times = sentence.times();
  return unmask(times.masked.replace(/[\ue000-\ue0ff]/g, " "), times).slice(
    -Math.max(rest.length, 1),
  );
}

/** 周五的讲座改到周六: the day after the verb is the new one. */
function targetTime(sentence: Sentence): ReturnType<typeof whenIn> {
  const { masked } = sentence.times();
  const at = masked.search(/改|换|调|挪|移|to\b|成|为/iu);
  const after = at < 0 ? "" : masked.slice(at);
  return /[\ue000-\ue0ff]/.test(after) ? whenIn(sentence, after) : whenIn(sentence);
}
