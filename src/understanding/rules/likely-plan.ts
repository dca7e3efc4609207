import type { Intent } from "../intent.ts";
import { pattern } from "../pattern.ts";
import { type Sentence, TIME } from "../sentence.ts";
import { periodIn, whenIn } from "../time-slots.ts";
import { titledIn, whichIn } from "../which.ts";
import { KIND, TOPIC_WORD } from "../words.ts";
import { askSlots } from "./ask.ts";
import { distanceOrDay } from "./cancel.ts";
import { changesIn } from "./change.ts";
import { factsIn } from "./create.ts";
import { detailField } from "./detail.ts";
import type { Likely } from "./likely.ts";

const OF_PLAN = pattern`活动|安排|日程|计划|节目|热闹|好玩|耍的|耍事|${KIND}|${TOPIC_WORD}|\b(?:events?|activit(?:y|ies)|agenda|schedule|plans?|programme?|talks?|class(?:es)?|calendar)\b`;
const WHAT =
  /什么|啥|哪|几|有没有|没有|多少|呢|[?？吗没不伐]$|看看|查|列|说说|讲讲|\b(?:what|which|any|is there|are there|show|list|tell)\b/iu;

/** Questions about the plan, and changes of it. */
export const LIKELY_PLAN: readonly Likely[] = [
  {
    says: /过期|逾期|超期|拖(?:到|着|了)|过了.{0,4}(?:日子|时间|期)|该(?:办|搞).{0,4}没|(?:到|过)期.{0,4}没|\boverdue\b|past due|behind schedule|should have/iu,
    read: (sentence) => ({ intent: "undated", slots: { overdue: true, ...periodSlot(sentence) } }),
  },
  {
    says: /(?:(?<!有)没|未|待|不确|还要).{0,5}(?:定|排|日期|日子)|(?:日期|日子|时间).{0,4}(?:没|未|空|不)|\b(?:no|without|not|tbd|unscheduled|undated)\b.{0,14}\b(?:dates?|scheduled|fixed|set)\b|\btbd\b/iu,
    unless: /\d{1,3}.{0,4}(?:改|换)/u,
    read: (sentence) => ({ intent: "undated", slots: periodSlot(sentence) }),
  },
  {
    says: /下一?(?:个|场|次|项|回)(?!月|周|星期|礼拜|号头|季)|接下来|最近(?:的|一|要)|往后|紧接|跟着|马上要|\b(?:next|upcoming|soonest)\b(?! (?:week|month|year))/iu,
    unless: /谁|改|取消|推|报名|参加|下次再/u,
    read: ({ text }) =>
      OF_PLAN.test(text) || WHAT.test(text) ? { intent: "next", slots: {} } : undefined,
  },
  { says: /取消|作废|停办|不(?:搞|办|开|弄)了|\b(?:cancel|scrap|call off)/iu, read: cancel },
  {
    says: /推|延|往后|挪后|拖(?!地)|\b(?:postpone|delay|push|later)\b/iu,
    unless: /[?？吗]$|推荐|哪|什么|啥/u,
    read: postpone,
  },
  {
    says: /改|换|挪|调|变|更正|应该是|写错|提前|加到|减到|限|\b(?:change|move|switch|reschedul\w*|instead|update|make it)\b/iu,
    unless: /[?？吗]$|怎么|谁|改天/u,
    read: change,
  },
  {
    says: /办|搞|开|组织|安排|弄|加|新增|新建|建|添|录|\b(?:make|create|add|set up|schedule|organi[sz]e|new|plan)\b/iu,
    unless: /[?？吗没]$|什么|啥|哪|谁|怎么|几|有没有|\b(?:what|any|when|show|which)\b/iu,
    read: create,
  },
  // 周五那个会改到四点 moves something: it is not a new one of that name.
  { says: /./u, unless: /改[到成为]|换[到成]|挪到|移到|推迟|提前|延期/u, read: createdByTime },
  { says: /./u, read: detail },
  {
    says: /(?:有|什么|啥|哪).{0,10}(?:能|可以|适合|好).{0,6}(?:参加|去|玩|报|耍)/u,
    read: (sentence) => ({ intent: "ask", slots: askSlots(sentence) }),
  },
  {
    says: /(?:要|用|需|能|可以|许|让|收).{0,8}[吗么不没伐?？]+$|\b(?:do|can|may|must|should) (?:i|we)\b/iu,
    unless: /有(?:没有)?(?:什么|啥)|安排/u,
    read: (sentence) => {
      const { ref, topic } = whichIn(sentence).which;
      if (ref !== undefined) return { intent: "detail", slots: { ref } };
      return topic === undefined ? undefined : { intent: "detail", slots: { topic } };
    },
  },
  {
    says: OF_PLAN,
    read: (sentence) =>
      WHAT.test(sentence.text) || periodIn(sentence) !== undefined
        ? { intent: "ask", slots: askSlots(sentence) }
        : undefined,
  },
  {
    says: WHAT,
    unless: /谁|怎么|咋|天气/u,
    read: (sentence) =>
      periodIn(sentence) === undefined ? undefined : { intent: "ask", slots: askSlots(sentence) },
  },
];

function periodSlot(sentence: Sentence): { period?: string } {
  const period = periodIn(sentence);
  return period === undefined ? {} : { period };
}

function cancel(sentence: Sentence): Intent | undefined {
  const { ref, topic, period } = whichIn(sentence).which;
  if (ref !== undefined) return { intent: "cancel", slots: { ref } };
  if (topic === undefined) return undefined;
  return { intent: "cancel", slots: { topic, ...(period !== undefined && { period }) } };
}

function postpone(sentence: Sentence): Intent | undefined {
  const { ref, topic } = whichIn(sentence).which;
  if (ref === undefined && topic === undefined) return undefined;
  const which = ref === undefined ? { topic: topic ?? "" } : { ref };
  return { intent: "postpone", slots: { ...which, ...distanceOrDay(sentence, which) } };
}

function change(sentence: Sentence): Intent | undefined {
  const numbered = whichIn(sentence);
  const { ref } = numbered.which;
  const topic = ref === undefined ? titledIn(sentence).which.topic : undefined;
  if (ref === undefined && topic === undefined) return undefined;
  const facts = changesIn(sentence, numbered.rest);
  return {
    intent: "change",
    slots: { ...(ref === undefined ? { topic: topic ?? "" } : { ref }), ...facts },
  };
}

function create(sentence: Sentence): Intent | undefined {
  const when = whenIn(sentence);
  if (
    sentence.utterance.role === "member" ||
    (when.date ?? when.period ?? when.rrule) === undefined
  )
    return undefined;
  const rest = sentence
    .times()
    .masked.replace(
      /^.{0,8}?(?:办|搞|开|组织|安排|弄|新?增?加|新建|建|添|录)(?:一?[个场次项]|上)?(?:活动)?/u,
      " ",
    );
  return { intent: "create", slots: { ...when, ...factsIn(rest, sentence) } };
}

/** 12月18日晚七点半 文化站放电影: from an organizer a day, a clock and a title are an activity. */
function createdByTime(sentence: Sentence): Intent | undefined {
  const { masked } = sentence.times();
  const when = whenIn(sentence);
  if (sentence.utterance.role === "member" || when.date === undefined || when.time === undefined)
    return undefined;
  if (!BEGINS_WITH_TIME.test(masked) || WHAT.test(sentence.text)) return undefined;
  const facts = factsIn(masked, sentence);
  return facts.topic === undefined ? undefined : { intent: "create", slots: { ...when, ...facts } };
}

const BEGINS_WITH_TIME = pattern`^\s*${TIME}`;

function detail(sentence: Sentence): Intent | undefined {
  const { ref, topic } = whichIn(sentence).which;
  const field = detailField(sentence.text);
  if (field === undefined || (ref === undefined && topic === undefined)) return undefined;
  return {
    intent: "detail",
    slots: { ...(ref === undefined ? { topic: topic ?? "" } : { ref }), field },
  };
}
