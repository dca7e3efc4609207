import type { ItemWhen } from "../../src/plan/reading/plan-reading.ts";
import { onDay, type SayingContext } from "../../src/plan/when-said.ts";
import type { Change } from "./change-one.ts";

/**
 * The time of a draft of which only the day or only the clock was corrected: the other half stays. Undefined
 * when the correction says it whole, or nothing of it.
 */
export function draftWhen(
  before: ItemWhen | null,
  { date, time, rrule }: Change,
  _context: SayingContext,
): ItemWhen | undefined {
  if (before === null || before.start === null || rrule !== undefined) return undefined;
  if (date !== undefined && time === undefined && before.grain === "minute") {
    return { ...onDay(date, before.start.slice(11, 16)), rrule: null };
  }
  const hasDay = ["minute", "hour", "part", "day"].includes(before.grain ?? "");
  if (date === undefined && time !== undefined && hasDay) {
    const { text, rrule: rule, exdates } = before;
    return { ...onDay(before.start.slice(0, 10), time), text, rrule: rule, exdates };
  }
  return undefined;
}
