import type { Placed } from "./time-node.ts";
import { readTimes } from "./times.ts";

const WHOLE_YEAR = /全年|一年内|年内/gu;

/**
 * 全年至少开展两次: a goal for the year, added among the times of a text where a number of times stands behind 全年.
 * Both lists are walked side by side: a long text with many of either stays linear.
 */
export function yearQuotas(text: string, placed: readonly Placed[]): Placed[] {
  const merged: Placed[] = [];
  let next = 0;
  for (const match of text.matchAll(WHOLE_YEAR)) {
    const from = match.index;
    const after = from + match[0].length;
    while ((placed[next]?.to ?? Number.POSITIVE_INFINITY) <= from)
      next = take(placed, next, merged);
    const behind = [placed[next], placed[next + 1]].find(
      (one) => one !== undefined && one.from >= after,
    );
    const times = readTimes(text, after, behind?.from);
    if (times === undefined) continue;
    while ((placed[next]?.from ?? Number.POSITIVE_INFINITY) < times.to) next += 1;
    merged.push({
      node: { kind: "every", unit: "year", interval: 1, inner: [], times: times.count },
      from,
      to: times.to,
    });
  }
  return [...merged, ...placed.slice(next)];
}

function take(placed: readonly Placed[], at: number, merged: Placed[]): number {
  const one = placed[at];
  if (one !== undefined) merged.push(one);
  return at + 1;
}
