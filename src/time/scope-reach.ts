import { rankOfPart } from "./parts.ts";
import { type Placed, RANK, rankOf, type TimeNode } from "./time-node.ts";

/** 汛期（5月—9月）每两周: the stretch explains the word before the bracket. */
const BEHIND_BRACKET = /^\)(?:期间|里|内)?,?[\u4e00-\u9fff]{0,6}$/u;
/** 6月安全生产月期间，各车间每周一: the month has a name, and 期间 makes it a stretch. */
const CALLED = /^[\u4e00-\u9fff]{1,10}期间,?[\u4e00-\u9fff]{0,8}$/u;
/** 暑假期间，图书馆每周三; 3月至10月，花园每周六: who it is stands between. */
const WHO = /^,?[\u4e00-\u9fff]{1,8}$/u;
const ENGLISH_WHO = /^,? (?:the|our|we|they|all|each|a|an)(?: [a-z'-]+){0,5} $/u;
/** Throughout July the library opens every Thursday. */
const THROUGHOUT = /(?:throughout|all through) $/u;
/** 3月开展慰问，…每月: something is done in the stretch itself, so that it ends before the recurrence. */
const DEED =
  /[开举召][展办行开]|组织|完成|启动|制定|评[选比]|走访|慰问|发放|安排|落实|总结|宣传|培训|检查|学习|参[加观]|进行|实施|推[进出]|做好|建[成立]|同时|此外|另外|[和及与并]/u;

/** Whether a stretch bounds a recurrence although words stand between them in one clause. */
export function reachesOver(text: string, scope: Placed, glued: string): boolean {
  const { node, from } = scope;
  if (/[0-9]/u.test(glued)) return false;
  if (text[from - 1] === "(") return isStretch(node) && BEHIND_BRACKET.test(glued);
  if (CALLED.test(glued)) return isMonths(node) && !DEED.test(glued);
  if (ENGLISH_WHO.test(glued))
    return isStretch(node) || (THROUGHOUT.test(text.slice(0, from)) && isMonths(node));
  return WHO.test(glued) && (isStretch(node) || isMonths(node)) && !DEED.test(glued);
}

/** From one end to another, a holiday, 期间, or from a day on. */
function isStretch(node: TimeNode): boolean {
  if (node.kind === "bounded") return node.bound.op === "during" || node.bound.op === "from";
  return node.kind === "range" || node.kind === "school";
}

function isMonths(node: TimeNode): boolean {
  if (node.kind === "list") return node.items.every((item) => isMonths(item.node));
  return rankOf(node, rankOfPart) === RANK.month && node.kind !== "bounded";
}
