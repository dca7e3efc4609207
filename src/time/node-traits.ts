import type { TimeNode } from "./time-node.ts";

/** 底 and 末: "before the end" means until it is over. */
export function isEnd(node: TimeNode): boolean {
  if (node.kind === "within") return isEnd(node.inner);
  if (node.kind === "part")
    return node.part === "monthEnd" || node.part === "yearEnd" || node.part === "lateMonth";
  return node.kind === "nth" && node.n < 0;
}

/** The same node with its festival taken as a day or as a rest period. */
export function replaceNamed(node: TimeNode, whole: "day" | "rest"): TimeNode {
  if (node.kind === "named") return { ...node, whole };
  if (node.kind === "within") return { ...node, inner: replaceNamed(node.inner, whole) };
  return node;
}

/** The festival that a node finally names. */
export function innermostNamed(node: TimeNode): Extract<TimeNode, { kind: "named" }> | undefined {
  if (node.kind === "named") return node;
  return node.kind === "within" ? innermostNamed(node.inner) : undefined;
}

/** Whether a node finally names a time of the clock. */
export function isClock(node: TimeNode): boolean {
  if (node.kind === "within") return isClock(node.inner);
  return node.kind === "clock";
}
