import activityWords from "../../../data/synonyms/activity-words.json" with { type: "json" };
import peopleWords from "../../../data/synonyms/people-words.json" with { type: "json" };
import placeWords from "../../../data/synonyms/place-words.json" with { type: "json" };
import { festivalsShown } from "../festival-names.ts";
import type { Intent, IntentSlots } from "../intent.ts";
import { NAME } from "../names.ts";
import { caseless, pattern } from "../pattern.ts";
import { type MaskedTimes, type Sentence, TIME } from "../sentence.ts";
import { periodIn } from "../time-slots.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import {
  ASK_TAIL,
  AUDIENCE,
  AUDIENCE_ENGLISH,
  ELSEWHERE,
  KIND,
  LEAD,
  NOT_OURS,
  PLACE,
  TOPIC_WORD,
  WHAT,
  WHEN,
} from "../words.ts";
import { FRAME_WORDS } from "./ask-words.ts";

const LONGEST = 80;
const PLAN = `(?:活动|安排|日程|计划|节目单|${KIND}|agenda|events?|activit(?:y|ies)|plans?|schedule|programme|program)`;
const HAS_WHAT = pattern`(?:搞|办|有|开|弄)不(?:搞|办|有|开|弄)\p{Script=Han}{0,6}${PLAN}|(?:咱们?|我们)?(?:这儿|这里|这边|社区|小区|村里|院里).{0,8}(?:有|搞)(?:没有|些|点)?(?:${WHAT})?(?:热闹|好玩的|好耍的|耍事)|(?:有|搞|办|开展?|组织|举办|安排)(?:了|些|点|过)?${WHAT}(?:\p{Script=Han}{0,6})?${PLAN}|${PLAN}(?:都|还|又)?(?:有|是|包括|搞|排)?(?:了)?${WHAT}|有(?:没有|没得|冇)\p{Script=Han}{0,10}${PLAN}|${PLAN}(?:安排|表|单)?(?:有)?(?:没有|没得|没|吗|么|不|伐|吧)[呀啊呢?\s]*$|${PLAN}(?:表|单)?(?:都|已经)?(?:出|定|排|公布|下)(?:来|下来|好|台)?(?:了)?(?:没有|没|吗|么|不|伐)[呀啊呢?\s]*$|有\p{Script=Han}{0,6}${PLAN}[呀啊呢]*(?:没有|没得|没|吗|么|不|伐)?[呀啊呢?\s]*$`;
const WHAT_PERIOD = pattern`${TIME}(?:里|里头|里面|期间|份|内|的)?[\p{Script=Han}\s,]{0,8}?(?:都|还|又)*(?:有|搞|干|安排|办)(?:些|点|了)?(?:什么|啥|哪些|哪几|活动|安排)|^${LEAD}(?:还|都)?有(?:什么|啥|哪些)(?:活动|安排)?${ASK_TAIL}$`;
const NAMED_LIST = pattern`(?:${TIME}|^)[\s的,]*(?:社区|村里|关工委|咱们?|我们)?(?:的)?\s*(?:活动|工作)?(?:安排|日程|计划|活动|agenda|schedule|plan)(?:表|单|安排)?(?:${TIME}|\s|发我|给我|看看?|看一?下|一下|发一下|查|呢|有哪些|是什么|吧|看下|来一份|please|pls|吗|[?,。!])*$|^${LEAD}(?:查|看|看看|查一下|看一下|发一下|给我|发我|我要|要|列一下|show(?:\sme)?)(?:一下)?\s*(?:the\s)?(?:${TIME})?(?:'s)?[的\s]*(?:活动|日程|安排|计划|agenda|schedule|plan|events?)`;
const HAS_ANY = pattern`${TIME}.{0,6}有.{1,8}(?:没有|没得|没|吗|不|伐)[呀啊?\s]*$`;
const WHEN_HELD = pattern`^${LEAD}(?:咱们?|我们|社区)?(.{2,14}?)(?:是|在|定在|要|安排在|的)*(?:${WHEN})\s*(?:搞|办|开|弄|有|举行|开展|举办|开始|组织|安排|做)?${ASK_TAIL}$|^${LEAD}(?:${WHEN})(?:搞|办|开|弄|有|举行|开展|举办|组织|做)\s*(.{2,14}?)${ASK_TAIL}$|^${LEAD}when(?:'s|\sis|\sare|s)?\s(?:the\s)?(.{3,40}?)[?.!\s]*$`;
const WHICH_ONES = pattern`(?:${NAME})?(?:讲|主讲|上|带)(?:课)?(?:的)?(?:有|是)?(?:哪几?[场次回堂节天]|哪些|什么|啥|几[场次回堂节])|(?:有)?哪(?:几[场次回堂节个]|些)(?:活动|讲座)?|有几[场次回堂节]`;
const SPEAKER = pattern`(${NAME})\s*${TIME}?\s*(?:要|来)?(?:讲课?|主讲|上课|上)(?:的|了|是|哪|什么|啥)`;
const ENGLISH =
  /\bwhat(?:'?s| is| are)?\s?(?:on|up|happening|going on|coming up|planned|scheduled)\b|\bwhat\b.*\b(?:events?|activit(?:y|ies)|plans?|planned|scheduled|talks?|classes)\b|\b(?:any|are there|is there|got)\b.*\b(?:events?|activit(?:y|ies)|talks?|classes|workshops?|plans|on)\b|\banything\b.*\b(?:on|for|happening|planned|this|next|in)\b|\b(?:agenda|schedule|calendar|programme)\b|\bupcoming\b|^[\s\p{P}]*(?:the )?plan[\s\p{P}]*$|\bevents? (?:in|for|on|this|next)\b/iu;
const ENGLISH_TOPIC =
  /\b(?:anything|events?|activit(?:y|ies)|talks?|classes|something)\s(?:about|on)\s(?!the\b|this\b|next\b)([a-z -]{3,30}?)(?=\s(?:in|this|next|for|on)\b|[?.!]|$)/iu;
const NOT_THE_PLAN = pattern`${NOT_OURS}|群发|双十[一二]|双1[12]|618|好看|好吃|(?<!(?:这儿|这里|这边|社区|小区|村里|院里).{0,12})好玩的|天气|作业|新闻|(?<!有)没有?什么安排|别的安排|什么关系|什么用|什么意思|吃什么|穿|电费|工资|安排(?:好|得|一下)|听谁|台账|老师(?:说|发|讲|布置|通知)[\p{Script=Han}]{0,2}(?:没|吗|了)|(?:学校|幼儿园|班里|班上|单位).{0,3}安排|计划(?:生育|书|赶不上)|活动(?:活动|室|了(?!没|吗|么|不)|筋骨|量|房|板)|(?:我|俺)(?:没|有事|自己|们家)`;
const vocabulary = createVocabulary(
  [
    ...GLUE,
    ...FRAME_WORDS,
    ...peopleWords.audiences,
    ...peopleWords.audiencesEnglish,
    ...activityWords.kinds,
    ...activityWords.kindsEnglish,
    ...activityWords.kindsEnglish.map((word) => `${word}s`),
    ...activityWords.topics,
    ...placeWords.suffixes,
    ...placeWords.english,
  ],
  [/[\ue000-\ue0ff]/uy],
);
/** What is left of a question when everything that only frames it is gone is its topic. */
const FRAMES = caseless(
  [
    TIME,
    ...FRAME_WORDS.filter((word) => /[\u4e00-\u9fff]{2}|[什啥么的有都还吗]/u.test(word)).sort(
      (a, b) => b.length - a.length,
    ),
    "[我你咱]们?",
    "[想要下看听这那个些呀吧了搞办开是在里份讲没不伐咧哈呢啊\\s,。!?、:;.~“”]",
  ].join("|"),
  "g",
);

const MAY_ASK =
  /有|[搞办开]不|活动|安排|日程|计划|课|讲|什么|啥|哪|几|何时|多会|what|when|any|agenda|schedule|plan|event|activit|calendar|upcoming|talk|class/iu;

/** What is on, by period, topic, audience, place or speaker. */
export function readAsk(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (text.length > LONGEST || NOT_THE_PLAN.test(text)) return undefined;
  if (!MAY_ASK.test(text)) return undefined;
  const { masked } = sentence.times();
  if (!asksForPlan(masked, sentence)) return undefined;
  if (!addressed && !asksPlainly(masked)) return undefined;
  return { intent: "ask", slots: askSlots(sentence) };
}

function asksForPlan(masked: string, sentence: Sentence): boolean {
  if (HAS_WHAT.test(masked) || NAMED_LIST.test(masked) || ENGLISH.test(masked)) return true;
  if (WHEN_HELD.test(masked)) return sentence.addressed || OF_THE_PLAN.test(masked);
  return (
    sentence.addressed &&
    (WHAT_PERIOD.test(masked) || HAS_ANY.test(masked) || WHICH_ONES.test(masked))
  );
}

/** 反诈骗的那个讲座啥时候办: whatever a talk is about, it is a talk of ours. */
const MODIFIED = pattern`(?:(?!${NOT_OURS})[\p{Script=Han}a-z]){2,8}?(?:的(?:那|这)?[个场次]?|(?:那|这)[个场次])(?=(?:${KIND}|${TOPIC_WORD}))`;
const SOMEBODY_ELSES =
  /[你他她]|学校|单位|公司|老师|孩子|儿子|女儿|孙|老家|隔壁|班上|幼儿园|老年大学/u;

/** 小区, 咱们这儿: whose plan is asked for has been said, so a word that no list knows does no harm. */
const OURS = /社区|小区|关工委|支部|村里|咱们?(?=这|村|院|楼)|咱(?=们?社区)/u;
const UNKNOWN_AT_MOST = 3;

/** what's up, everyone: a greeting, unless a day follows. */
const GREETS = /\bwhat'?s\s?up\b(?!\s(?:this|next|on|in|for|today|tomorrow)\b)/iu;

/** 学校运动会定在哪天: said among neighbours, it is the children's school. */
const OF_A_SCHOOL = pattern`^${LEAD}${ELSEWHERE}.*(?:${WHEN})`;

function asksPlainly(masked: string): boolean {
  if (GREETS.test(masked)) return false;
  if (OF_A_SCHOOL.test(masked) && !OURS.test(masked)) return false;
  if (vocabulary.covers(masked) || asksWhenSomething(masked)) return true;
  return (
    OURS.test(masked) &&
    HAS_WHAT.test(masked) &&
    !SOMEBODY_ELSES.test(masked) &&
    vocabulary.missing(masked) <= UNKNOWN_AT_MOST
  );
}

function asksWhenSomething(masked: string): boolean {
  if (!WHEN_HELD.test(masked) || SOMEBODY_ELSES.test(masked)) return false;
  return vocabulary.covers(masked.replace(MODIFIED, ""));
}

const OF_THE_PLAN = pattern`${KIND}|${TOPIC_WORD}`;

/** Period, topic, audience, place and speaker of a question about the plan. */
export function askSlots(sentence: Sentence): IntentSlots["ask"] {
  const times = namedTimes(sentence);
  const period = periodIn(sentence, times.masked);
  const speaker = SPEAKER.exec(times.masked)?.[1];
  const place = FULL_PLACE.exec(times.masked.replace(/[\ue000-\ue0ff]/g, " "))?.[0];
  const audience = audienceIn(times.masked);
  const topic =
    speaker === undefined
      ? (topicIn(times.masked, place, audience) ?? particularKind(times.masked))
      : undefined;
  return {
    ...(period !== undefined && { period }),
    ...(topic !== undefined && { topic }),
    ...(audience !== undefined && { audience }),
    ...(place !== undefined && { place: place.replace(/^(?:在|那个|咱们?|我们)+/u, "") }),
    ...(speaker !== undefined && { speaker }),
  };
}

/** 重阳慰问什么时候: when it is cannot be told and asked at once, so the festival is in the title. */
function namedTimes(sentence: Sentence): MaskedTimes {
  const times = sentence.times();
  if (!ASKS_WHEN.test(times.masked)) return times;
  return { ...times, masked: festivalsShown(times.masked, times, TOUCHED) };
}

const ASKS_WHEN = caseless(WHEN);
const TOUCHED = `\\p{Script=Han}{0,4}?(?:${KIND}|${TOPIC_WORD})`;

/** 讲座 narrows a question, 活动 does not. */
function particularKind(masked: string): string | undefined {
  const kind = OF_THE_PLAN.exec(masked)?.[0];
  return kind === undefined || /^(?:活动|课)$/u.test(kind) ? undefined : kind;
}

const FULL_PLACE = pattern`${PLACE}`;

function audienceIn(masked: string): string | undefined {
  const chinese = pattern`${AUDIENCE}`.exec(masked)?.[0];
  if (chinese !== undefined) return chinese.replace(/们$/u, "");
  return pattern`\b${AUDIENCE_ENGLISH}\b`.exec(masked)?.[0];
}

/** 刚进群 想知道有哪些讲座: what is asked for is said where it is asked. */
function askingClause(text: string): string {
  const clauses = text.split(/[,。!;\n]|(?<=\p{Script=Han})\s(?=\p{Script=Han})/u);
  const asking = clauses.filter((clause) => /有|什么|啥|哪|几|何时|吗|没/u.test(clause));
  return asking.at(-1) ?? text;
}

function topicIn(
  masked: string,
  place: string | undefined,
  audience: string | undefined,
): string | undefined {
  const english = ENGLISH_TOPIC.exec(masked)?.[1] ?? WHEN_HELD.exec(masked)?.[3];
  if (english !== undefined) return english.trim();
  const bare = masked.replace(place ?? "", " ").replace(audience ?? "", " ");
  const left = askingClause(bare)
    .replace(FRAMES, " ")
    .split(" ")
    .filter((word) => /\p{Script=Han}{2}/u.test(word));
  const longest = left.sort((a, b) => b.length - a.length)[0];
  return longest === undefined || /^(?:活动|安排|大家|社区|你好)+$/u.test(longest)
    ? undefined
    : longest;
}
