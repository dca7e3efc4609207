import activityWords from "../../../data/synonyms/activity-words.json" with { type: "json" };
import peopleWords from "../../../data/synonyms/people-words.json" with { type: "json" };
import placeWords from "../../../data/synonyms/place-words.json" with { type: "json" };
import { festivalsShown } from "../festival-names.ts";
import type { Intent, IntentSlots } from "../intent.ts";
import { NAME } from "../names.ts";
import { pattern } from "../pattern.ts";
import { type MaskedTimes, type Sentence, TIME } from "../sentence.ts";
import { periodIn } from "../time-slots.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import {
  ASK_TAIL,
  AUDIENCE,
  AUDIENCE_ENGLISH,
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
const HAS_WHAT = pattern`(?:有|搞|办|开展?|组织|举办|安排)(?:了|些|点|过)?${WHAT}(?:\p{Script=Han}{0,6})?${PLAN}|${PLAN}(?:都|还|又)?(?:有|是|包括|搞|排)?(?:了)?${WHAT}|有(?:没有|没得|冇)\p{Script=Han}{0,10}${PLAN}|${PLAN}(?:安排|表|单)?(?:有)?(?:没有|没得|没|吗|么|不|伐|吧)[呀啊呢?\s]*$|${PLAN}(?:表|单)?(?:都|已经)?(?:出|定|排|公布|下)(?:来|下来|好|台)?(?:了)?(?:没有|没|吗|么|不|伐)[呀啊呢?\s]*$|有\p{Script=Han}{0,6}${PLAN}[呀啊呢]*(?:没有|没得|没|吗|么|不|伐)?[呀啊呢?\s]*$`;
const WHAT_PERIOD = pattern`${TIME}(?:里|里头|里面|期间|份|内|的)?[\p{Script=Han}\s,]{0,8}?(?:都|还|又)*(?:有|搞|干|安排|办)(?:些|点|了)?(?:什么|啥|哪些|哪几|活动|安排)|^${LEAD}(?:还|都)?有(?:什么|啥|哪些)(?:活动|安排)?${ASK_TAIL}$`;
const NAMED_LIST = pattern`(?:${TIME}|^)[\s的,]*(?:社区|村里|关工委|咱们?|我们)?(?:的)?\s*(?:活动|工作)?(?:安排|日程|计划|活动|agenda|schedule|plan)(?:表|单|安排)?(?:${TIME}|\s|发我|给我|看看?|看一?下|一下|发一下|查|呢|有哪些|是什么|吧|看下|来一份|please|pls|吗|[?,。!])*$|^${LEAD}(?:查|看|看看|查一下|看一下|发一下|给我|发我|我要|要|列一下|show(?:\sme)?)(?:一下)?\s*(?:the\s)?(?:${TIME})?(?:'s)?[的\s]*(?:活动|日程|安排|计划|agenda|schedule|plan|events?)`;
const HAS_ANY = pattern`${TIME}.{0,6}有.{1,8}(?:没有|没得|没|吗|不|伐)[呀啊?\s]*$`;
const WHEN_HELD = pattern`^${LEAD}(?:咱们?|我们|社区)?(.{2,14}?)(?:是|在|定在|要|安排在|的)*(?:${WHEN})\s*(?:搞|办|开|弄|有|举行|开展|举办|开始|组织|安排|做)?${ASK_TAIL}$|^${LEAD}(?:${WHEN})(?:搞|办|开|弄|有|举行|开展|举办|组织|做)\s*(.{2,14}?)${ASK_TAIL}$|^${LEAD}when(?:'s|\sis|\sare|s)?\s(?:the\s)?(.{3,40}?)[?.!\s]*$`;
const WHICH_ONES = pattern`(?:${NAME})?(?:讲|主讲|上|带)的(?:有|是)?(?:哪几场|哪些|什么|啥|几场)|(?:有)?哪(?:几场|几个|些)(?:活动|讲座)?|有几场`;
const SPEAKER = pattern`(${NAME})\s*${TIME}?\s*(?:要|来)?(?:讲|主讲|上课|上)(?:的|了|哪|什么|啥)`;
const ENGLISH =
  /\bwhat(?:'?s| is| are)?\s?(?:on|up|happening|going on|coming up|planned|scheduled)\b|\bwhat\b.*\b(?:events?|activit(?:y|ies)|plans?|planned|scheduled|talks?|classes)\b|\b(?:any|are there|is there|got)\b.*\b(?:events?|activit(?:y|ies)|talks?|classes|workshops?|plans|on)\b|\banything\b.*\b(?:on|for|happening|planned|this|next|in)\b|\b(?:agenda|schedule|calendar|programme)\b|\bupcoming\b|^[\s\p{P}]*(?:the )?plan[\s\p{P}]*$|\bevents? (?:in|for|on|this|next)\b/iu;
const ENGLISH_TOPIC =
  /\b(?:anything|events?|activit(?:y|ies)|talks?|classes|something)\s(?:about|on)\s(?!the\b|this\b|next\b)([a-z -]{3,30}?)(?=\s(?:in|this|next|for|on)\b|[?.!]|$)/iu;
const NOT_THE_PLAN = pattern`${NOT_OURS}|好看|好吃|好玩的|天气|作业|新闻|没有?什么安排|别的安排|什么关系|什么用|什么意思|吃什么|穿|电费|工资|安排(?:好|得|一下)|听谁|计划(?:生育|书|赶不上)|活动(?:活动|室|了|筋骨|量|房|板)|(?:我|俺)(?:没|有事|自己|们家)`;
const vocabulary = createVocabulary(
  [
    ...GLUE,
    ...FRAME_WORDS,
    ...peopleWords.audiences,
    ...peopleWords.audiencesEnglish,
    ...activityWords.kinds,
    ...activityWords.kindsEnglish,
    ...activityWords.topics,
    ...placeWords.suffixes,
    ...placeWords.english,
  ],
  [/[\ue000-\ue0ff]/uy],
);
/** What is left of a question when everything that only frames it is gone is its topic. */
const FRAMES = new RegExp(
  [
    TIME,
    ...FRAME_WORDS.filter((word) => /[\u4e00-\u9fff]{2}|[什啥么的有都还吗]/u.test(word)).sort(
      (a, b) => b.length - a.length,
    ),
    "[我你咱]们?",
    "[想要下看听这那个些呀吧了搞办开是在里份讲没不伐咧哈呢啊\\s,。!?、:;.~“”]",
  ].join("|"),
  "giu",
);

const MAY_ASK =
  /有|活动|安排|日程|计划|课|讲|什么|啥|哪|几|何时|多会|what|when|any|agenda|schedule|plan|event|activit|calendar|upcoming|talk|class/iu;

/** What is on, by period, topic, audience, place or speaker. */
export function readAsk(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (text.length > LONGEST || NOT_THE_PLAN.test(text)) return undefined;
  if (!MAY_ASK.test(text)) return undefined;
  const { masked } = sentence.times();
  if (!asksForPlan(masked, sentence)) return undefined;
  if (!addressed && !vocabulary.covers(masked)) return undefined;
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

const OF_THE_PLAN = pattern`${KIND}|${TOPIC_WORD}`;

function askSlots(sentence: Sentence): IntentSlots["ask"] {
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

const ASKS_WHEN = new RegExp(WHEN, "iu");
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
