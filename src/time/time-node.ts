import type { NamedDay } from "../calendar/named-day.ts";
import type { SchoolSpan } from "../calendar/school-terms.ts";
import type { PartName } from "./parts.ts";

/**
 * What words of time mean before anybody has asked "from when?". Most nodes are patterns that repeat on the line of
 * days (March, the 28th, Friday, the afternoon, 重阳节); `within` narrows one pattern by another; the context picks
 * the occurrence that is meant. Only a few nodes are fixed from the start (today, 2027, next week).
 */
export type TimeNode =
  | { readonly kind: "relative"; readonly unit: RelativeUnit; readonly offset: number }
  /** 次年, 次日: the year and the day after the one mentioned last. */
  | { readonly kind: "nextYear" }
  | { readonly kind: "nextDay" }
  /** 第十六周, 第1—2周: weeks of a term, counted from the one it begins in. */
  | { readonly kind: "schoolWeeks"; readonly n: number; readonly count: number }
  | { readonly kind: "years"; readonly from: number; readonly to: number }
  | { readonly kind: "schoolYear"; readonly from: number }
  | { readonly kind: "date"; readonly year: number; readonly month: number; readonly day: number }
  | RollingNode
  | { readonly kind: "part"; readonly part: PartName }
  | { readonly kind: "month"; readonly month: number }
  | { readonly kind: "monthDay"; readonly month: number; readonly day: number }
  | { readonly kind: "day"; readonly day: number }
  | { readonly kind: "weekday"; readonly weekday: number }
  | { readonly kind: "weekend" }
  | NthNode
  | { readonly kind: "named"; readonly day: NamedDay; readonly whole: "day" | "rest" | "asked" }
  /** 节 of 节前: the festival mentioned last; compose.ts puts it in, alone it means nothing. */
  | { readonly kind: "sameFestival" }
  | { readonly kind: "lunar"; readonly month: number; readonly day?: number }
  /** A day of every lunar month: 农历初一. */
  | { readonly kind: "lunarDay"; readonly day: number }
  | { readonly kind: "school"; readonly span: SchoolSpan }
  /** 开学: the first day of a term. */
  | { readonly kind: "termStart"; readonly term: "springTerm" | "autumnTerm" | "any" }
  | ClockNode
  | { readonly kind: "list"; readonly items: readonly Placed[] }
  | { readonly kind: "range"; readonly first: TimeNode; readonly last: TimeNode }
  | { readonly kind: "within"; readonly inner: TimeNode; readonly scope: TimeNode }
  | { readonly kind: "bounded"; readonly bound: Bound; readonly of: TimeNode }
  | EveryNode;

export type RelativeUnit =
  | "day"
  | "week"
  | "month"
  | "quarter"
  | "half"
  | "year"
  | "term"
  | "schoolYear";

export type RollingUnit = "minute" | "hour" | "day" | "weekend" | "week" | "month" | "year";

/** A stretch measured from today or now: 未来三天, 一周之内, 三天后, 过去一周. */
export interface RollingNode {
  readonly kind: "rolling";
  readonly unit: RollingUnit;
  /** May be a fraction: 半个月 is half a month. */
  readonly count: number;
  /**
   * `next` starts tomorrow, `within` today; `last` ends before today; `at` is the one day or hour that far away (negative
   * count: ago); `about` is an approximate stretch of days from `from`.
   */
  readonly shape: "next" | "within" | "last" | "at" | "about";
  /** First day of `about`, counted from today. */
  readonly from?: number;
}

/** The n-th (negative: from the end) day, week or weekday of whatever it stands in; a month unless said. */
export interface NthNode {
  readonly kind: "nth";
  readonly n: number;
  readonly unit: "day" | "workday" | "week" | "weekday" | "weekend" | "month";
  /** For unit "weekday": 1 = Monday. */
  readonly weekday?: number;
  /** How many units from the n-th on: 前三天 is the first with count 3. */
  readonly count?: number;
}

export interface ClockNode {
  readonly kind: "clock";
  /** Minutes after midnight; 1440 and more belong to the night before. */
  readonly minute: number;
  readonly precision: "hour" | "minute";
  /** Said without a part of the day, so that 3点 may be 15:00. */
  readonly bare: boolean;
}

export interface Placed {
  readonly node: TimeNode;
  /** Place in the normal text, `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** What operators do to a window; see operators.ts. */
export type Bound =
  | {
      readonly op:
        | "around"
        | "during"
        | "before"
        | "after"
        | "from"
        | "until"
        | "occasion"
        | "since"
        | "through"
        | "weekOf";
    }
  /** The first week (no weekday) or days from a weekday on behind it: 国庆节后第一周, 开学后第一个周末. */
  | {
      readonly op: "firstAfter";
      readonly weekday: number | "workday" | undefined;
      readonly days: number;
    }
  /** The last such days before it: 节前最后一个周末, 春节前最后一个工作日. */
  | { readonly op: "lastBefore"; readonly weekday: number | "workday"; readonly days: number }
  /** N units right before it, right after it or from it on: 前夕, 节前一周, 节后三天, 起连续三天. */
  | {
      readonly op: "justBefore" | "justAfter" | "shift" | "lasting";
      readonly days: number;
      readonly approximate: boolean;
    };

export interface EveryNode {
  readonly kind: "every";
  readonly unit: "day" | "week" | "month" | "quarter" | "half" | "year" | "term" | "workday";
  readonly interval: number;
  /** What narrows it, coarse to fine: weekdays, days of the month, a festival, a part of the day, a clock time. */
  readonly inner: readonly TimeNode[];
  /** 至少两次: times within the unit, with whether it was said at all. */
  readonly times?: number;
  readonly scope?: TimeNode;
  readonly except?: readonly TimeNode[];
}

/** How coarse a node is: a finer one can stand in a coarser one. */
export const RANK = {
  year: 9,
  half: 8,
  quarter: 7,
  month: 6,
  xun: 5,
  week: 4,
  day: 3,
  part: 2,
  clock: 1,
} as const;

const UNIT_RANK: Readonly<Record<string, number>> = {
  minute: RANK.clock,
  hour: RANK.clock,
  day: RANK.day,
  workday: RANK.day,
  weekday: RANK.day,
  weekend: RANK.week,
  week: RANK.week,
  xun: RANK.xun,
  month: RANK.month,
  quarter: RANK.quarter,
  season: RANK.quarter,
  half: RANK.half,
  term: RANK.half,
  schoolYear: RANK.year,
  year: RANK.year,
};

/** The rank of what a node finally names; of a list or range, of its last part. */
export function rankOf(node: TimeNode, partRank: (part: PartName) => number): number {
  const again = (inner: TimeNode): number => rankOf(inner, partRank);
  switch (node.kind) {
    case "relative":
    case "rolling":
    case "nth":
      return UNIT_RANK[node.unit] ?? RANK.day;
    case "nextYear":
    case "years":
    case "schoolYear":
      return RANK.year;
    case "schoolWeeks":
      return RANK.week;
    case "part":
      return partRank(node.part);
    case "month":
      return RANK.month;
    case "lunar":
      return node.day === undefined ? RANK.month : RANK.day;
    case "weekend":
      return RANK.week;
    case "school":
      return RANK.half;
    case "clock":
      return RANK.clock;
    case "list":
      return again(node.items.at(-1)?.node ?? { kind: "weekend" });
    case "range":
      return again(node.last);
    case "within":
      return again(node.inner);
    case "bounded":
      return again(node.of);
    case "every":
      return UNIT_RANK[node.unit] ?? RANK.day;
    default:
      return RANK.day;
  }
}
