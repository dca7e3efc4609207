import type { Entry } from "./entries.ts";

/** A heading that names what is held: 二、支部委员会会议. */
const HELD =
  /^[^，,。；;、]{0,12}(?:大会|会议|例会|委员会议|小组会|议事会|恳谈会|生活会|班会|座谈会|联席会|党课|团课|党日|团日|升旗仪式|演练|讲座|沙龙|读书会)$/u;

/** What the heading right above is called, where it names a meeting or the like; else undefined. */
export function heldSubject(parent: Entry | undefined): string | undefined {
  if (parent?.isHeading !== true) return undefined;
  const words = parent.passage.text
    .slice(parent.body)
    .replace(/[：:（(].*$/su, "")
    .trim();
  return HELD.test(words) ? words : undefined;
}
