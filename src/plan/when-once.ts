import type { ItemWhen } from "./reading/plan-reading.ts";

/**
 * A time that comes once and is meant as it is said: no rule, no "about".
 * @param when civil times `YYYY-MM-DDTHH:MM:SS`, the end not included; null on a side that is open
 * @param text the words it was said in, if they are to be shown
 */
export function whenOnce(when: Pick<ItemWhen, "start" | "end" | "grain">, text = ""): ItemWhen {
  return { text, ...when, approximate: false, rrule: null, exdates: [], goal: null };
}
