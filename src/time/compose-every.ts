import { type Cursor, composeList, composeRange, glueAfter, type Step } from "./compose-list.ts";
import { narrow, sameDay } from "./narrow.ts";
import { LIST_GLUE, NARROW_GLUE, RANGE_GLUE, SCOPE_GLUE } from "./operators.ts";
import { rankOfPart } from "./parts.ts";
import { reachesOver } from "./scope-reach.ts";
import { type EveryNode, type Placed, RANK, rankOf, type TimeNode } from "./time-node.ts";
import { readTimes } from "./times.ts";
import { endsStretch, UNTIL_GLUE } from "./until-behind.ts";
import { weekdaysOf } from "./weekdays.ts";

const rank = (node: TimeNode): number => rankOf(node, rankOfPart);
/** Between a scope and its recurrence: 暑假期间每周二; 从3月起至11月底，每月. */
const SCOPE = /^(?:|的|,|里|内|之内|,在|在| )$/u;
const EXCEPT =
  /^(?:除外|停(?=[,。;)]|$)|歇|不办|暂停|停办|休息|不开|不活动|闭馆|闭园|闭门|闭站|关门|关闭|停课|停止)/u;

/** A recurrence with all that belongs to it, from an 每 at a place; with a scope, from the 每 that follows the scope. */
export function composeEvery(cursor: Cursor, at: number, scope?: Step): Step | undefined {
  const atom = weekdaysOf(cursor, at) ?? cursor.atoms[at];
  if (atom?.node.kind !== "every") return undefined;
  let node: EveryNode = atom.node;
  if (scope !== undefined) {
    const leaned = leanOn(cursor, node, scope);
    if (leaned === undefined) return undefined;
    node = leaned;
  }
  let to = atom.to;
  let next = "next" in atom ? atom.next : at + 1;
  for (;;) {
    const grown = grow(cursor, { node, to, next });
    if (grown === undefined) break;
    ({ node, to, next } = grown);
  }
  const {
    node: whole,
    to: end,
    next: after,
  } = leftOut(cursor, counted(cursor, { node, to, next }));
  return { found: { node: whole, from: scope?.found.from ?? atom.from, to: end }, next: after };
}

/** How many times, said behind it: 每学期至少两次; and a bracket behind that. */
function counted(cursor: Cursor, growing: Growing): Growing {
  const times = readTimes(cursor.text, growing.to, cursor.atoms[growing.next]?.from);
  if (times === undefined) return growing;
  const node = { ...growing.node, times: growing.node.times ?? times.count };
  const grown = { ...growing, node, to: times.to };
  return cursor.text.startsWith("(", times.to) ? (grow(cursor, grown) ?? grown) : grown;
}

/** How far behind a recurrence its exceptions may be named. */
const EXCEPT_REACH = 24;

/** 每月组织一次主题党日（2月、8月除外）: exceptions named later in the same sentence. */
function leftOut(cursor: Cursor, growing: Growing): Growing {
  const atom = cursor.atoms[growing.next];
  if (atom === undefined || atom.node.kind === "every" || atom.from - growing.to > EXCEPT_REACH) {
    return growing;
  }
  if (!/^[^。;!?\n]*[(,]$/u.test(cursor.text.slice(growing.to, atom.from))) return growing;
  const inside = composeList(cursor, growing.next);
  if (!EXCEPT.test(cursor.text.slice(inside.found.to, inside.found.to + 6))) return growing;
  const except = [...(growing.node.except ?? []), inside.found.node];
  return { ...growing, node: { ...growing.node, except }, next: inside.next };
}

/** What comes before a recurrence bounds it (暑假期间每周二) or, in English, narrows it (the first Monday of every month). */
function leanOn(cursor: Cursor, node: EveryNode, before: Step): EveryNode | undefined {
  const glued = glueAfter(cursor, before);
  const { node: scope } = before.found;
  const lead = cursor.text.slice(Math.max(0, before.found.from - 2), before.found.from);
  if (/除了?$/u.test(lead) && /^(?:以|之)?外,?$/u.test(glued)) return { ...node, except: [scope] };
  // 2月除外，每月15日
  if (/^(?:除外|不办|暂停|停办|不安排)[,;]?$/u.test(glued)) return { ...node, except: [scope] };
  if (SCOPE_GLUE.test(glued) && glued !== "" && rank(scope) < unitRank(node)) {
    return node.inner.length === 0 || rank(scope) < RANK.day
      ? { ...node, inner: [...node.inner, scope] }
      : undefined;
  }
  if (node.unit === "day" && NARROW_GLUE.test(glued) && namesWeekdays(scope)) {
    return { ...node, unit: "week", inner: [scope, ...node.inner] };
  }
  return bounds(cursor, before, glued) ? { ...node, scope: span(scope) } : undefined;
}

/** A stretch right before a recurrence, or in the same clause with who it is between them. */
function bounds(cursor: Cursor, { found }: Step, glued: string): boolean {
  const wide =
    rank(found.node) >= RANK.month || found.node.kind === "range" || found.node.kind === "bounded";
  return wide && (SCOPE.test(glued) || reachesOver(cursor.text, found, glued));
}

/** 周一到周五每天: the days are the weekdays. */
function namesWeekdays(node: TimeNode): boolean {
  if (node.kind === "list") return node.items.every((item) => namesWeekdays(item.node));
  return node.kind === "range" ? namesWeekdays(node.first) : node.kind === "weekday";
}

/** 7、8月每周二 as one stretch, where the months follow one another. */
function span(list: TimeNode): TimeNode {
  if (list.kind !== "list" || rank(list) !== RANK.month) return list;
  const months = list.items.map((item) => (item.node.kind === "month" ? item.node.month : 0));
  const [first, last] = [list.items[0]?.node, list.items.at(-1)?.node];
  const follow = months.every((month, at) => at === 0 || month === (months[at - 1] ?? 0) + 1);
  return follow && first !== undefined && last !== undefined
    ? { kind: "range", first, last }
    : list;
}

interface Growing {
  readonly node: EveryNode;
  readonly to: number;
  readonly next: number;
}

/** One more piece: a weekday, a day of the month, an hour, a further member, an exception, a month range in brackets. */
function grow(cursor: Cursor, growing: Growing): Growing | undefined {
  const atom = cursor.atoms[growing.next];
  if (atom === undefined) return undefined;
  const glued = cursor.text.slice(growing.to, atom.from);
  if (glued === "(") return bracket(cursor, growing);
  if (atom.node.kind === "every")
    return onDays(growing, atom, glued) ?? alike(cursor, growing, atom.node);
  const inner = growing.node.inner;
  const last = inner.at(-1);
  if (UNTIL_GLUE.test(glued) && endsStretch(atom.node, last)) return scopedBehind(cursor, growing);
  if (last !== undefined && isRange(glued) && rank(last) === rank(atom.node)) {
    const range: TimeNode = { kind: "range", first: last, last: atom.node };
    return {
      node: { ...growing.node, inner: [...inner.slice(0, -1), range] },
      to: atom.to,
      next: growing.next + 1,
    };
  }
  if (
    last !== undefined &&
    LIST_GLUE.test(glued) &&
    rank(last) === rank(atom.node) &&
    rank(last) >= RANK.day
  ) {
    return {
      node: { ...growing.node, inner: [...inner, countedAs(last, atom.node)] },
      to: atom.to,
      next: growing.next + 1,
    };
  }
  if (saysScope(glued, atom.node)) return scopedBehind(cursor, growing);
  const further = furtherHours(cursor, growing, glued);
  if (further !== undefined) return further;
  if (!NARROW_GLUE.test(glued) && !/^(?: at | in the | in |,? on |,? on the | from )$/u.test(glued))
    return undefined;
  return narrowed(growing, atom.node, atom.to);
}

/** 每天8:00—11:30，14:00—17:00: the further hours of the same days, as a list that compose.ts takes apart. */
function furtherHours(cursor: Cursor, growing: Growing, glued: string): Growing | undefined {
  const last = growing.node.inner.at(-1);
  if (last === undefined || rank(last) > RANK.part || !HOURS_GLUE.test(glued)) return undefined;
  const known = last.kind === "list" ? last.items : [{ node: last, from: 0, to: growing.to }];
  const { found, next } = composeRange(cursor, growing.next);
  if (!isHours(known[0]?.node) || !isHours(found.node)) return undefined;
  const list: TimeNode = { kind: "list", items: [...known, found] };
  const inner = [...growing.node.inner.slice(0, -1), list];
  return { node: { ...growing.node, inner }, to: found.to, next };
}

const HOURS_GLUE = /^(?:、|,|;|和|及|与| and |, | )$/u;

/** From an hour to another, or a part of the day. */
function isHours(node: TimeNode | undefined): boolean {
  if (node?.kind === "range") return rank(node.last) <= RANK.part;
  return node?.kind === "part" || (node?.kind === "within" && isHours(node.inner));
}

/** 每月最后一周的周四、周五: what is counted for the first weekday is counted for the next. */
function countedAs(last: TimeNode, day: TimeNode): TimeNode {
  if (last.kind !== "nth" || last.unit !== "weekday" || day.kind !== "weekday") return day;
  return { ...last, weekday: day.weekday };
}

/** Tuesday and Friday are two days: "and" makes a range only after "between". */
function isRange(glued: string): boolean {
  return RANGE_GLUE.test(glued) && !glued.includes("and");
}

function saysScope(glued: string, node: TimeNode): boolean {
  if (/^ (?:in|during|throughout) $/u.test(glued)) return rank(node) >= RANK.month;
  return /^,? (?:from|between|starting|beginning) $/u.test(glued) && rank(node) >= RANK.day;
}

/** Every Wednesday in March: in English the scope stands behind. */
function scopedBehind(cursor: Cursor, growing: Growing): Growing | undefined {
  if (growing.node.scope !== undefined || growing.node.unit === "year") return undefined;
  const { found, next } = composeList(cursor, growing.next);
  return { node: { ...growing.node, scope: found.node }, to: found.to, next };
}

/** Fortnightly on Mondays: the days of a rhythm, said as a rhythm of their own. */
function onDays(growing: Growing, atom: Placed, glued: string): Growing | undefined {
  const { node } = growing;
  if (atom.node.kind !== "every" || !/^(?: |, )$/u.test(glued)) return undefined;
  if (node.unit !== "week" || atom.node.unit !== "week" || node.inner.length > 0) return undefined;
  if (atom.node.inner.length === 0 || atom.node.interval > 1) return undefined;
  const grown = { ...node, inner: atom.node.inner };
  return { node: grown, to: atom.to, next: growing.next + 1 };
}

/** Tuesdays and Thursdays: two recurrences of one rhythm are one. */
function alike(cursor: Cursor, growing: Growing, other: EveryNode): Growing | undefined {
  const atom = cursor.atoms[growing.next];
  const { node } = growing;
  if (atom === undefined || !LIST_GLUE.test(cursor.text.slice(growing.to, atom.from)))
    return undefined;
  const days = [...node.inner, ...other.inner];
  const same =
    node.unit === other.unit && node.interval === other.interval && node.inner.length > 0;
  if (!same || other.inner.length === 0 || days.some((day) => rank(day) < RANK.day))
    return undefined;
  return { node: { ...node, inner: days }, to: atom.to, next: growing.next + 1 };
}

function narrowed(growing: Growing, piece: TimeNode, to: number): Growing | undefined {
  const inner = growing.node.inner;
  const last = inner.at(-1);
  const limit = last === undefined ? unitRank(growing.node) : rank(last);
  if (last !== undefined) {
    // 每年5月15日国际家庭日: the day once more.
    const again = rank(last) === RANK.day ? sameDay(last, piece) : undefined;
    if (again !== undefined && rank(piece) === RANK.day)
      return {
        node: { ...growing.node, inner: [...inner.slice(0, -1), again] },
        to,
        next: growing.next + 1,
      };
    const joined = narrow(last, piece);
    // 每月末的周五 is the last one.
    if (last.kind === "part" && last.part === "monthEnd" && piece.kind === "weekday") {
      const final: TimeNode = { kind: "nth", n: -1, unit: "weekday", weekday: piece.weekday };
      return { node: { ...growing.node, inner: [final] }, to, next: growing.next + 1 };
    }
    if (joined !== undefined && (rank(last) <= RANK.part || joined.kind === "nth")) {
      return {
        node: { ...growing.node, inner: [...inner.slice(0, -1), joined] },
        to,
        next: growing.next + 1,
      };
    }
  }
  if (rank(piece) >= limit) return undefined;
  return { node: { ...growing.node, inner: [...inner, piece] }, to, next: growing.next + 1 };
}

function unitRank(node: EveryNode): number {
  return {
    day: RANK.day,
    workday: RANK.day,
    week: RANK.week,
    month: RANK.month,
    quarter: RANK.quarter,
    half: RANK.half,
    term: RANK.half,
    year: RANK.year,
  }[node.unit];
}

/** （2月、8月除外） leaves out; （3月至6月） is the scope. */
function bracket(cursor: Cursor, growing: Growing): Growing | undefined {
  const inside = composeList(cursor, growing.next);
  const rest = cursor.text.slice(inside.found.to, inside.found.to + 6);
  const excluded = EXCEPT.exec(rest);
  const close = cursor.text.indexOf(")", inside.found.to);
  if (close < 0 || close > inside.found.to + 6) return undefined;
  if (excluded !== null) {
    return {
      node: { ...growing.node, except: [inside.found.node] },
      to: close + 1,
      next: inside.next,
    };
  }
  if (
    close !== inside.found.to ||
    growing.node.scope !== undefined ||
    rank(inside.found.node) < RANK.month
  )
    return undefined;
  return { node: { ...growing.node, scope: inside.found.node }, to: close + 1, next: inside.next };
}
