import { rankOfPart } from "./parts.ts";
import { RANK, rankOf, type TimeNode } from "./time-node.ts";

/** Every Tuesday until 14 December; 每周二排练，直到12月14日. */
export const UNTIL_GLUE =
  /^(?:,? (?:until|till|through|up to|to) (?:the )?|[\u4e00-\u9fff]{0,6},?(?:一直|直|持续|延续)?(?:到|至|截止到?))$/u;

/**
 * What a recurrence can go on until: a date or more, and no weekday or bare day of its own rhythm.
 * @param last what the recurrence has named so far; 每年3月5日至4月5日 is a range of it
 */
export function endsStretch(node: TimeNode, last: TimeNode | undefined): boolean {
  if (["day", "weekday", "weekend", "every", last?.kind].includes(node.kind)) return false;
  return rankOf(node, rankOfPart) >= RANK.day;
}
