import { isDated } from "../../src/reminding/schedule.ts";
import { daysAsked } from "../../src/store/days-asked.ts";
import { type Listed, occurrenceById } from "../../src/store/occurrences.ts";
import { readCorrection } from "../../src/understanding/correction.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";
import { changeOne } from "./change-one.ts";

/** A bare date answers the private question for a day for so long. */
const COUNTS_MS = 5 * 24 * 3_600_000;
const LONGEST = 20;

/** 改12 12月19日 says itself which one it means. */
const NAMES_ONE =
  /^(?:把|将)?(?:改|修改|调整|change|move|set)\s*(?:no\.?\s?|#|第)?\d{1,4}(?![\d:.点月日号年])/iu;

/** "12月19日" to "定在哪天？": the day is set. Undefined when nobody asked, or more than one day is lacking. */
export async function dayForAsked(scene: Scene, text: string): Promise<Reply | undefined> {
  if (text.length > LONGEST || NAMES_ONE.test(text) || !/\d|[一二三四五六日天]/u.test(text))
    return undefined;
  const said = readCorrection(text, { now: scene.today, calendars: scene.calendars });
  if (said?.date === undefined || said.place !== undefined) return undefined;
  const open = await lacking(scene);
  const [only, ...others] = open;
  if (only === undefined || others.length > 0) return undefined;
  return (
    (await refusedUnlessOrganizer(scene, "change", only.activity)) ?? changeOne(scene, only, said)
  );
}

async function lacking(scene: Scene): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const id of new Set(await daysAsked(scene.db, scene.sender.id, scene.now - COUNTS_MS))) {
    const listed = await occurrenceById(scene.db, id);
    if (listed !== undefined && isOpen(listed)) found.push(listed);
  }
  return found;
}

/** Still without a day, or still on the day that its rule gave it. */
function isOpen({ occurrence, activity }: Listed): boolean {
  if (occurrence.state !== "planned") return false;
  return (
    !isDated({ occurrence, activity }) ||
    (activity.rrule !== null && occurrence.slot === occurrence.window_start)
  );
}
