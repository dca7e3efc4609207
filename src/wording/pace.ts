import type { Pace } from "../plan/pace.ts";
import { type Language, speaking } from "./language.ts";
import { lines } from "./layout.ts";

/** 大培训 1/2，还剩38天 */
export function paceLine(pace: Pace, language: Language): string {
  const { goal, done } = pace;
  const say = speaking(language);
  const scope = goal.scope === null ? "" : say(`（${goal.scope}）`, ` (${goal.scope})`);
  const left = say("，", ", ") + daysLeftText(pace, language);
  return `${goal.title}${scope} ${done}/${goal.times}${left}`;
}

/** 还剩38天，慢了 */
export function daysLeftText({ goal, done, daysLeft, behind }: Pace, language: Language): string {
  const say = speaking(language);
  if (done >= goal.times) return say("完成", "done");
  const left = say(`还剩${daysLeft}天`, `${daysLeft} days left`);
  return left + (behind ? say("，慢了", ", behind") : "");
}

export function pacesText(
  paces: readonly Pace[],
  rolls: readonly string[],
  language: Language,
): string {
  const say = speaking(language);
  const all = [...paces.map((pace) => paceLine(pace, language)), ...rolls];
  if (all.length === 0) return say("计划里没有定次数的", "The plan sets no numbers of times");
  return lines(
    ...all.slice(0, 7),
    all.length > 7 && say(`还有${all.length - 7}项`, `${all.length - 7} more`),
  );
}

/** To the organizers in private, when something falls behind. */
export function paceAlertText(
  paces: readonly Pace[],
  rolls: readonly string[],
  language: Language,
): string {
  const say = speaking(language);
  const all = [...paces.map((pace) => paceLine(pace, language)), ...rolls];
  return lines(
    say(`进度慢了的${all.length}项：`, `${all.length} behind:`),
    ...all.slice(0, 6),
    say("回“进度”看全部", 'Reply "progress" for all'),
  );
}
