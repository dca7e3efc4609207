import { civilDay, yearMonthDay } from "../calendar/civil-day.ts";
import { startOfDay } from "../calendar/civil-minute.ts";
import { type Bounded, boundWindow } from "./bound-window.ts";
import { candidatesOf, horizonAround, insideOf, outerPeriod, rangeFromNext } from "./candidates.ts";
import { innermostNamed, isEnd, replaceNamed } from "./node-traits.ts";
import { rankOfPart } from "./parts.ts";
import { midnight, type Reference, yearWindow } from "./reference.ts";
import type { Resolved } from "./resolved.ts";
import { RANK, rankOf, type TimeNode } from "./time-node.ts";
import type { Window } from "./window.ts";

/** The windows that a node means here: mostly one; several for "the weekends of next month"; none if there is no such day. */
export function resolve(node: TimeNode, reference: Reference): Resolved[] {
  if (node.kind === "bounded") return resolveBounded(node, reference);
  if (node.kind === "within" && namesEveryOne(node)) {
    const scope = choose(node.scope, reference)[0];
    return scope === undefined || !isClosed(scope) ? [] : insideOf(node.inner, scope, reference);
  }
  if (node.kind === "range" && reference.mode === "prose" && isToday(node.first))
    return sinceIssued(node.last, reference);
  return choose(node, reference);
}

/** 即日起至6月30日 in a plan: its end is of the plan's year, and a beginning after that is not known. */
function sinceIssued(last: TimeNode, reference: Reference): Resolved[] {
  const today = midnight(reference);
  return choose(last, reference).map((end) => ({
    ...end,
    start: end.end !== null && end.end > today ? today : null,
    grain: end.end !== null && end.end > today ? "days" : "open",
  }));
}

function isToday(node: TimeNode): boolean {
  return node.kind === "relative" && node.unit === "day" && node.offset === 0;
}

/** The occurrence of a repeating node that is meant: see the conventions on base and year. At most one. */
export function choose(node: TimeNode, reference: Reference): Resolved[] {
  const period = outerPeriod(node);
  if (period === undefined) return candidatesOf(node, { from: 0, until: 0 }, reference).slice(0, 1);
  if (reference.mode === "prose") return chooseInProse(node, period, reference);
  if (node.kind === "range" && !reference.past) {
    const first = choose(node.first, reference)[0];
    const next =
      first === undefined || !isClosed(first) ? undefined : rangeFromNext(node, first, reference);
    if (next !== undefined) return [next];
  }
  const all = candidatesOf(node, horizonAround(node, reference.today), reference);
  return reference.past ? lastBegun(all, reference) : nextUnfinished(all, reference);
}

function lastBegun(all: readonly Window[], reference: Reference): Resolved[] {
  const begun = all.filter((window) => window.start <= reference.now);
  return begun.slice(-1);
}

/** Of what is not over yet the first; the one before it is what else might be meant. */
function nextUnfinished(all: readonly Window[], reference: Reference): Resolved[] {
  const at = all.findIndex((window) => window.end > limitOf(window, reference));
  const chosen = all[at];
  if (chosen === undefined) return all.slice(-1);
  const before = all[at - 1];
  return [
    before === undefined
      ? chosen
      : { ...chosen, alternatives: [{ start: before.start, end: before.end }] },
  ];
}

/** A day is over when it has ended, an hour when now is past it. */
function limitOf(window: Window, reference: Reference): number {
  const fine = window.grain === "minute" || window.grain === "hour" || window.grain === "part";
  return fine ? reference.now : midnight(reference);
}

function chooseInProse(
  node: TimeNode,
  period: "year" | "month" | "week" | "day",
  reference: Reference,
): Resolved[] {
  if (period === "year") return chooseInPlanYear(node, reference);
  const scope = period === "month" ? reference.memory.month : reference.memory.day;
  if (scope !== undefined && period !== "week") {
    const inside = insideOf(node, scope, reference);
    if (inside.length > 0) return inside.slice(0, 1);
  }
  // A day of no month, an hour of no day: nothing in a plan says which.
  if (period === "day" || node.kind === "day") return [];
  return nextUnfinished(
    candidatesOf(node, horizonAround(node, reference.today), reference),
    reference,
  );
}

function chooseInPlanYear(node: TimeNode, reference: Reference): Resolved[] {
  const year = yearWindow(reference.thisYear);
  const horizon = { from: year.start / 1440, until: year.end / 1440 + 366 };
  const all = candidatesOf(node, horizon, reference).filter((window) => window.start >= year.start);
  // 8月…，开学前: of the two terms of a year the one that begins next.
  const { month } = reference.memory;
  if (node.kind === "termStart" && month !== undefined)
    return all.filter((window) => window.start >= month.start).slice(0, 1);
  return all.slice(0, 1);
}

function isClosed(window: Resolved): window is Resolved & Window {
  return window.start !== null && window.end !== null;
}

/** 下个月的周末 asks for all of them; 下周末 for one. */
function namesEveryOne(node: Extract<TimeNode, { kind: "within" }>): boolean {
  if (isWeekend(node.scope)) return rankOf(node.inner, rankOfPart) <= RANK.part;
  // 明后两天早上
  if (node.scope.kind === "range" && rankOf(node.scope, rankOfPart) === RANK.day)
    return rankOf(node.inner, rankOfPart) === RANK.part;
  if (node.inner.kind !== "weekend" && node.inner.kind !== "weekday") return false;
  return rankOf(node.scope, rankOfPart) === RANK.month;
}

/** 下周末上午: both mornings. */
function isWeekend(node: TimeNode): boolean {
  if (node.kind === "within") return isWeekend(node.inner);
  return node.kind === "weekend";
}

function resolveBounded(node: Bounded, reference: Reference): Resolved[] {
  const { bound, of } = node;
  if (bound.op === "during") return during(of, reference);
  const anchor =
    bound.op === "after" || bound.op === "firstAfter" || bound.op === "from" || bound.op === "since"
      ? afterAnchor(of, bound.op)
      : asDay(of);
  const windows = bound.op === "before" ? upcoming(anchor, reference) : choose(anchor, reference);
  return windows.flatMap((window) => boundWindow(window, node, reference));
}

/** What is asked about with "before X" begins after today if it can: 11月前 in November is next year's. */
function upcoming(node: TimeNode, reference: Reference): Resolved[] {
  const chosen = choose(node, reference);
  if (reference.mode === "prose" || reference.past || outerPeriod(node) === undefined)
    return chosen;
  if (isEnd(node)) return chosen;
  const first = chosen[0]?.start ?? null;
  if (first === null || first > midnight(reference)) return chosen;
  const later = candidatesOf(node, horizonAround(node, reference.today), reference).find(
    (window) => window.start > reference.now,
  );
  return later === undefined ? chosen : [later];
}

/** 期间: the rest period of a statutory holiday, three days to each side of another festival, else unchanged. */
function during(of: TimeNode, reference: Reference): Resolved[] {
  const named = innermostNamed(of);
  if (named === undefined) return resolve(of, reference);
  if (named.day.rest !== undefined) return choose(replaceNamed(of, "rest"), reference);
  return choose(of, reference).flatMap((window) =>
    boundWindow(window, { kind: "bounded", bound: { op: "around" }, of }, reference),
  );
}

/** Operators count from the day of a festival, not from its rest period; what follows it begins after the rest. */
function asDay(node: TimeNode): TimeNode {
  return replaceNamed(node, "day");
}

function afterAnchor(node: TimeNode, op: string): TimeNode {
  return op === "after" || op === "firstAfter" ? replaceNamed(node, "rest") : asDay(node);
}

/** Keeps what later words may lean on: the month for a bare 16日, the day for a bare 9点, the year for 次年. */
export function remember(node: TimeNode, resolved: Resolved, reference: Reference): void {
  if (node.kind === "bounded") {
    const anchor = choose(node.of, reference)[0];
    const { day } = reference.memory;
    if (anchor !== undefined) remember(node.of, anchor, reference);
    // A stretch around a day is not that day: a bare hour behind it does not lean on it.
    if (["around", "during", "justBefore", "justAfter"].includes(node.bound.op)) {
      if (day === undefined) delete reference.memory.day;
      else reference.memory.day = day;
    }
    return;
  }
  if (resolved.start === null) return;
  const day = Math.floor(resolved.start / 1440);
  const { year, month } = yearMonthDay(day);
  reference.memory.year = year;
  if (rankOf(node, rankOfPart) > RANK.month) return;
  reference.memory.month = {
    start: startOfDay(civilDay(year, month, 1)),
    end: startOfDay(civilDay(year, month + 1, 1)),
    grain: "month",
    approximate: false,
  };
  if (
    rankOf(node, rankOfPart) <= RANK.day &&
    resolved.end !== null &&
    resolved.end - resolved.start <= 1440
  ) {
    reference.memory.day = {
      start: startOfDay(day),
      end: startOfDay(day + 1),
      grain: "day",
      approximate: false,
    };
  }
}
