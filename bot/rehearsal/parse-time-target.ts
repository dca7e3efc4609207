import { parseMinute } from "../../src/calendar/civil-minute.ts";
import { Fault } from "../../src/errors.ts";
import type { TimeTarget } from "./transcript.ts";

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/**
 * `2026-11-27 08:40`, `2026-11-27`, `08:50`, `+2h`, `+1d2h30m`.
 * @throws Fault `transcript`
 */
export function parseTimeTarget(text: string): TimeTarget {
  const after = /^\+\s*((?:\d+(?:\.\d+)?\s*[smhdw]\s*)+)$/u.exec(text);
  if (after !== null) return { kind: "after", ms: sumOfParts(after[1] ?? "") };
  if (/^\d{1,2}:\d{2}$/u.test(text)) return { kind: "clock", time: text.padStart(5, "0") };
  const civil = text.replace(
    /^(\d{4}-\d{2}-\d{2}) +(\d{1,2}:)/u,
    (_, day: string, hour: string) => {
      return `${day}T${hour.padStart(3, "0")}`;
    },
  );
  if (parseMinute(civil) === undefined) {
    throw new Fault("transcript", `时间看不懂：${text} / a time is 2026-11-27 08:40, +2h or +1d`);
  }
  return { kind: "at", civil: civil.includes("T") ? civil : `${civil}T00:00` };
}

function sumOfParts(text: string): number {
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*([smhdw])/gu)) {
    sum += Number(amount) * (UNIT_MS[unit ?? ""] ?? 0);
  }
  return sum;
}
