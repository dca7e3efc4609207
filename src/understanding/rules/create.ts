import { NUMBER, numberOf } from "../../time/numerals.ts";
import { festivalsShown } from "../festival-names.ts";
import type { ActivityFacts, Intent } from "../intent.ts";
import { NAME } from "../names.ts";
import { caseless, pattern } from "../pattern.ts";
import { readingsIn, type Sentence, TIME, unmask } from "../sentence.ts";
import { whenIn } from "../time-slots.ts";
import {
  AUDIENCE,
  AUDIENCE_ENGLISH,
  KIND,
  KIND_ENGLISH,
  LEAD,
  PLACE,
  PLACE_ENGLISH,
} from "../words.ts";

const ASKED = /(?:再|另外|帮我|帮忙|给我|替我|我想|我要|想|要|请|麻烦|可以|能不能)*/u.source;
const STARTS = pattern`^${LEAD}${ASKED}(?:新(?:的)?活动|新建(?:一?个|一场)?(?:活动)?|新增(?:一?个|一场)?(?:活动)?|(?:添|增)?加(?:一?个|一?场|一?项|上一?个)?(?:新)?活动|(?:建|开|搞|办|安排|组织|发布|登记|录)(?:立)?(?:一?个|一?场|一?次)(?:新)?(?:活动)?|创建(?:一?个)?(?:活动)?|(?:new|add|create|make|set\sup|schedule|plan)\s(?:an?\s|new\s)*(?:${KIND_ENGLISH}|event|activity|session|meeting|talk))\s*[:,]?\s*`;
/** 下周四晚上七点在居委会办一场反诈讲座: the time comes first. */
const TIME_FIRST = pattern`^${LEAD}${TIME}[\s,]*((?:在|到)?.{0,12}?)(?:要|想|准备|打算|计划)?(?:办|搞|开|组织|举办|安排|举行)(?:一?场|一?个|一?次|个)(?:活动)?`;
/** 明年三月植树 先建一个活动. */
const ORDER_LAST = pattern`[\s,。](?:先|帮我|麻烦|给我|请)*(?:建|加|新增|创建|新建|添)(?:上)?(?:一?个|一?场)?(?:新)?活动(?:吧|了|一下)?[\s,。!]*$`;
const UNDECIDED = /日子|日期|时间|具体|还没定|没定|待定|未定|tbd|date not set|not set/iu;
const LIMIT = pattern`(?:限|最多|上限|名额|不超过|max\.?|limit|up\sto|for)?\s*(${NUMBER})\s*(?:个)?(?:人|名|位|家庭|户|people|seats|places|pax|max|孩子|学生|家长)|(?:限|最多|上限|名额|不超过|max\.?|limit|up\sto)\s*[:：]?\s*(\d{1,4})`;
const SPEAKER = pattern`(?:主讲人?|讲师|讲课(?:老师)?|主持)\s*[:：是]?\s*(${NAME})|(${NAME})\s*(?:来)?(?:主?讲|上课|主持)|(?:speaker|by|with)\s*:?\s*((?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)*))`;
const AT_PLACE = pattern`(?:在|地点|地址|at\s(?:the\s)?|in\sthe\s)\s*[:：]?\s*(${PLACE}|[\p{Script=Han}\d]{2,10}(?=[\s,，。]|$)|[a-z\s]*${PLACE_ENGLISH}\b)`;

/** A new activity in one message. What it does not say stays open. */
export function readCreate(sentence: Sentence): Intent | undefined {
  const { text } = sentence;
  if (/[?？吗没]$|怎么|如何|什么|取消|推迟|投票|表决|问卷/u.test(text.slice(0, 40)))
    return undefined;
  const { masked } = sentence.times();
  const starts = STARTS.exec(text) === null ? null : STARTS.exec(masked);
  if (starts !== null) {
    if (!CREATES.test(text)) return undefined;
    return created(sentence, masked.slice(starts[0].length));
  }
  const last = sentence.utterance.role === "organizer" ? ORDER_LAST.exec(masked) : null;
  if (last !== null) return created(sentence, masked.slice(0, last.index));
  const later = sentence.utterance.role === "organizer" ? TIME_FIRST.exec(masked) : null;
  if (later === null) return undefined;
  return created(sentence, `${later[1] ?? ""} ${masked.slice(later[0].length)}`);
}

const CREATES = pattern`${KIND_ENGLISH}|活动|event|activity|新建|新增|创建|讲座|meeting|talk|session|办|搞|开|组织|安排`;

function created(sentence: Sentence, rest: string): Intent {
  const named = titlesShown(rest, sentence);
  const when = whenIn(sentence, titlesShown(sentence.times().masked, sentence));
  return { intent: "create", slots: { ...when, ...factsIn(named, sentence) } };
}

/** 冬至慰问 12月22日: beside a date of its own, a festival that touches the title belongs to it. */
function titlesShown(masked: string, sentence: Sentence): string {
  const times = sentence.times();
  const dated = readingsIn(masked, times).filter((reading) => /\d/.test(reading.text));
  if (dated.length === 0) return masked;
  return festivalsShown(masked, times, "\\p{Script=Han}");
}

/** Place, limit, audience, speaker and title in the part of an order that is not its time. */
export function factsIn(masked: string, sentence: Sentence): ActivityFacts {
  const times = sentence.times();
  let rest = masked;
  const take = (expression: RegExp): RegExpExecArray | null => {
    const found = expression.exec(rest);
    if (found !== null)
      rest = `${rest.slice(0, found.index)} , ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const speaker = take(SPEAKER);
  const limit = take(LIMIT);
  const at = take(AT_PLACE);
  const segments = rest
    .replace(/[\ue000-\ue0ff]/g, ",")
    .split(/[\s,。;:、]+(?=[^a-z])|[,;]\s*/iu)
    .map((part) => unmask(part, times).trim())
    .filter((part) => part !== "" && !UNDECIDED.test(part));
  const bareLimit = takeFrom(segments, (part) => /^\d{1,4}$/.test(part));
  const place = at?.[1] ?? takeFrom(segments, isPlace);
  const audience =
    takeFrom(segments, (part) => WHOLE_AUDIENCE.test(part)) ?? audienceIn(limit?.[0] ?? "");
  const topic = segments.map(withoutGlue).find((part) => part.length >= 2);
  const people = numberOf(limit?.[1] ?? limit?.[2] ?? bareLimit);
  const by = speaker?.[1] ?? speaker?.[2] ?? speaker?.[3];
  const english = place === undefined && topic !== undefined ? englishPlace(topic) : undefined;
  return {
    ...(english ?? {
      ...(place !== undefined && { place }),
      ...(topic !== undefined && { topic }),
    }),
    ...(audience !== undefined && {
      audience: audience.replace(/^(?:对象|面向|for)\s*[:：]?\s*/iu, ""),
    }),
    ...(people !== undefined && { limit: people }),
    ...(by !== undefined && { speaker: by }),
  };
}

const WHOLE_AUDIENCE = pattern`^(?:对象|面向|for)?\s*[:：]?\s*(?:全体|所有)?(?:${AUDIENCE}|${AUDIENCE_ENGLISH})(?:参加)?$`;
const ENDS_IN_PLACE = pattern`^(?:在)?(?:${PLACE}|${PLACE_ENGLISH})$`;

function audienceIn(text: string): string | undefined {
  return pattern`${AUDIENCE}`.exec(text)?.[0];
}

function isPlace(segment: string): boolean {
  return ENDS_IN_PLACE.test(segment) && !caseless(`${KIND}$`).test(segment);
}

function takeFrom(segments: string[], wanted: (segment: string) => boolean): string | undefined {
  const at = segments.findIndex(wanted);
  return at < 0 ? undefined : segments.splice(at, 1)[0];
}

function withoutGlue(segment: string): string {
  return segment
    .replace(
      /^(?:的|是|[搞办做开来]个|搞|办|做|举行|开展|有|一个|一场|主题|标题|题目|on|about|:)+\s*|(?:活动)?(?:一场|一次)$/giu,
      "",
    )
    .trim();
}

/** "library first aid class": the place comes first, the rest is the title. */
function englishPlace(topic: string): ActivityFacts | undefined {
  const found = pattern`^(?:at\s|in\s)?(?:the\s)?((?:[a-z]+\s)?${PLACE_ENGLISH})\s+(.+)$`.exec(
    topic,
  );
  return found?.[1] === undefined || found[2] === undefined
    ? undefined
    : { place: found[1], topic: found[2] };
}
