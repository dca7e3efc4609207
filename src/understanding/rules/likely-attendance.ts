import { NUMBER, numberOf } from "../../time/numerals.ts";
import { headsIn } from "../heads.ts";
import type { Intent } from "../intent.ts";
import { NAMES, namesIn } from "../names.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { pastPeriodIn } from "../time-slots.ts";
import { whichIn } from "../which.ts";
import { COMPANION } from "../words.ts";
import { latenessIn, namesAnotherDay } from "./late.ts";
import type { Likely } from "./likely.ts";

const ASKS = /[?？吗]|怎么|咋|如何|谁|哪|什么|啥|多少|几点|\b(?:how|who|what|when|where)\b/iu;
const HEADS = pattern`(${NUMBER})\s*(?:个人|个|人|名|位)`;
const LISTED = pattern`(${NAMES})`;
const PROXY = pattern`(?:代替?|替|帮|给|for)\s*(?:我?们?(?:隔壁|对门|楼上|楼下|邻居|家)的?)?(${NAMES}|${COMPANION})`;

/** Coming, not coming, being here, having gone; with everything around it that people say. */
export const LIKELY_ATTENDANCE: readonly Likely[] = [
  {
    says: /撤(?!离)|手滑|手误|(?:弄|搞|点|按|报|签|发|填|选)错|不算数|\b(?:undo|mistake|revert|oops)\b|take (?:it|that) back/iu,
    unless: /[?？吗]|怎么|谁|活动取消|\d.{0,4}(?:报名|名额)/u,
    read: () => ({ intent: "undo", slots: {} }),
  },
  {
    says: /补.{0,8}(?:签|卡|登|录|记|到)|没签.{0,8}补|(?:到|去|来)了.{0,6}没(?:签|打卡)|(?:忘|漏|没来得及).{0,8}(?:签|卡|报到)|\bforgot\b.{0,12}\b(?:check|sign)|纸质?.{0,6}(?:签到|表)/iu,
    unless: ASKS,
    read: backFill,
  },
  {
    says: /签退|退签|(?:先|我)走|走了|撤了|离场|回去了|\bcheck(?:ing|ed)?.{0,2}out\b|\bsign(?:ing|ed)?.{0,2}out\b|\bleaving\b|head(?:ing|ed)? (?:home|off)/iu,
    unless: /[?？吗]|怎么|没|不|分钟|小时|报名|名额|提前.{0,6}走|谁|他|她/u,
    read: (sentence) => ({ intent: "checkout", slots: numberOrTitle(sentence) }),
  },
  {
    says: /晚(?!上|饭|安|会)|迟|堵|耽误|耽搁|赶不(?:上|及)|早退|早(?:点|些)?走|(?:提[前早]|先).{0,8}走|\b(?:late|delayed|stuck|behind)\b|\bleav(?:e|ing)\b.{0,12}\bearly\b|minutes away/iu,
    unless:
      /[?？吗]|怎么|谁|改|推迟|延迟|活动.{0,4}(?:晚|迟)|通知|早(?:上|晨)[\s\p{P}]|\b(?:move|postpone|start)\b/iu,
    read: late,
  },
  {
    says: pattern`(?:到|来|实到|现场|在场|一共|总共|人数|坐了|\bhere\b|\bcame\b|\battended\b).{0,8}(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})\s*(?:个|人|名|位|多)|(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})\s*(?:个人|个|人|名|位|people).{0,6}(?:到|来|在场|现场|here|came|attended)`,
    unless: /[?？吗]|报名|参加不|怎么|限|改|[加减]到|增加|名额|岁|限/u,
    read: ({ text }) => {
      const count = numberOf(HEADS.exec(text)?.[1] ?? /\d{1,4}/.exec(text)?.[0]);
      return count === undefined ? undefined : { intent: "headcount", slots: { count } };
    },
  },
  {
    says: /(?:去|来|参加|赶|到|过去)不(?!错|来梅)|(?:不|没)(?:去|来(?!得)|参加|能去|能来|报|想去)|没(?:法|空|时间|办法)|请.{0,3}假|(?:报|名额?|活动|位).{0,8}(?:退|取消|撤)|(?:退|取消).{0,6}(?:报|我的|名额|位)|缺席|\b(?:can'?t|cannot|won'?t)\b|\bnot (?:coming|going|able|attending)\b|\b(?:skip|miss|pull out|drop out|back out|withdraw)\b|\b(?:cancel|drop)\b.{0,10}\bmy\b/iu,
    unless: ASKS,
    read: (sentence) => {
      const somebody = PROXY.exec(sentence.text)?.[1];
      const people =
        somebody === undefined || somebody.startsWith("我") ? undefined : namesIn(somebody);
      return {
        intent: "decline",
        slots: {
          ...numberOrTitle(sentence),
          ...(people !== undefined && { people, proxy: true as const }),
        },
      };
    },
  },
  {
    says: /签(?!约|名|字|证|退)|(?:我|人|已经?|都|刚)到|到(?:了|咯|啦|哒|场|位|达)|报到|打卡|在(?:现场|门口|会场)|\bcheck(?:ing|ed)?.{0,3}in\b|\bsign(?:ing|ed)?.{0,3}in\b|\b(?:i'?m|we'?re|am) here\b|\barrived\b/iu,
    unless:
      /[?？吗]|怎么|谁|没|不|明天|快|马上|要到|名单|情况|多少|几|改|取消|通知|家了|回家|医院|学校|提醒/u,
    read: (sentence) => somebodyOrSelf(sentence, "checkin"),
  },
  {
    says: /报(?!数|表|告|道|到|警|错|给|上来|一?下)|参加|算.{0,3}我|加.{0,2}我|(?:带|领).{1,8}(?:去|来)|(?:我|俺|咱).{0,8}(?:要|想|也|都|会|能)?去|留.{0,4}位|占.{0,4}位|\bjoin\b|\bsign\b.{0,12}\bup\b|\bcount\b.{0,4}\bin\b|\bregister\b|\bbook\b|\bput\b.{0,12}\bdown\b|\bi'?m in\b|\bi'?ll (?:be there|come|go)\b|\binterested\b/iu,
    unless:
      /[?？吗]|怎么|咋|谁|哪|什么|啥|多少|几|没|不|别|满|改|取消|推|通知|名单|截止|费|数|\b(?:how|who|what|when|where|not)\b/iu,
    read: (sentence) => somebodyOrSelf(sentence, "signup"),
  },
  {
    says: /收到|知道|明白|晓得|了解|好的|\b(?:noted|got|roger|received|understood)\b/iu,
    unless: ASKS,
    read: ({ utterance }) =>
      utterance.open.receipt > 0 ? { intent: "receipt", slots: {} } : undefined,
  },
];

function numberOrTitle(sentence: Sentence): { ref?: number; topic?: string } {
  const { ref, topic } = whichIn(sentence).which;
  return { ...(ref !== undefined && { ref }), ...(topic !== undefined && { topic }) };
}

function somebodyOrSelf(sentence: Sentence, intent: "checkin" | "signup"): Intent {
  const { which, rest } = whichIn(sentence);
  const proxy = PROXY.exec(sentence.text)?.[1];
  const self = /我(?:也|跟|和|们|带|领|同|自己)|[和跟连加]我/u.test(sentence.text);
  if (proxy !== undefined && proxy !== "我" && !self) {
    const people = namesIn(proxy);
    const count = people.length > 1 && intent === "signup" ? { count: people.length } : {};
    return { intent, slots: { ...which, ...count, people, proxy: true } };
  }
  return { intent, slots: { ...which, ...headsIn(rest) } };
}

function backFill(sentence: Sentence): Intent {
  const { ref, topic } = whichIn(sentence).which;
  const period = pastPeriodIn(sentence);
  const rest = sentence
    .times()
    .masked.replace(topic ?? "", " ")
    .replace(/[\ue000-\ue0ff]|补签?|签到表?|打卡|登记|纸质?|还有|忘了?|漏了?|表上|名单/gu, " ");
  const people = LISTED.exec(rest)?.[1];
  return {
    intent: "backfill",
    slots: {
      ...(ref !== undefined && { ref }),
      ...(topic !== undefined && { topic }),
      ...(period !== undefined && { period }),
      ...(people !== undefined && { people: namesIn(people) }),
    },
  };
}

function late(sentence: Sentence): Intent | undefined {
  const { text, utterance } = sentence;
  if (namesAnotherDay(sentence)) return undefined;
  const lateness = latenessIn(sentence);
  const leaves = /早退|早(?:点|些)?走|(?:提[前早]|先).{0,8}走|early/iu.test(text);
  if (Object.keys(lateness).length === 0 && !leaves && utterance.open.checkin === 0)
    return undefined;
  const somebody = PROXY.exec(text)?.[1] ?? pattern`^\s*(${NAMES})`.exec(text)?.[1];
  const people =
    somebody === undefined || /我/u.test(somebody)
      ? {}
      : { people: namesIn(somebody), proxy: true as const };
  return {
    intent: "late",
    slots: { ...lateness, ...people, ...(leaves && { leave_early: true as const }) },
  };
}
