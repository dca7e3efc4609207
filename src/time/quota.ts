import type { Placed } from "./time-node.ts";
import { readTimes } from "./times.ts";

const WHOLE_YEAR = /全年|一年内|年内/gu;

/** 全年至少开展两次: a goal for the year. Added among the readings where a number of times stands behind 全年. */
export function yearQuotas(text: string, placed: readonly Placed[]): Placed[] {
  const quotas: Placed[] = [];
  for (const match of text.matchAll(WHOLE_YEAR)) {
    const from = match.index;
    const after = from + match[0].length;
    const next = placed.find((one) => one.from >= after)?.from;
    const times = readTimes(text, after, next);
    if (times === undefined) continue;
    quotas.push({
      node: {
        kind: "every",
        unit: "year",
        interval: 1,
        inner: [],
        times: Math.max(times.count, 1),
      },
      from,
      to: times.to,
    });
  }
  if (quotas.length === 0) return [...placed];
  const others = placed.filter(
    (one) => !quotas.some((quota) => one.from < quota.to && one.to > quota.from),
  );
  return [...others, ...quotas].sort((a, b) => a.from - b.from);
}
