import type { ActivityFacts } from "./intent.ts";
import { understand } from "./understand.ts";
import type { UnderstandingContext } from "./understanding-context.ts";

/** What a correction says of an activity, beside the facts that an order can name. */
export interface Correction extends ActivityFacts {
  readonly bring?: string;
  readonly meet?: string;
}

const NAMED: readonly (readonly [keyof Correction, RegExp])[] = [
  ["topic", /^(?:标题|名称|名字|题目|叫|title|name)\s*(?:改|换)?(?:成|为|to)?[\s:：]*(.{2,40})$/iu],
  ["audience", /^(?:对象|面向|for|audience)\s*(?:改|换)?(?:成|为|to)?[\s:：]*(.{1,20})$/iu],
  ["speaker", /^(?:讲师|主讲人?|speaker)\s*(?:改|换|请|是)?(?:成|为|to)?[\s:：]*(.{1,20})$/iu],
  [
    "place",
    /^(?:地点|地址|场地|place|venue|at)\s*(?:改|换)?(?:成|为|到|在|to)?[\s:：]*(.{1,30})$/iu,
  ],
  ["bring", /^(?:要)?(?:带(?:上|好|什么)?|bring)(?:改|换)?(?:成|为|to)?[\s:：]*(.{1,30})$/iu],
  [
    "meet",
    /^(?:集合|meet(?:ing)?(?: at)?)(?:时间|地点)?(?:改|换)?(?:成|为|到|在)?[\s:：]*(.{1,30})$/iu,
  ],
];

/**
 * A few words that put an activity right: 14:30, 二楼会议室, 限50, 对象 老人. Undefined when they say nothing of
 * one.
 */
export function readCorrection(
  text: string,
  context: UnderstandingContext,
): Correction | undefined {
  const named = readNamedCorrection(text);
  if (named !== undefined) return named;
  const plain = plainOf(text);
  const [intent] = understand(
    {
      text: `新活动 ${plain}`,
      where: "dm",
      called: false,
      role: "organizer",
      open: { checkin: 0, signup: 0, receipt: 0, question: false, list: false },
    },
    context,
  );
  if (intent?.intent !== "create") return undefined;
  // The bare words of a correction are not a new title: that is said with 标题.
  const { topic: _, ...facts } = intent.slots;
  return Object.keys(facts).length === 0 ? undefined : facts;
}

/** 人数改成五十, 时间下午两点: it says itself which fact it is about. */
const NAMES_FACT =
  /^(?:人数|名额|上限|时间|日期|地点|讲师|主讲|对象|标题|limit|time|date|place|venue)/iu;

/**
 * Several corrections in one breath: 人数改成五十，讲师请孙警官. Undefined unless each part is one.
 * @param only "named": each part says which fact it is about, so that nothing else is taken for a correction
 */
export function readCorrections(
  text: string,
  context: UnderstandingContext,
  only?: "named",
): Correction | undefined {
  const parts = text.split(/[,，;；。]+|\s+and\s+/u).filter((part) => part.trim() !== "");
  let all: Correction = {};
  for (const part of parts) {
    const bare = part.trim().replace(/^(?:然后|还有|另外|顺便|再|also)\s*/iu, "");
    const read =
      only === "named" && !NAMES_FACT.test(bare) ? undefined : readCorrection(bare, context);
    if (read === undefined) return undefined;
    all = { ...all, ...read };
  }
  return parts.length === 0 ? undefined : all;
}

/** A correction that names what it corrects: 标题 冬季义诊, 带 笔. */
export function readNamedCorrection(text: string): Correction | undefined {
  const plain = plainOf(text);
  for (const [key, expression] of NAMED) {
    const value = expression.exec(plain)?.[1]?.trim();
    if (value !== undefined) return { [key]: value };
  }
  return undefined;
}

function plainOf(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .replace(/^(?:改(?:成|为|到)?|换(?:成|到)|不对[,，]?\s*(?:是)?|是|定(?:在|到|为)|就)\s*/u, "")
    .replace(/[吧了。!！]+$/u, "");
}
