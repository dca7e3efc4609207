import type { Intent } from "../intent.ts";
import { NAMES, namesIn } from "../names.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { pastPeriodIn } from "../time-slots.ts";
import { titledIn } from "../which.ts";
import { LEAD, REF } from "../words.ts";

const BACK_FILL =
  /补(?:一?个|一下|一?次)?签(?:到|个到)?(?!证|名|字|约|合)|签(?:到)?[^?？,，]{0,8}[,，\s]*(?:帮我|给我|麻烦)补|(?:签到?|打卡)(?:给|都|我|又)*忘|补打?卡|补(?:登|录)(?!取|像|音|制)|补记(?:签到|到场|考勤|一下)|没(?:来得及|顾上)?签[^?？]{0,8}补|(?:忘|漏)(?:了|记)?(?:签|打卡|报到)[^?？]*补|补(?:一?个|一下|上).{0,4}(?:签到|打卡|签)|忘(?:了|记)?(?:签到|签了|打卡)|\bback-?fill\b|forgot to check in|check(?:ed)? in late for|missed check-?in/iu;
const NOT_AN_ORDER = /[?？吗]|多久|怎么|咋|如何|能不能|可不可以|谁|别|不用/u;
const STARTS = pattern`^${LEAD}(?:补|(?:我|刚才|昨天|早上|今天)*(?:忘|漏))`;
const LIST = pattern`(${NAMES})\s*$`;
const FOR_NAMES = pattern`(?:给|帮|替|代)\s*(${NAMES})\s*(?:也|都)*(?:补|签)`;
/** 签到表上还有孙大爷 周阿姨 给补上. */
const SET_APART = pattern`(?:还有|上有|有|给|:|是)\s*(${NAMES})(?=[\s,。]|$)`;
const NUMBERED = pattern`(?:签到?|签|登记?|录|记)(?:一下|一个|下)?\s*${REF}|^${LEAD}${REF}\s*补|back-?fill\s${REF}`;
/** 昨天11补签李阿姨: the number after the day. */
const AFTER_DAY = pattern`^${LEAD}[\ue000-\ue0ff]的?\s*${REF}\s*补`;

/** Entering a check-in afterwards, from memory or from paper. */
export function readBackFill(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!BACK_FILL.test(text) || NOT_AN_ORDER.test(text)) return undefined;
  if (!addressed && !STARTS.test(text)) return undefined;
  const rest = sentence.times().masked.replace(BACK_FILL, " ");
  const { topic } = titledIn(sentence).which;
  const period = pastPeriodIn(sentence);
  const number = NUMBERED.exec(text) ?? AFTER_DAY.exec(sentence.times().masked);
  const ref = number?.slice(1).find(Boolean);
  const plain = withoutTopic(rest, topic);
  const proxy = FOR_NAMES.exec(text)?.[1];
  const names = proxy ?? LIST.exec(plain)?.[1] ?? SET_APART.exec(plain)?.[1];
  const told = topic ?? (STARTS.test(text) ? titleBefore(names, plain) : undefined);
  return {
    intent: "backfill",
    slots: {
      ...(ref !== undefined && { ref: Number(ref) }),
      ...(told !== undefined && { topic: told.replace(/^补签?到?/u, "") }),
      ...(period !== undefined && { period }),
      ...(names !== undefined && { people: namesIn(names) }),
      ...(proxy !== undefined && { proxy: true as const }),
    },
  };
}

/** 补签 上周六 清洁家园 李桂芳: between the day and the names is what it was. */
function titleBefore(names: string | undefined, plain: string): string | undefined {
  if (names === undefined) return undefined;
  return /(?:^|[\s,:])(\p{Script=Han}{3,12})[\s,:]*$/u.exec(
    plain.slice(0, plain.lastIndexOf(names)),
  )?.[1];
}

function withoutTopic(text: string, topic: string | undefined): string {
  return text
    .replace(topic ?? "", " ")
    .replace(/[\ue000-\ue0ff]/g, " ")
    .replace(/(?:的|了|吧|啊|,)+\s*$/u, "");
}
