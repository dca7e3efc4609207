import type { Intent } from "./intent.ts";
import { clauseOf, type Sentence } from "./sentence.ts";

/** Orders whose rest is somebody's prose: nothing in it is another order. */
const CARRIES_PROSE: ReadonlySet<string> = new Set([
  "broadcast",
  "create",
  "import",
  "promise",
  "poll",
  "deposit",
  "relay",
  "bind",
  "forget",
]);
const MOST_CLAUSES = 12;
/** What two orders that are only overheard hold at least: chatter is not taken apart. */
const TWO_ORDERS =
  /(?:[签报假卡退撤收]|我[去来]|参加|[去来]不|不[去来]|\b(?:check|join|sign|can'?t)\b).*(?:[签报假卡退撤收到人]|[去来]不|不[去来]|\b(?:check|join|sign|can'?t)\b)/isu;
const CORRECTION =
  /(?:不对|说错了|打错了|写错了|更正(?:一下)?|哦不|噢不|啊不|不是,|应该是|no wait|i mean|sorry,? i meant)[\s,。:!]*/iu;

/**
 * Orders of several clauses. Each clause has to be an order by itself, or the sentence is left to
 * the rules that read it as a whole; the same order said twice counts once, and a correction
 * (不对，3人) replaces what it corrects.
 */
export function readSeveral(sentence: Sentence, read: (clause: Sentence) => Intent[]): Intent[] {
  const { text } = sentence;
  const corrected = correctedSentence(sentence);
  if (corrected !== undefined) return read(corrected);
  const whole = read(sentence);
  if (!sentence.addressed && whole.length > 0) return ordersApart(sentence, read) ?? whole;
  if (whole.some((intent) => CARRIES_PROSE.has(intent.intent))) return whole;
  if (!sentence.addressed && !TWO_ORDERS.test(text)) return whole;
  const clauses = clausesIn(text);
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return whole;
  const found = clauses.flatMap((clause) => {
    const intents = read(clauseOf(sentence, clause));
    return intents.length === 0 ? [undefined] : intents;
  });
  const orders = oneChange(distinct(found.filter((intent) => intent !== undefined)));
  if (sentence.addressed && whole.length === 0) return withoutFragments(orders);
  return together(whole, orders, found.includes(undefined));
}

/** @param rest whether a clause was no order */
function together(whole: Intent[], orders: Intent[], rest: boolean): Intent[] {
  if (rest) return whole;
  if (orders.length < 2) return orders[0]?.intent === "change" ? orders : whole;
  return orders.every(standsAlone) ? orders : whole;
}

/** 义诊改到12月6号，顺便地点换成活动室: what names nothing is of the activity named before it. */
function oneChange(orders: readonly Intent[]): Intent[] {
  const merged: Intent[] = [];
  for (const order of orders) {
    const last = merged.at(-1);
    const goesOn =
      last?.intent === "change" &&
      order.intent === "change" &&
      order.slots.ref === undefined &&
      order.slots.topic === undefined;
    if (goesOn) merged[merged.length - 1] = { ...last, slots: { ...last.slots, ...order.slots } };
    else merged.push(order);
  }
  return merged;
}

/** 11参加，12请假: each clause is an order about an activity of its own, so none speaks for the others. */
function ordersApart(
  sentence: Sentence,
  read: (clause: Sentence) => Intent[],
): Intent[] | undefined {
  if (!/(?<!\d)\d{1,3}\D+(?<!\d)\d{1,3}(?!\d)/u.test(sentence.text)) return undefined;
  const clauses = clausesIn(sentence.text);
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return undefined;
  const orders = clauses.map((clause) => read(clauseOf(sentence, clause)));
  const numbers = new Set(
    orders.map(([order]) =>
      order !== undefined && "ref" in order.slots ? (order.slots.ref ?? 0) : 0,
    ),
  );
  const apart = orders.every((one) => one.length === 1) && numbers.size === clauses.length;
  return apart && !numbers.has(0) ? orders.flat() : undefined;
}

/** Intents that a fragment of another order may look like: they do not make a second order. */
const FRAGMENTS: ReadonlySet<string> = new Set([
  "answer",
  "help",
  "bind",
  "headcount",
  "detail",
  "relay",
  "undo",
  "roster",
  "ask",
  "late",
]);

function standsAlone(intent: Intent, _index: number, all: readonly Intent[]): boolean {
  // 名单12 谁没回: a list by its number, then who is not on it.
  if (intent.intent === "roster" && all.length === 2 && all[1]?.intent === "missing")
    return intent.slots.ref !== undefined;
  if (intent.intent === "ask" && all[1]?.intent === "mine")
    return intent.slots.period !== undefined;
  if (intent.intent === "ask" || intent.intent === "detail" || intent.intent === "roster") {
    return all[0] !== intent;
  }
  // 取消12 通知大家: who shall be told of what was just ordered is no notice of its own.
  if (intent.intent === "broadcast" && intent.slots.text === undefined) return false;
  // Forgot to check in, please add me: what makes it good is the same order.
  if (intent.intent === "signup" && all[0]?.intent === "backfill") return false;
  return !FRAGMENTS.has(intent.intent);
}

/** Count us in, 4 people: beside a sign-up a number of heads is how many come. */
function withoutFragments(orders: readonly Intent[]): Intent[] {
  const alone = orders.filter((order) => !FRAGMENTS.has(order.intent));
  const [first] = alone;
  if (first === undefined || alone.length === orders.length) return [...orders];
  const heads = orders.find((order) => order.intent === "headcount")?.slots.count;
  if (first.intent !== "signup" || heads === undefined || first.slots.count !== undefined)
    return alone;
  return [{ ...first, slots: { ...first.slots, count: heads } }, ...alone.slice(1)];
}

function clausesIn(text: string): string[] {
  return text
    .split(
      /[,。;!?\n]+|\s+(?=(?:报名|签到|请假|取消|推迟|改|确认|删|名单|提醒|发通知|撤销|导出)\s?\d)|\s+(?=(?:催|提醒|通知)(?:一?下|他们|她们|没|未|大家))|\s+再(?=帮|替|代)|(?<=名单\s?\d{1,3})\s+(?=谁|还有谁)|(?<=(?![把将])\p{Script=Han})(?=\d{1,3}号?(?:我|俺|请假|报名|去|不去|不参加|改|取消|签到|推迟))|(?:然后|顺便|另外|再帮我|并且|\band then\b|\bthen\b|\balso\b)/iu,
    )
    .map((clause) => clause.replace(/^\s*(?:还有|再就是|再有)[,\s]*(?=我|俺)/u, "").trim())
    .filter((clause) => clause !== "");
}

function distinct(intents: readonly Intent[]): Intent[] {
  const kept: Intent[] = [];
  for (const intent of intents) {
    const same = kept.findIndex((one) => one.intent === intent.intent && mergeable(one, intent));
    if (same < 0) kept.push(intent);
    else if (Object.keys(intent.slots).length > 0)
      kept[same] = merged(kept[same] ?? intent, intent);
  }
  return kept;
}

/** The same order said twice, or an order and its details. */
function mergeable(one: Intent, other: Intent): boolean {
  if ("proxy" in one.slots !== "proxy" in other.slots) return false;
  // 对，是我: one answer in two words.
  if (one.intent === "answer" && other.intent === "answer" && one.slots.yes !== undefined)
    return one.slots.yes === other.slots.yes;
  const mine = new Map<string, unknown>(Object.entries(one.slots));
  return Object.entries(other.slots).every(([key, value]) => {
    const known = mine.get(key);
    return known === undefined || JSON.stringify(known) === JSON.stringify(value);
  });
}

function merged(one: Intent, other: Intent): Intent {
  return { ...one, slots: { ...one.slots, ...other.slots } } as Intent;
}

/** 报名2人，不对，3人 → 报名 3人: the words before the number that was wrong, then the right one. */
function correctedSentence(sentence: Sentence): Sentence | undefined {
  const found = CORRECTION.exec(sentence.text);
  if (found === null || found.index === 0 || sentence.text.length > 80) return undefined;
  const before = sentence.text.slice(0, found.index).replace(/[\s,。!]+$/u, "");
  const after = sentence.text.slice(found.index + found[0].length);
  if (after === "") return undefined;
  const verb =
    /(?:报名|签到|请假|参加|晚到?|迟到|改|取消|推迟|补签|名单|确认|join|sign me up|学生|到场)/iu.exec(
      before,
    )?.[0];
  const hasVerb = /报名|签到|请假|参加|晚|迟到|改|取消|推迟|补签|名单|确认|join|去不了|不去/iu.test(
    after,
  );
  return clauseOf(sentence, hasVerb || verb === undefined ? after : `${verb} ${after}`);
}
