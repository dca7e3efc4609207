import type { Pace } from "../plan/pace.ts";
import { type Language, speaking } from "./language.ts";
import { lines } from "./layout.ts";

/** 大培训 1/2，还剩38天 */
export function paceLine({ goal, done, daysLeft, behind }: Pace, language: Language): string {
  const say = speaking(language);
  const scope = goal.scope === null ? "" : say(`（${goal.scope}）`, ` (${goal.scope})`);
  const left =
    done >= goal.times
      ? say("，完成", ", done")
      : say(`，还剩${daysLeft}天`, `, ${daysLeft} days left`);
  const slow = behind ? say("，慢了", ", behind") : "";
  return `${goal.title}${scope} ${done}/${goal.times}${left}${slow}`;
}

export function pacesText(paces: readonly Pace[], language: Language): string {
  const say = speaking(language);
  if (paces.length === 0) return say("计划里没有定次数的", "The plan sets no numbers of times");
  return lines(
    ...paces.slice(0, 7).map((pace) => paceLine(pace, language)),
    paces.length > 7 && say(`还有${paces.length - 7}项`, `${paces.length - 7} more`),
  );
}

/** To the organizers in private, when something falls behind. */
export function paceAlertText(paces: readonly Pace[], language: Language): string {
  const say = speaking(language);
  return lines(
    say(`进度慢了的${paces.length}项：`, `${paces.length} behind:`),
    ...paces.slice(0, 6).map((pace) => paceLine(pace, language)),
    say("回“进度”看全部", 'Reply "progress" for all'),
  );
}
