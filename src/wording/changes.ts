import type { Activity } from "../store/activities.ts";
import type { Occurrence } from "../store/occurrences.ts";
import { type Timed, whenWords } from "./dates.ts";

/** What the record of changes says, in the language that the secretary reads. */
export function addedWords(
  activity: Activity,
  occurrences: readonly Occurrence[],
  today: string,
): string {
  const [first] = occurrences;
  const when = first === undefined ? "" : `，${whenWords(first, today, "zh")}`;
  const more = occurrences.length > 1 ? `起${occurrences.length}次` : "";
  return `新增${activity.no} ${activity.title}${when}${more}`;
}

export function movedWords(activity: Activity, before: Timed, after: Timed, today: string): string {
  const [from, to] = [whenWords(before, today, "zh"), whenWords(after, today, "zh")];
  return `${activity.no} ${activity.title} 改期：${from}→${to}`;
}

export function cancelledWords(
  activity: Activity,
  when: Timed,
  today: string,
  why: string | null,
): string {
  return `取消${activity.no} ${activity.title}，${whenWords(when, today, "zh")}${reason(why)}`;
}

/** @param times how many occurrences went with it */
export function activityCancelledWords(
  activity: Activity,
  times: number,
  why: string | null,
): string {
  const all = times > 1 ? `，共${times}次` : "";
  return `取消${activity.no} ${activity.title}${all}${reason(why)}`;
}

function reason(why: string | null): string {
  return why === null || why === "" ? "" : `（${why}）`;
}

export function restoredWords(activity: Activity, when: Timed, today: string): string {
  return `恢复${activity.no} ${activity.title}，${whenWords(when, today, "zh")}`;
}
