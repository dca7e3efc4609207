import { foreseenText, shortened } from "../../wording/desk-record.ts";
import type { Building, Built } from "./building.ts";
import type { OwedOf } from "./file-owed.ts";

/** The list whose next page can be asked for; its pages are those of one rehearsal. */
export const FORESEEN = "foreseen";

/** So many messages are kept for the pages behind the first. */
const MOST_KEPT = 300;

/** What will be sent in the next days: the first page, and the rest for whoever asks for it. */
export async function buildPreview(building: Building, owed: OwedOf<"preview">): Promise<Built> {
  const { days, language } = owed;
  const foreseen = await building.foresee(days);
  const reader = { today: building.today, language };
  const lines = foreseen.slice(0, MOST_KEPT).map((line) => shortened(line));
  const view = { lines, count: foreseen.length, days };
  const { text, next } = foreseenText(view, 0, reader);
  return next === undefined
    ? { text }
    : { text, ask: { kind: FORESEEN, payload: { ...view, start: next, language } } };
}
