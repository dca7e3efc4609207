import { yearMonthDay } from "../calendar/civil-day.ts";
import { dayOfMinute } from "../calendar/civil-minute.ts";
import type { DayRule } from "../calendar/named-day.ts";
import { candidatesOf, insideOf } from "./candidates.ts";
import { rankOfPart } from "./parts.ts";
import { type Reference, yearWindow } from "./reference.ts";
import { choose, resolve } from "./resolve.ts";
import type { Resolved } from "./resolved.ts";
import { type EveryNode, RANK, rankOf, type TimeNode } from "./time-node.ts";
import type { Window } from "./window.ts";

/** A recurrence, read: its rule, its first occurrence (or its scope where no day is named), what it leaves out. */
export interface RuleReading {
  readonly rrule: string;
  readonly window: Resolved;
  readonly except?: readonly string[];
}

const WORKDAYS = ["MO", "TU", "WE", "TH", "FR"] as const;
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

const FREQUENCY: Readonly<Record<EveryNode["unit"], readonly [freq: string, interval: number]>> = {
  day: ["DAILY", 1],
  workday: ["WEEKLY", 1],
  week: ["WEEKLY", 1],
  month: ["MONTHLY", 1],
  quarter: ["MONTHLY", 3],
  half: ["MONTHLY", 6],
  year: ["YEARLY", 1],
  term: ["YEARLY", 1],
};

const QUOTA_PERIOD: Readonly<Partial<Record<EveryNode["unit"], string>>> = {
  year: "YEAR",
  term: "SEMESTER",
  half: "HALF",
  quarter: "QUARTER",
  month: "MONTH",
  week: "WEEK",
  day: "DAY",
};

/** Reads a recurrence into an RFC 5545 rule with the product's extensions; undefined when it can have no occurrence. */
export function readEvery(found: EveryNode, reference: Reference): RuleReading | undefined {
  const node = { ...found, inner: found.inner.flatMap(dayAndHour) };
  const scope = node.scope === undefined ? undefined : resolve(node.scope, reference)[0];
  const rule = isQuota(node) ? quota(node) : `${frequency(node)}${until(scope)}`;
  const window = firstOccurrence(node, scope, reference);
  const except = exceptions(node, scope ?? yearWindow(reference.thisYear), reference);
  return { rrule: rule, window, ...(except.length > 0 ? { except } : {}) };
}

/** 10.30am on the first Tuesday, said as one: its day and its hour each count. */
function dayAndHour(node: TimeNode): readonly TimeNode[] {
  const isHour = node.kind === "within" && rankOf(node.inner, rankOfPart) < RANK.day;
  return isHour && rankOf(node.scope, rankOfPart) >= RANK.day ? [node.scope, node.inner] : [node];
}

/** "Twice a term" is a goal, not a rhythm: no RRULE can say on which days. */
function isQuota(node: EveryNode): boolean {
  if (node.unit === "term") return true;
  return dayNodes(node).length === 0 && (node.times ?? 1) > 1;
}

function quota(node: EveryNode): string {
  return `X-QUOTA;PERIOD=${QUOTA_PERIOD[node.unit] ?? "YEAR"};MIN=${node.times ?? 1}`;
}

function frequency(node: EveryNode): string {
  const [freq, base] = FREQUENCY[node.unit];
  const interval = base * node.interval;
  const parts = [
    `FREQ=${freq}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...byParts(node),
  ];
  return parts.join(";");
}

function byParts(node: EveryNode): string[] {
  if (node.unit === "workday") return ["BYDAY=MO,TU,WE,TH,FR"];
  const days = dayNodes(node);
  const collected = new Map<string, string[]>();
  for (const day of days) {
    for (const [key, value] of byPartOf(day)) {
      const values = collected.get(key) ?? [];
      if (!values.includes(value)) collected.set(key, [...values, value]);
    }
  }
  return [...collected].map(([key, values]) => `${key}=${values.join(",")}`);
}

function byPartOf(node: TimeNode): [string, string][] {
  switch (node.kind) {
    case "weekday":
      return [["BYDAY", weekdayCode(node.weekday)]];
    case "weekend":
      return [
        ["BYDAY", "SA"],
        ["BYDAY", "SU"],
      ];
    case "day":
      return [["BYMONTHDAY", String(node.day)]];
    case "month":
      return [["BYMONTH", String(node.month)]];
    case "monthDay":
      return [
        ["BYMONTH", String(node.month)],
        ["BYMONTHDAY", String(node.day)],
      ];
    case "lunar":
      return node.day === undefined ? [] : [["X-LUNAR", two(node.month) + two(node.day)]];
    case "lunarDay":
      return [["X-LUNAR", two(node.day)]];
    case "named":
      return byPartOfRule(node.day.rule);
    case "nth":
      if (node.unit === "weekday") return [["BYDAY", `${node.n}${weekdayCode(node.weekday ?? 1)}`]];
      if (node.unit === "weekend") return [["BYDAY", `${node.n}SA`]];
      if (node.unit === "workday")
        return [
          ...WORKDAYS.map((day): [string, string] => ["BYDAY", day]),
          ["BYSETPOS", String(node.n)],
        ];
      return node.unit === "day" && (node.count ?? 1) === 1 ? [["BYMONTHDAY", String(node.n)]] : [];
    case "within":
      return [...byPartOf(node.scope), ...byPartOf(node.inner)];
    case "range":
      return spread(node.first, node.last).flatMap(byPartOf);
    default:
      return [];
  }
}

function byPartOfRule(rule: DayRule): [string, string][] {
  if ("solar" in rule) {
    return [
      ["BYMONTH", String(Number(rule.solar.slice(0, 2)))],
      ["BYMONTHDAY", String(Number(rule.solar.slice(3)))],
    ];
  }
  if ("lunar" in rule) return [["X-LUNAR", rule.lunar.replace("-", "")]];
  // Day zero of the first lunar month: the eve, whether the last month has 29 or 30 days.
  if ("lunarNewYear" in rule) return [["X-LUNAR", "0100"]];
  if ("nth" in rule) {
    const { month, week, weekday } = rule.nth;
    return [
      ["BYMONTH", String(month)],
      ["BYDAY", `${week}${weekdayCode(weekday)}`],
    ];
  }
  return "term" in rule ? [["X-TERM", rule.term]] : [["X-EASTER", String(rule.easter)]];
}

/** 周一至周五 as its five days, 1日至5日, 6至8月; a range of anything else stays its two ends. */
function spread(first: TimeNode, last: TimeNode): TimeNode[] {
  if (first.kind === "weekday" && last.kind === "weekday") {
    const count = (last.weekday - first.weekday + 7) % 7;
    return Array.from({ length: count + 1 }, (_, step) => ({
      kind: "weekday",
      weekday: ((first.weekday + step - 1) % 7) + 1,
    }));
  }
  if (first.kind === "day" && last.kind === "day" && last.day > first.day) {
    return Array.from({ length: last.day - first.day + 1 }, (_, step) => ({
      kind: "day",
      day: first.day + step,
    }));
  }
  if (first.kind === "month" && last.kind === "month") {
    const count = (last.month - first.month + 12) % 12;
    return Array.from({ length: count + 1 }, (_, step) => ({
      kind: "month",
      month: ((first.month + step - 1) % 12) + 1,
    }));
  }
  return [first];
}

/** What names days (not hours) among the inner nodes, lists and ranges taken apart. */
function dayNodes(node: EveryNode): TimeNode[] {
  return node.inner.flatMap(flatten).filter((inner) => rankOf(inner, rankOfPart) >= RANK.day);
}

function flatten(node: TimeNode): TimeNode[] {
  if (node.kind === "list") return node.items.flatMap((item) => flatten(item.node));
  if (node.kind === "range" && rankOf(node.last, rankOfPart) >= RANK.day)
    return spread(node.first, node.last);
  return [node];
}

function until(scope: Resolved | undefined): string {
  if (scope?.end === undefined || scope.end === null) return "";
  const { year, month, day } = yearMonthDay(dayOfMinute(scope.end - 1));
  return `;UNTIL=${year}${two(month)}${two(day)}T235959`;
}

/** Days within which a rule surely comes round; a hundred for months and what is longer. */
const LOOK_AHEAD: Readonly<Partial<Record<EveryNode["unit"], number>>> = {
  day: 9,
  workday: 9,
  week: 16,
  year: 800,
};

function firstOccurrence(
  node: EveryNode,
  scope: Resolved | undefined,
  reference: Reference,
): Resolved {
  const whole = scope ?? yearWindow(reference.thisYear);
  const from = Math.max(
    whole.start ?? 0,
    reference.mode === "query" ? reference.now : (whole.start ?? 0),
  );
  const days = dayNodes(node);
  // Months alone are no occurrence: the rule stands for its whole scope.
  if (node.unit === "month" && days.length > 0 && days.every(({ kind }) => kind === "month"))
    return whole;
  const hours = node.inner.filter((inner) => rankOf(inner, rankOfPart) < RANK.day);
  const everyDay = node.unit === "day" || node.unit === "workday";
  if (days.length === 0 && hours.length === 0 && !everyDay) return whole;
  const horizon = {
    from: dayOfMinute(from),
    until: dayOfMinute(from) + (LOOK_AHEAD[node.unit] ?? 100),
  };
  const found = dayWindows(node, days, horizon, reference)
    .flatMap((day) =>
      hours.reduce<Window[]>(
        (windows, hour) => windows.flatMap((one) => insideOf(hour, one, reference)),
        [day],
      ),
    )
    .filter((window) => window.start >= from)
    .sort((a, b) => a.start - b.start);
  return found[0] ?? whole;
}

function dayWindows(
  node: EveryNode,
  days: readonly TimeNode[],
  horizon: { from: number; until: number },
  reference: Reference,
): Window[] {
  if (days.length > 0)
    return days.flatMap((day) => candidatesOf(day, horizon, { ...reference, mode: "prose" }));
  const weekdays = node.unit === "workday" ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7];
  return weekdays.flatMap((weekday) =>
    candidatesOf({ kind: "weekday", weekday }, horizon, reference),
  );
}

/** 2月、8月除外: months as `YYYY-MM`, days as `YYYY-MM-DD`, in the scope's year. */
function exceptions(node: EveryNode, scope: Resolved, reference: Reference): string[] {
  const year =
    scope.start === null ? reference.thisYear : yearMonthDay(dayOfMinute(scope.start)).year;
  return (node.except ?? []).flatMap(flatten).flatMap((except) => {
    if (except.kind === "month") return [`${year}-${two(except.month)}`];
    return choose(except, reference).flatMap(({ start, end }) => {
      if (start === null || end === null) return [];
      return daysIn(dayOfMinute(start), dayOfMinute(end - 1));
    });
  });
}

function daysIn(from: number, to: number): string[] {
  return Array.from({ length: Math.min(to - from + 1, 366) }, (_, step) => {
    const { year, month, day } = yearMonthDay(from + step);
    return `${year}-${two(month)}-${two(day)}`;
  });
}

function weekdayCode(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? "MO";
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
