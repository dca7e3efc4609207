import { NUMBER, numberOf } from "../../time/numerals.ts";
import { FULL_NAME, NAME, NICKNAME, namesIn } from "../names.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { pastPeriodIn, periodIn } from "../time-slots.ts";
import { WITNESS } from "./community.ts";
import type { Likely } from "./likely.ts";

const SOMEBODY = pattern`${NAME}`;
const PAIR = pattern`(${NUMBER})\s*(?:号|户)`;
const CHOICE = pattern`第?\s*(${NUMBER})\s*(?:号|个|项)?`;
const FROM_VERB = /^.*?(?:承诺|保证|promise|pledge|commit)(?:to|\s|:|,|书|一下)*/iu;
const FROM_DEED = /^.*?(?:好事|道德银行|good deed|deposit)[\s:,的了]*/iu;

const DEED_WORDS =
  /(?:我|要|想|存|记|做了?)*(?:一?[件个笔])?(?:好事|道德银行)|good deed|deposit/giu;

/** Duties, visits, promises, votes and good deeds. */
export const LIKELY_COMMUNITY: readonly Likely[] = [
  {
    says: /班.{0,12}(?:换|调|替|顶|倒)|(?:换|调|替|顶|倒)(?:一?[个下])?.{0,6}班(?!级)|(?:替|顶|代)我(?:值|顶|站)|\b(?:swap|switch|trade|cover)\b.{0,16}\b(?:shift|duty|turn)/iu,
    read: (sentence) => {
      const period = periodIn(sentence);
      const other = otherPerson(sentence);
      return {
        intent: "swap",
        slots: {
          ...(period !== undefined && { period }),
          ...(other !== undefined && { with: other }),
        },
      };
    },
  },
  {
    says: /值班|值守|值日|轮值|排班|当班|在岗|轮到|\b(?:duty|rota|shift)\b/iu,
    read: (sentence) => {
      const period = periodIn(sentence);
      return { intent: "duty", slots: period === undefined ? {} : { period } };
    },
  },
  {
    says: /(?:去|来|刚|已经?|才).{0,4}(?:看|瞧|望|陪)(?:了|过|望)|(?:走访|探望|家访|慰问|看望|上门)|从.{1,8}(?:家|那儿|那里)(?:回|出)来|\bvisit(?:ed)?\b|went to see|dropped (?:by|in)/iu,
    unless: /[?？吗]|电影|电视|新闻|书|要去|明天|打算|计划|准备|安排|什么|啥/u,
    read: visit,
  },
  {
    says: /好事|道德银行|good deed|\bdeposit\b/iu,
    unless: /[?？吗]|多少|怎么|咋/u,
    read: deposit,
  },
  {
    says: /承诺|(?<!不)保证(?!金)|\b(?:promise|pledge|commit)\b/iu,
    unless: /什么|啥|哪|[?？吗]|几|我的承诺|[咋怎么]样|进度|完成/u,
    read: ({ text }) => {
      const deed = text.replace(FROM_VERB, "").trim();
      return { intent: "promise", slots: deed === "" ? {} : { deed } };
    },
  },
  {
    says: /投(?:给|了|个)?第?[\d一二三四五六]|(?:我|票).{0,3}(?:投|选).{1,8}|\b(?:vote|pick|choose|choice)\b/iu,
    unless: /发起|开个|搞个|新建|结果|怎么|[?？]|\bpoll\b/iu,
    read: ({ text }) => {
      const n = numberOf(CHOICE.exec(text)?.[1]);
      return n === undefined ? undefined : { intent: "vote", slots: { n } };
    },
  },
  {
    says: /投票|表决|\bpoll\b|\bvote on\b/iu,
    unless: /结果|怎么/u,
    read: () => ({ intent: "poll", slots: {} }),
  },
];

function deposit({ text }: Sentence): ReturnType<Likely["read"]> {
  const seen = WITNESS.exec(text);
  const by = seen?.slice(1).find(Boolean);
  const told = seen === null ? text : text.slice(0, seen.index);
  const after = told.replace(FROM_DEED, "").trim();
  const deed = after === "" || after === told ? told.replace(DEED_WORDS, " ").trim() : after;
  return {
    intent: "deposit",
    slots: { ...(deed !== "" && { deed }), ...(by !== undefined && { witness: by }) },
  };
}

function visit(sentence: Sentence): ReturnType<Likely["read"]> {
  const { text } = sentence;
  const ref = numberOf(PAIR.exec(text)?.[1]);
  const rest = text.replace(
    /(?:已经?|刚才?|我们?|今天|昨天|前天|上午|下午|走访|探望|看望|家访|上门|慰问|去|看|了|过)/gu,
    " ",
  );
  const people = ref === undefined ? SOMEBODY.exec(rest)?.[0] : undefined;
  if (ref === undefined && people === undefined) return undefined;
  const period = pastPeriodIn(sentence);
  return {
    intent: "visit",
    slots: {
      ...(ref !== undefined && { ref }),
      ...(people !== undefined && { people: namesIn(people) }),
      ...(period !== undefined && { period }),
    },
  };
}

const OTHER = pattern`(?:和|跟|与|同|让|叫|找|请|由|with|to|for)\s*(${NICKNAME}|${FULL_NAME}|${NAME})|(${NICKNAME}|${FULL_NAME})(?:换|调|替|顶|代)`;

function otherPerson({ text }: Sentence): string | undefined {
  const found = OTHER.exec(text);
  return found?.[1] ?? found?.[2];
}
