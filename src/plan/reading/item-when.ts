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
    end: reading.end,
    grain: reading.grain,
    approximate: reading.approximate,
    rrule: rule,
    exdates: reading.except ?? [],
    goal,
  };
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
