import { NUMBER, numberOf } from "../../time/numerals.ts";
import type { Intent, WhichActivity } from "../intent.ts";
import { pattern, piece } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { whichIn } from "../which.ts";
import { AUDIENCE, AUDIENCE_ENGLISH, LEAD, TAIL } from "../words.ts";

const LONGEST = 80;
const UNIT = "(?:个人|个|人|名|位|口)";
const GROUP = piece`(?:${AUDIENCE}|男生|女生|男|女|大人|小孩|成人|居民群众|游客|嘉宾|领导|工作人员|高年级|低年级)`;
const OUR = piece`(?:我们?|咱们?|本|这边|这里|我校|我)?(?:[\p{Script=Han}\d]{0,4}(?:班|组|校|社区|支部|队|年级|村|楼))?(?:这边|这里|的)?`;
const CAME = piece`(?:今天|今日|报告|今晚|目前|现在|最后|最终|现场|会场|一共|总共|共|合计|总计|实际|应该|已|已经|大概|大约|差不多|都|全部|就|有)*(?:到场|到会|实到|来|到|参加|出席|签到|坐|在场|现场|参与|人数)?(?:了|的|有|是|为|一共|总共|共|:)*`;
/** 学生42人, 家长十八, 42个学生. */
const LABELLED = pattern`^(?:${CAME})(${GROUP})\s*(?:${CAME})\s*(${NUMBER})\s*${UNIT}?\s*(?:到|来|到场)?(?:了|啦)?$|^(?:${CAME})(${NUMBER})\s*${UNIT}?\s*(${GROUP})(?:到|来|到场|参加)?(?:了|啦)?$|^(\d{1,4})\s(${AUDIENCE_ENGLISH})(?:\s(?:are\s|were\s|have\s)?(?:here|came|come|arrived|present|attended|showed\sup|on\ssite))?$|^(${AUDIENCE_ENGLISH})\s(\d{1,4})$`;
/** 到场37人, 我们班来了三十八个娃娃, 实到35. */
const TOTAL = pattern`^${LEAD}(?:今天|今晚|现场|报告|一共|现在|目前|这会儿|截至目前|,|:)*${OUR}\s*(?:到场|到会|实到|现场人?|来了?|到了?|出席|在场|参加|一共|总共|共|签到)(?:${CAME})\s*(${NUMBER})\s*[多来]?${UNIT}\s*(?:${GROUP}|群众)?(?:到场|参加|到齐)?${TAIL}$|^${LEAD}${OUR}\s*(?:到场|到会|实到|实际到|人数|出席|到场人数|共计)(?:${CAME})\s*(${NUMBER})${TAIL}$|^${LEAD}(?:(?:we|there)\s(?:had|have|got|were|are)\s|today\s|about\s)*(\d{1,4})\s(?:people|persons|heads|attendees|attended|total)(?:\s(?:here|came|present|on\ssite|attended|in\stotal|today))?${TAIL}$|^${LEAD}(?:headcount|head\scount|attendance|total)\s*:?\s*(\d{1,4})${TAIL}$|^${LEAD}${OUR}(${NUMBER})\s*${UNIT}(?:全部|都|已)?(?:到齐|到场|在场|已到|到)(?:了)?${TAIL}$|^${LEAD}(?:人)?(?:全部?|都)(?:到齐?|来齐?|到场)(?:了|啦)*[,\s]*(?:一共|总共|共)?(${NUMBER})\s*${UNIT}${TAIL}$`;
const NOT_A_COUNT =
  /[?？吗]|我们(?:俩|仨|两个|三个|四个)|谁|几个|多少|报名|明天|昨天|限|块|元|斤|分|生病|感冒|要|想|去(?!年)|修|卖|买|一半|够|[加减]到|增[加到]|扩到|减少/u;

/** Heads on site without names: 学生42人 家长18人, 到场37人. */
export function readHeadcount(sentence: Sentence): Intent | undefined {
  const { text } = sentence;
  if (
    text.length > LONGEST ||
    !/[\d一二两三四五六七八九十百]/u.test(text) ||
    NOT_A_COUNT.test(text)
  )
    return undefined;
  const { which, rest } = headcountOf(sentence);
  const whole = groupsIn(text);
  const groups = whole ?? groupsIn(rest);
  if (groups !== undefined) {
    const count = Object.values(groups).reduce((sum, heads) => sum + heads, 0);
    return { intent: "headcount", slots: { ...(whole === undefined && which), count, groups } };
  }
  const count = numberOf(TOTAL.exec(rest)?.slice(1).find(Boolean));
  if (count === undefined || count === 0) return undefined;
  return { intent: "headcount", slots: { ...which, count } };
}

/** 12 学生42人 is about activity 12; the heads themselves are no number of an activity. */
function headcountOf(sentence: Sentence): { which: WhichActivity; rest: string } {
  const numbered =
    /^[\s\p{P}]*(\d{1,3})(?:(?:号|\s|,|:)\s*(?=\p{Script=Han})|(?=到场|实到|到会|出席|来了|一共|总共))/u.exec(
      sentence.text,
    );
  if (numbered?.[1] !== undefined) {
    return { which: { ref: Number(numbered[1]) }, rest: sentence.text.slice(numbered[0].length) };
  }
  const titled = whichIn(sentence);
  return titled.which.topic === undefined || titled.rest.length < 3
    ? { which: {}, rest: sentence.text }
    : titled;
}

/** 学生35名老师3名 */
const GROUPS_TOUCH = new RegExp(`(\\d+\\s*(?:人|名|位|个))(?=${GROUP}\\s*${NUMBER})`, "gu");

/** In 学生35名老师3名 the label comes first, in 38个学生 20个家长 the number. */
const GROUP_FIRST = new RegExp(`^[^\\d一二两三四五六七八九十百]*${GROUP}`, "u");

function groupsIn(text: string): Record<string, number> | undefined {
  const parts = (GROUP_FIRST.test(text) ? text.replace(GROUPS_TOUCH, "$1,") : text)
    .replace(
      /^(?:(?:报告|今天|今日|到场的?|实到|来的|到了|来了|现场|人数|we (?:have|had|got)|今天|实到|到场|一共|我们班|我班)[:,\s]*)+/u,
      "",
    )
    .replace(/^\d{1,4}\s*[人名位]?[,\s]*其中[:\s]*/u, "")
    .split(
      /[,、;。!\s]+(?!(?:pupils|parents|people|students|kids|children|seniors|teachers|volunteers|here|came|arrived|attended|present|in total|showed)\b)|(?:和|and|加)(?=[\p{Script=Han}\d\s])/iu,
    )
    .filter((part) => part.trim() !== "" && !/^(?:到|了|啦|人|and|we had)$/iu.test(part));
  const groups: Record<string, number> = {};
  for (const part of joinLabels(parts)) {
    const found = LABELLED.exec(part.trim());
    if (found === null) return undefined;
    const label = found[1] ?? found[4] ?? found[6] ?? found[7];
    const count = numberOf(found[2] ?? found[3] ?? found[5] ?? found[8]);
    if (label === undefined || count === undefined) return undefined;
    groups[label] = (groups[label] ?? 0) + count;
  }
  return Object.keys(groups).length === 0 ? undefined : groups;
}

/** 学生 42 人 was cut at its spaces. */
function joinLabels(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      (/^(?:人|个|名|位)/u.test(part) ||
        (!/\d|[一二三四五六七八九十百]/u.test(before) && !/\p{Script=Han}{2}/u.test(part)))
    ) {
      joined[joined.length - 1] = before + part;
    } else joined.push(part);
  }
  return joined;
}
