import { isChildren } from "../attendance/count-heads.ts";
import type { Gap, LedgerRow } from "./ledger-row.ts";

/**
 * What the ledger lacks of one occurrence, the number of people first: nobody was counted, children came
 * and were not counted, no photo, no line on what happened (product rule F71).
 */
export function gapsOf(row: Omit<LedgerRow, "gaps">): Gap[] {
  const { activity, people, children, otherCounts, photos, minutesLine } = row;
  const counted = people > 0 || children > 0 || otherCounts.length > 0;
  const forChildren = isChildren(activity.audience ?? activity.title);
  return [
    ...(counted ? [] : (["count"] as const)),
    ...(counted && forChildren && children === 0 ? (["children"] as const) : []),
    ...(photos === 0 ? (["photo"] as const) : []),
    ...(minutesLine === null ? (["minutes"] as const) : []),
  ];
}
