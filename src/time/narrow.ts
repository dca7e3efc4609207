import { isClock } from "./node-traits.ts";
import { PARTS, type PartName, rankOfPart } from "./parts.ts";
import { type ClockNode, RANK, rankOf, type TimeNode } from "./time-node.ts";

const rank = (node: TimeNode): number => rankOf(node, rankOfPart);

/** 底 is of the month by itself, of the year after 今年: short parts take the size of what they stand in. */
const OF_THE_YEAR: Readonly<Partial<Record<PartName, PartName>>> = {
  monthStart: "yearStart",
  monthMiddle: "yearMiddle",
  monthEnd: "yearEnd",
};

/**
 * A time and what follows it as one: the second narrows the first (明年 + 三月), or says the same day again (6月26日 +
 * 国际禁毒日). Undefined when they do not belong together.
 */
export function narrow(scope: TimeNode, inner: TimeNode): TimeNode | undefined {
  if (inner.kind === "every") return undefined;
  if (scope.kind === "list" && rank(scope) > rank(inner)) return narrowEach(scope, inner);
  if (inner.kind === "list" && inner.items.every(({ node }) => rank(scope) > rank(node)))
    return eachWithin(scope, inner);
  const ofWhole =
    withinWeek(scope, inner) ?? withinRest(scope, inner) ?? withinNextDay(scope, inner);
  if (ofWhole !== undefined) return ofWhole;
  if (scope.kind === "range" && isOfMonth(inner) && rank(scope.last) === RANK.month) {
    return { ...scope, last: { kind: "within", inner, scope: scope.last } };
  }
  if (scope.kind === "month" && isSeasonOf(inner, scope.month)) return scope;
  const said = isDayPart(scope) ? withPart(scope, inner) : undefined;
  if (said !== undefined) return said;
  if (rank(scope) > rank(inner)) return { kind: "within", inner: fitted(inner, scope), scope };
  return sameDay(scope, inner);
}

/** 下个星期的周末; 第二周的周五, where the n-th week of a month is its days 7n-6 to 7n, so its Friday is the n-th. */
function withinWeek(scope: TimeNode, inner: TimeNode): TimeNode | undefined {
  if (scope.kind === "relative" && scope.unit === "week" && inner.kind === "weekend")
    return { kind: "within", inner, scope };
  if (scope.kind !== "nth" || scope.unit !== "week" || inner.kind !== "weekday") return undefined;
  return { kind: "nth", n: scope.n, unit: "weekday", weekday: inner.weekday };
}

/** 次日6:00 is of its morning. */
function withinNextDay(scope: TimeNode, inner: TimeNode): TimeNode | undefined {
  if (scope.kind !== "nextDay" || inner.kind !== "clock" || !inner.bare) return undefined;
  return { kind: "within", inner: { ...inner, minute: inner.minute % 720, bare: false }, scope };
}

/** 国庆最后一天: of its rest period. 国庆前三天 is before it. */
function withinRest(scope: TimeNode, inner: TimeNode): TimeNode | undefined {
  if (scope.kind !== "named" || scope.day.rest === undefined || inner.kind !== "nth")
    return undefined;
  if (inner.unit !== "day" || inner.count !== undefined) return undefined;
  return { kind: "within", inner, scope: { ...scope, whole: "rest" } };
}

/** 十月金秋 says no more than October. */
function isSeasonOf(node: TimeNode, month: number): boolean {
  if (node.kind !== "part") return false;
  const seasons: readonly PartName[] = ["winter", "spring", "summer", "autumn"];
  return seasons[Math.floor((month % 12) / 3)] === node.part;
}

/** 四月至五月上旬, 3月至5月15日: what follows a range of months belongs to the second. */
function isOfMonth(node: TimeNode): boolean {
  return node.kind === "day" || (node.kind === "part" && PARTS[node.part].of === "month");
}

/** 9月20日（星期日）, 端午节（农历五月初五）, 10月1日国庆节: two names of a day. The date that can be looked up is kept. */
export function sameDay(first: TimeNode, second: TimeNode): TimeNode | undefined {
  if (sameText(first, second)) return first;
  if (rank(first) !== RANK.day) return undefined;
  // 10月1日至7日国庆长假, 12.1-12.7这一周
  if (isRest(second) || isThisWeek(second)) return isDated(core(first)) ? first : undefined;
  return rank(second) === RANK.day ? dayAgain(first, second) : undefined;
}

function isThisWeek(node: TimeNode): boolean {
  return node.kind === "relative" && node.unit === "week" && node.offset === 0;
}

function isNamedDay(node: TimeNode): boolean {
  return node.kind !== "weekday" && node.kind !== "list";
}

function dayAgain(first: TimeNode, second: TimeNode): TimeNode | undefined {
  const [a, b] = [core(first), core(second)];
  if (b.kind === "weekday") return isNamedDay(a) ? first : undefined;
  switch (a.kind) {
    case "weekday":
      return isDated(b) ? second : undefined;
    case "named":
      return namedAgain(first, a, second, b);
    case "lunar":
      return b.kind === "named" || isDated(b) ? second : undefined;
    default:
      return isDated(a) ? datedAgain(first, a, b) : undefined;
  }
}

/** A date and what is on it. */
function datedAgain(first: TimeNode, date: TimeNode, named: TimeNode): TimeNode | undefined {
  // 2月10日（腊月廿三）: the date of the common calendar is kept.
  if (named.kind === "lunar" || named.kind === "termStart") return first;
  if (named.kind !== "named") return undefined;
  if (isLunarDateOf(date, named))
    return first.kind === "within" ? { ...first, inner: named } : named;
  return agrees(date, named) && first.kind !== "range" ? joined(first, named) : first;
}

/** A festival and its date, its lunar date or another of its names. */
function namedAgain(
  first: TimeNode,
  a: Named,
  second: TimeNode,
  b: TimeNode,
): TimeNode | undefined {
  if (b.kind === "named") return sameRule(a, b) ? first : undefined;
  if (b.kind === "lunar") return first;
  if (!isDated(b)) return undefined;
  return agrees(b, a) ? first : second;
}

/** A festival named after its date keeps the year of the date. */
function joined(first: TimeNode, named: Named): TimeNode {
  if (first.kind === "monthDay") return named;
  return first.kind === "within" ? { ...first, inner: named } : first;
}

type Named = Extract<TimeNode, { kind: "named" }>;

/** Whether a date is that of a festival: 3月5日 of 学雷锋日. */
export function isDateOf(date: TimeNode, festival: TimeNode): boolean {
  return festival.kind === "named" && agrees(core(date), festival);
}

function agrees(date: TimeNode, named: Named): boolean {
  if (date.kind !== "monthDay" || !("solar" in named.day.rule)) return false;
  return (
    Number(named.day.rule.solar.slice(0, 2)) === date.month &&
    Number(named.day.rule.solar.slice(3)) === date.day
  );
}

/** 九月九日重阳节: a date of the lunar calendar, whatever it looks like. */
function isLunarDateOf(date: TimeNode, { day: { rule } }: Named): boolean {
  if (date.kind !== "monthDay" || !("lunar" in rule)) return false;
  return Number(rule.lunar.slice(0, 2)) === date.month && Number(rule.lunar.slice(3)) === date.day;
}

function sameRule(a: Named, b: Named): boolean {
  return JSON.stringify(a.day.rule) === JSON.stringify(b.day.rule);
}

function sameText(a: TimeNode, b: TimeNode): boolean {
  return (
    rank(a) === rank(b) &&
    a.kind !== "named" &&
    a.kind !== "list" &&
    JSON.stringify(a) === JSON.stringify(b)
  );
}

function core(node: TimeNode): TimeNode {
  if (node.kind === "within") return core(node.inner);
  return node.kind === "range" ? core(node.last) : node;
}

function isDated(node: TimeNode): boolean {
  if (node.kind === "nth") return node.unit === "weekday";
  return node.kind === "monthDay" || node.kind === "day" || node.kind === "date";
}

function isRest(node: TimeNode): boolean {
  return node.kind === "named" && node.whole === "rest";
}

function narrowEach(list: Extract<TimeNode, { kind: "list" }>, inner: TimeNode): TimeNode {
  return {
    kind: "list",
    items: list.items.map((item) => ({ ...item, node: narrow(item.node, inner) ?? item.node })),
  };
}

/** 明年二、三季度: each of them within the year. */
function eachWithin(scope: TimeNode, list: Extract<TimeNode, { kind: "list" }>): TimeNode {
  return {
    kind: "list",
    items: list.items.map((item) => ({ ...item, node: narrow(scope, item.node) ?? item.node })),
  };
}

function fitted(inner: TimeNode, scope: TimeNode): TimeNode {
  if (inner.kind === "list") return inner;
  if (inner.kind !== "part" || PARTS[inner.part].of !== "month") return inner;
  const size = rank(scope);
  const part = OF_THE_YEAR[inner.part];
  if (part === undefined || size === RANK.month) return inner;
  if (size >= RANK.year) return { kind: "part", part };
  return {
    kind: "nth",
    n: inner.part === "monthEnd" ? -1 : 1,
    unit: size === RANK.quarter ? "month" : "week",
  };
}

function isDayPart(node: TimeNode): boolean {
  if (node.kind === "within") return isDayPart(node.inner);
  return node.kind === "part" && PARTS[node.part].of === "day";
}

/** 下午 + 3点 = 15:00; the part also settles both ends of a range of hours. */
function withPart(scope: TimeNode, inner: TimeNode): TimeNode | undefined {
  if (scope.kind === "within") {
    const settled = withPart(scope.inner, inner);
    return settled === undefined ? undefined : { ...scope, inner: settled };
  }
  if (scope.kind !== "part") return undefined;
  if (inner.kind === "clock") return settle(inner, scope.part);
  if (inner.kind !== "range" || inner.first.kind !== "clock") return undefined;
  return { ...inner, first: settle(inner.first, scope.part) };
}

/** The hour that a part of the day makes of a bare one. */
export function settle(clock: ClockNode, part: PartName): ClockNode {
  if (!clock.bare && clock.minute < 1440) return clock;
  return { ...clock, minute: hoursInto(part, clock.minute % 720), bare: false };
}

function hoursInto(part: PartName, minute: number): number {
  switch (part) {
    case "noon":
      return minute < 240 ? minute + 720 : minute;
    case "afternoon":
    case "dusk":
      return minute + 720;
    case "evening":
      // 晚上12点 ends the day, 晚上1点 is after it; nobody says 晚上5点 for the morning.
      return minute < 240 ? minute + 1440 : minute + 720;
    default:
      return minute;
  }
}

/** English also puts the part behind: 7:30 in the evening. */
export function withPartBehind(clock: TimeNode, part: TimeNode): TimeNode | undefined {
  if (!isClock(clock) || part.kind !== "part") return undefined;
  if (clock.kind === "clock") return settle(clock, part.part);
  return clock.kind === "within" && clock.inner.kind === "clock"
    ? { ...clock, inner: settle(clock.inner, part.part) }
    : undefined;
}
