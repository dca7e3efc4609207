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

const FIELDS: Readonly<Record<string, string>> = {
  title: "名称",
  place: "地点",
  audience: "对象",
  speaker: "讲师",
  bring: "带",
  meet_at: "集合",
  capacity: "名额",
};

/** 21 禁毒讲座 地点：社区书屋→二楼; one part for each fact that changed. */
export function editedWords(before: Activity, to: Partial<Activity>): string {
  const parts = Object.entries(to).map(([key, value]) => {
    const old = before[key as keyof Activity] ?? "未定";
    return `${FIELDS[key] ?? key}：${old}→${value ?? "不限"}`;
  });
  return `${before.no} ${before.title} ${parts.join("，")}`;
}

/** 11 机关公开日 只这一次换地点：一楼大厅→二楼 */
export function placedWords(activity: Activity, occurrence: Occurrence, place: string): string {
  const old = occurrence.place ?? activity.place ?? "未定";
  return `${activity.no} ${activity.title} 只这一次换地点：${old}→${place}`;
}

/** @param times how many occurrences are to come */
export function seriesWords(activity: Activity, times: number, to: string): string {
  return `${activity.no} ${activity.title} 以后都改为${to}，还有${times}次`;
}
