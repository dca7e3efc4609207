import { addDays } from "../../calendar/civil-day.ts";
import type { TimeReading } from "../../time/reading.ts";
import type { Draft } from "./find-items.ts";
import type { ItemWhen } from "./plan-reading.ts";
import type { Part } from "./split-draft.ts";

/** Words that promise repetition without saying how often. */
const HOW_OFTEN =
  /经常定期|不定期|定期|经常性|经常|常态化|\b(?:regularly|regular|from time to time|periodically)\b/i;

/** When an item is, or null where its words say nothing of time. */
export function whenOf(part: Part, draft: Draft): ItemWhen | null {
  const reading = part.time?.reading;
  const goal = part.goal ?? null;
  if (reading === undefined && goal === null) {
    const vague = HOW_OFTEN.exec(draft.clauses[0]?.text ?? "")?.[0];
    return vague === undefined ? null : { ...NOTHING, text: vague };
  }
  if (reading === undefined) return { ...NOTHING, goal };
  const rule = reading.rrule?.startsWith("X-QUOTA") ? null : (reading.rrule ?? null);
  return {
    text: reading.text,
    start: reading.start,
    end: deadlineOf(reading),
    grain: reading.grain,
    approximate: reading.approximate,
    rrule: rule,
    exdates: reading.except ?? [],
    goal,
  };
}

/**
 * 6月20日前上报: the twentieth is the last day on which it is in time. In talk 前 leaves the day
 * out, and so does the reading; before a festival (国庆节前) it is left out here, too.
 */
function deadlineOf({ text, start, end }: TimeReading): string | null {
  if (start !== null || end?.endsWith("T00:00:00") !== true) return end;
  if (!/[\d一二三四五六七八九十]\s*[日号](?:之|以)?前|\d\.\d{1,2}(?:之|以)?前/.test(text))
    return end;
  return `${addDays(end.slice(0, 10), 1)}${end.slice(10)}`;
}

const NOTHING: ItemWhen = {
  text: "",
  start: null,
  end: null,
  grain: null,
  approximate: false,
  rrule: null,
  exdates: [],
  goal: null,
};
