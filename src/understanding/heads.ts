import { ENGLISH_NUMBER, NUMBER, numberOf } from "../time/numerals.ts";
import type { Heads } from "./intent.ts";
import { NAMES, namesIn } from "./names.ts";
import { pattern } from "./pattern.ts";
import { COMPANION, COMPANION_ENGLISH } from "./words.ts";

/** Where a companion is from: 隔壁老刘, 对门小张. */
export const NEAR =
  "(?:我?们?(?:隔壁|对门|楼上|楼下|邻居|同事|朋友|同学|舞友|棋友|院里|单元|我们组)的?)";
const PEOPLE_UNIT = "(?:个人|口人|个|人|位|名|口)";
const TOTAL = pattern`
  (?:(?:一共|总共|共|合计|算上我|连我|加上?我|我们家?|我家|咱们?家?|全家|一家|报名?|去|来|参加|记|带上我|就)\s*(${NUMBER})\s*${PEOPLE_UNIT}
  |^\s*(${NUMBER})\s*${PEOPLE_UNIT}|[\s,](${NUMBER})\s*(?:人|位|名|个人?)(?=[\s,。!了啦吧的报参去来]|$))`;
const ADULTS_AND_CHILDREN = pattern`(${NUMBER})\s*(?:个)?大(?:人)?\s*[,、]?\s*(${NUMBER})\s*(?:个)?(?:小(?:孩|朋友)?|娃娃?|孩子|儿童)`;
const PAIR =
  /(?:我们|咱们?|我|俺)(?:俩|两口子|两个|两人|老两口|二人)|两口子|老两口|俩人|夫妻俩|母子俩|母女俩|父子俩|父女俩|爷孙俩|婆媳俩|娘俩|爷俩/u;
/** 我们仨, 俺们四个人. */
const OF_US = pattern`(?:我们|咱们?|俺们?|我家|咱家)\s*(仨|${NUMBER}(?=个人|人|位|口))`;
const FAMILY_OF = pattern`(?:一家|全家|我家|我们家)\s*(${NUMBER})\s*口`;
/** 给我和我妹各报一个, 我和我姐俩. */
const TWO_OF_US = pattern`我\s*(?:和|跟|与|同)(?:.{1,4}各(?:报|来|算)?一[个位]|\s*(?:我家?的?)?${COMPANION}俩)`;
const PLUS = /\+\s*(\d{1,2})(?!\d)/u;
const WITH = pattern`(?:\+|算上|连同|带[着上]?|领着?|捎上?|和|跟|与|同|加上?|还有|,|、)\s*(?:我?家里|我家|我的?|俺|咱)?\s*(${NUMBER})?\s*(?:个|位|名)?\s*(${COMPANION})(${NUMBER}|俩|仨)?`;
/** 我去 我老伴也去. */
const ALSO_GOES = pattern`(?:^|[\s,、。])(?:我家?|咱)?${COMPANION}也(?:去|来|参加|报|到|一起|跟)`;
/** 老伴和我. */
const AND_ME = pattern`${COMPANION}\s*(?:和|跟|与|同)\s*我`;
const MORE_WITH = new RegExp(WITH.source, "giu");
/** 我和老伴两个人: the number counts the speaker too. */
const TOGETHER = pattern`(?:和|跟|与|同)\s*(?:我家|我的?)?(?:(?:${COMPANION}[、\s]*){1,3}|家里(?:头)?的?)\s*(?:一共|总共|一起)?\s*(${NUMBER})\s*(?:个人|人|口|个(?=都|也|全|一起|报|参加|[去来](?!不)|[\s,。!]|$))`;
const BRING_NUMBER = pattern`带\s*(?:了|上)?\s*(${NUMBER})\s*(?:个人?|人|位)(?!\p{Script=Han}*(?:凳|椅))`;
const ENGLISH_TOTAL = pattern`(?:\b(\d{1,3}|${ENGLISH_NUMBER})\s*(?:people|persons?|of\sus|seats?|places|spots|pax|heads)\b|party\sof\s(\d{1,2}|${ENGLISH_NUMBER})|for\s(\d{1,2}|${ENGLISH_NUMBER})\b)`;
const ENGLISH_WITH = pattern`(?:with|and|plus|bringing|bring|\+)\s*(?:my\s)?(\d|one|two|three|a)?\s*(?:${COMPANION_ENGLISH}s?|children)\b`;
const SELF_AND_NAMES = pattern`(?:我|俺)\s*(?:和|跟|与|同|还有|带|、)\s*${NEAR}?(${NAMES})`;
const NAMES_AND_SELF = pattern`(${NAMES})\s*(?:和|跟|与|,|、)\s*我(?!们)`;

/** How many people an order is for, the speaker included, as far as the words say. */
export function headsIn(said: string): Heads {
  const text = said.replace(/[()]/gu, " ").trim();
  const named = SELF_AND_NAMES.exec(text) ?? NAMES_AND_SELF.exec(text);
  const count = countIn(text);
  if (named?.[1] !== undefined && !new RegExp(`^${COMPANION}`, "iu").test(named[1])) {
    const people = namesIn(named[1]);
    return { count: Math.max(count ?? 0, people.length + 1), people };
  }
  return count === undefined ? {} : { count };
}

function countIn(text: string): number | undefined {
  const mixed = ADULTS_AND_CHILDREN.exec(text);
  if (mixed !== null) return (numberOf(mixed[1]) ?? 0) + (numberOf(mixed[2]) ?? 0);
  const whole = [FAMILY_OF, TOGETHER, OF_US].map((form) => form.exec(text)?.[1]).find(Boolean);
  if (whole !== undefined) return numberOf(whole);
  if (TWO_OF_US.test(text)) return 2;
  const brought = BRING_NUMBER.exec(text);
  if (brought !== null) return (numberOf(brought[1]) ?? 0) + 1;
  const total = TOTAL.exec(text);
  const stated = numberOf(total?.[1] ?? total?.[2] ?? total?.[3]);
  if (stated !== undefined && !/^\s*一\s*个/u.test(total?.[0] ?? "")) {
    return stated === 1 && /(?:加|算|带|去|报)$/u.test(text.slice(0, total?.index))
      ? undefined
      : stated;
  }
  return companionsIn(text) ?? pairIn(text) ?? englishCount(text) ?? plusIn(text);
}

function plusIn(text: string): number | undefined {
  const plus = numberOf(PLUS.exec(text)?.[1]);
  return plus === undefined || plus < 2 ? undefined : plus;
}

function pairIn(text: string): number | undefined {
  return PAIR.test(text) ? 2 : undefined;
}

function companionsIn(text: string): number | undefined {
  let companions = 0;
  for (const found of text.matchAll(MORE_WITH)) {
    companions += numberOf(found[1]) ?? numberOf(found[3]) ?? 1;
  }
  if (companions === 0 && /我/u.test(text) && (ALSO_GOES.test(text) || AND_ME.test(text))) return 2;
  return companions === 0 ? undefined : companions + 1;
}

function englishCount(text: string): number | undefined {
  const total = ENGLISH_TOTAL.exec(text);
  if (total !== null) return numberOf(total[1] ?? total[2] ?? total[3]);
  if (/\bplus\s?(?:one|1)\b|\bboth of us\b/iu.test(text)) return 2;
  const found = ENGLISH_WITH.exec(text);
  if (found === null) return undefined;
  return (numberOf(found[1]) ?? 1) + 1;
}
