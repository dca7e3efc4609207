import type { ItemWhen, ReadItem } from "../../src/plan/reading/plan-reading.ts";
import { itemOf, redateProposal, retitleProposal } from "../../src/plan/review-plan.ts";
import type { Plan, Proposal } from "../../src/store/plans.ts";
import { readTime } from "../../src/time/read-time.ts";
import type { TimeReading } from "../../src/time/reading.ts";
import type { Scene } from "../scene.ts";

/**
 * "改3 5月20日", "7 每月", "改4 标题 …": what a line should be instead. A month or day without a year is one of
 * the plan's year.
 * @returns the corrected item, or undefined when the words say neither a time nor a title
 */
export async function correctProposal(
  scene: Scene,
  plan: Plan,
  proposal: Proposal,
  value: string,
): Promise<ReadItem | undefined> {
  const title = /^(?:标题|名称|title)[：:\s]*(.+)$/i.exec(value.trim())?.[1];
  if (title !== undefined) {
    await retitleProposal(scene.db, proposal, title.trim());
    return { ...itemOf(proposal), title: title.trim() };
  }
  const [reading] = readTime(value, {
    now: scene.today,
    mode: "prose",
    ...(plan.year === null ? {} : { planYear: plan.year }),
    calendars: scene.calendars,
  });
  if (reading === undefined) return undefined;
  const when = whenOf(reading);
  await redateProposal(scene.db, proposal, when);
  return { ...itemOf(proposal), when };
}

function whenOf(reading: TimeReading): ItemWhen {
  return {
    text: reading.text,
    start: reading.start,
    end: reading.end,
    grain: reading.grain,
    approximate: reading.approximate,
    rrule: reading.rrule ?? null,
    exdates: reading.except ?? [],
    goal: null,
  };
}
