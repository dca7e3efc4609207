import type { Language } from "./language.ts";

/** A number of the report: its name, how it is counted, and from which records. */
export interface Term {
  readonly name: string;
  readonly counts: string;
  readonly source: string;
}

const ZH: readonly Term[] = [
  {
    name: "场次",
    counts: "有签到、报数、照片、纪要之一，或标为已办的活动，每次算一场；取消的不算",
    source: "活动、签到、报数、照片、纪要",
  },
  { name: "人次", counts: "每场签到之和，同行的人计入；撤销的不算", source: "签到" },
  { name: "人数", counts: "签过到的不同的人；同行没有姓名，不另计", source: "签到" },
  {
    name: "五老人次",
    counts: "五老的签到之和，括号里是不同的人；五老=名单标注的人和名称带“五老”的群里的人",
    source: "签到、五老名单",
  },
  { name: "青少年人次", counts: "现场报数里学生、孩子等的人数之和，只记数不记名", source: "报数" },
  { name: "不记名另报", counts: "现场报数里的成年人，可能已签到，不并入人次", source: "报数" },
  {
    name: "时长",
    counts: "每人从活动开始（迟到从签到）到签退之和，没签退算到计划结束；没有钟点的不算",
    source: "签到、签退、活动时间",
  },
  {
    name: "走访",
    counts: "记下的走访，加上名称是走访、慰问、探望、家访的场次",
    source: "走访记录、活动",
  },
  { name: "讲座", counts: "名称或类别是讲座、宣讲、报告会等的场次", source: "活动" },
];

const EN: readonly Term[] = [
  {
    name: "sessions",
    counts:
      "occurrences with a check-in, headcount, photo or minutes, or marked as done; cancelled ones do not count",
    source: "activities, check-ins, headcounts, photos, minutes",
  },
  {
    name: "attendances",
    counts: "check-ins of all sessions, companions included; undone ones do not count",
    source: "check-ins",
  },
  {
    name: "people",
    counts: "different members who checked in; companions have no name and are not added",
    source: "check-ins",
  },
  {
    name: "veterans",
    counts: "check-ins of the 五老 (marked, or in a room called so), and the different people",
    source: "check-ins, list of 五老",
  },
  {
    name: "youth",
    counts: "sum of the headcounts of pupils and children, without names",
    source: "headcounts",
  },
  {
    name: "counted without names",
    counts: "adults in headcounts; they may have checked in, so they are not added",
    source: "headcounts",
  },
  {
    name: "hours",
    counts:
      "per person from the start (or a later check-in) to check-out, or the planned end; none without a clock time",
    source: "check-ins, times of activities",
  },
  {
    name: "visits",
    counts: "logged visits, and sessions that are visits by their name",
    source: "visit log, activities",
  },
  { name: "talks", counts: "sessions that are lectures by name or category", source: "activities" },
];

/** How every number is counted, in the order of the report. */
export function ledgerTerms(language: Language): readonly Term[] {
  return language === "zh" ? ZH : EN;
}
