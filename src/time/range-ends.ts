import { isDateOf } from "./narrow.ts";
import { innermostNamed, isClock, replaceNamed } from "./node-traits.ts";
import { rankOfPart } from "./parts.ts";
import { RANK, rankOf, type TimeNode } from "./time-node.ts";

const rank = (node: TimeNode): number => rankOf(node, rankOfPart);

/**
 * 4月份——“清明祭英烈”活动月, 3月5日-学雷锋日: a dash before a festival explains what stands before it, unless it is a
 * single one between two days (12月5日—冬至).
 */
export function explains([first, last]: readonly [TimeNode, TimeNode], glued: string): boolean {
  if (!glued.includes("-") || last.kind !== "named" || first.kind === "named") return false;
  return glued.includes("--") || rank(first) !== RANK.day || isDateOf(first, last);
}

/** A range needs two ends of about the same size: two hours, or two things of a day and more. */
export function rangeOf(
  [first, last]: readonly [TimeNode, TimeNode],
  english: boolean,
): TimeNode | undefined {
  const [a, b] = [rank(first), rank(last)];
  // From 10am to noon on Saturday: what is behind is of both.
  if (first.kind === "clock" && last.kind === "within" && isClock(last) && english)
    return { ...last, inner: { kind: "range", first, last: last.inner } };
  // 6月1日—3日 9:00—17:00: the hours are of each day, the days are when it is.
  if (first.kind === "within" && first.scope.kind === "range" && isClock(first) && isClock(last))
    return first.scope;
  const hours = a <= RANK.part && b <= RANK.part;
  const days = a >= RANK.day && b >= RANK.day;
  const timed =
    a <= RANK.part && b >= RANK.day && (last.kind === "within" || first.kind === "within");
  return hours || days || timed ? { kind: "range", first, last } : undefined;
}

/** 3月起至…: the beginning of a range is itself. */
export function unbound(node: TimeNode): TimeNode {
  return node.kind === "bounded" && node.bound.op === "from" ? node.of : node;
}

/** 至6月底前: the end of a range is its own limit; 至春节期间 goes to the end of its rest. */
export function unboundEnd(node: TimeNode): TimeNode {
  if (node.kind === "bounded" && node.bound.op === "during")
    return innermostNamed(node.of)?.day.rest === undefined
      ? node.of
      : replaceNamed(node.of, "rest");
  return node.kind === "bounded" && (node.bound.op === "before" || node.bound.op === "until")
    ? node.of
    : node;
}
