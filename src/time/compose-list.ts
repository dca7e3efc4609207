import { shareAmong } from "./enumerate.ts";
import type { Atom } from "./find-atoms.ts";
import { narrow, sameDay, withPartBehind } from "./narrow.ts";
import { innermostNamed } from "./node-traits.ts";
import {
  LIST_GLUE,
  NARROW_GLUE,
  prefixBefore,
  RANGE_GLUE,
  SAME_GLUE,
  SCOPE_GLUE,
  suffixAt,
} from "./operators.ts";
import { rankOfPart } from "./parts.ts";
import { explains, rangeOf, unbound, unboundEnd } from "./range-ends.ts";
import { type Placed, RANK, rankOf, type TimeNode } from "./time-node.ts";

/** Where the composer stands in the atoms of a text. */
export interface Cursor {
  readonly text: string;
  readonly atoms: readonly Atom[];
  readonly mode: "query" | "prose";
}

/** A composed time and the atom that comes after it. */
export interface Step {
  readonly found: Placed;
  readonly next: number;
}

const rank = (node: TimeNode): number => rankOf(node, rankOfPart);

/** A, B and C, each on its own, with what they share. Returned as one list node; one member stays itself. */
export function composeList(cursor: Cursor, at: number): Step {
  let step = composeRange(cursor, at);
  const found: Placed[] = [step.found];
  while (LIST_GLUE.test(glueAfter(cursor, step)) || festivalsTouch(cursor, step)) {
    const upcoming = cursor.atoms[step.next];
    if (upcoming === undefined || upcoming.node.kind === "every") break;
    step = composeRange(cursor, step.next);
    found.push(step.found);
  }
  const shared = shareAmong(found.flatMap(members), glueKind(cursor, found));
  const first = shared[0];
  const last = shared.at(-1);
  if (first === undefined || last === undefined || shared.length === 1)
    return { found: first ?? step.found, next: step.next };
  return {
    found: { node: { kind: "list", items: shared }, from: first.from, to: last.to },
    next: step.next,
  };
}

/** 元旦春节, “五一”“国庆”, 周二周四: side by side they are an enumeration without its mark. */
function festivalsTouch(cursor: Cursor, step: Step): boolean {
  const next = cursor.atoms[step.next];
  const { node, to } = step.found;
  const alike = next?.node.kind === node.kind && (node.kind === "named" || node.kind === "weekday");
  return alike && next.from === to;
}

function glueKind(cursor: Cursor, found: readonly Placed[]): "close" | "loose" {
  const [first, second] = found;
  if (first === undefined || second === undefined) return "close";
  const between = cursor.text.slice(first.to, second.from);
  // Tuesday or Thursday evening: both evenings.
  if (/^ (?:or|and) $/u.test(between) && first.node.kind === "weekday") return "close";
  return "、".startsWith(between) ? "close" : "loose";
}

/** From A to B, or A alone with its operators. */
export function composeRange(cursor: Cursor, at: number): Step {
  const left = composeTerm(cursor, at);
  const opened = withSuffix(cursor, left);
  const bounded = opened ?? left;
  const glued = cursor.text.slice(
    bounded.found.to,
    cursor.atoms[bounded.next]?.from ?? bounded.found.to,
  );
  const between = /between $/u.test(cursor.text.slice(0, left.found.from));
  if (
    RANGE_GLUE.test(glued) &&
    (!glued.includes("and") || between) &&
    cursor.atoms[bounded.next]?.node.kind !== "every"
  ) {
    const right = composeTerm(cursor, bounded.next);
    const limited = withSuffix(cursor, right) ?? right;
    const ends = [unbound(bounded.found.node), unboundEnd(limited.found.node)] as const;
    const node = explains(ends, glued) ? undefined : rangeOf(ends, /[a-z]/u.test(glued));
    if (node !== undefined) {
      const whole = withStart(cursor, { node, from: left.found.from, to: limited.found.to });
      return { found: whole, next: limited.next };
    }
  }
  return opened ?? withPrefix(cursor, left);
}

/** One time: atoms that narrow each other or name the same day. */
export function composeTerm(cursor: Cursor, at: number, brackets: "read" | "skip" = "read"): Step {
  const first = cursor.atoms[at];
  let found: Placed = first ?? { node: { kind: "weekend" }, from: 0, to: 0 };
  let next = at + 1;
  for (;;) {
    const joined = joinNext(cursor, { found, next }, brackets);
    if (joined === undefined) return { found, next };
    found = joined.found;
    next = joined.next;
  }
}

function joinNext(cursor: Cursor, step: Step, brackets: "read" | "skip"): Step | undefined {
  const { found, next } = step;
  const atom = cursor.atoms[next];
  if (atom === undefined || atom.node.kind === "every") return undefined;
  const glued = cursor.text.slice(found.to, atom.from);
  if (glued.length > 8) return undefined;
  if (BRACKET_GLUE.test(glued))
    return brackets === "skip" ? undefined : joinBracket(cursor, found, next);
  // 寒假前一周 is before the holiday, 寒假的前三天 within it.
  if (glued === "" && found.node.kind === "school" && isFirstFew(atom.node)) return undefined;
  const node = joinNodes(found.node, atom.node, glued);
  return node === undefined
    ? undefined
    : { found: { node, from: found.from, to: atom.to }, next: next + 1 };
}

/** （周六）, （均为周六）. */
const BRACKET_GLUE = /^\((?:均为|都是|皆为|均是|全为|即|农历为)?$/u;

function joinNodes(left: TimeNode, right: TimeNode, glued: string): TimeNode | undefined {
  // Monday, 27 April: the comma after a weekday belongs to the date.
  if (glued === ", " && left.kind === "weekday") {
    const node = sameDay(left, right);
    if (node !== undefined) return node;
  }
  if (SAME_GLUE.test(glued)) return sameDay(left, right);
  // Tomorrow from 2pm to 4pm.
  if (
    glued === " from " &&
    rank(left) <= RANK.week &&
    rank(left) >= RANK.day &&
    rank(right) <= RANK.part
  )
    return narrow(left, right);
  if (NARROW_GLUE.test(glued)) {
    const comma = glued.startsWith(",");
    if (comma && !(rank(left) >= RANK.day && rank(right) <= RANK.part && rank(left) <= RANK.week))
      return reversed(left, right, glued);
    const node = withPartBehind(left, right) ?? narrow(left, right);
    if (node !== undefined) return node;
  }
  return reversed(left, right, glued);
}

function isFirstFew(node: TimeNode): boolean {
  return node.kind === "nth" && node.n === 1 && node.count !== undefined;
}

/** The first week of December, Q1 next year, 7pm on Friday. */
function reversed(inner: TimeNode, scope: TimeNode, glued: string): TimeNode | undefined {
  if (!SCOPE_GLUE.test(glued) || glued === "") return undefined;
  const behind = withPartBehind(inner, scope);
  if (behind !== undefined) return behind;
  // Next month on the 5th.
  if (glued === " on " && rank(inner) > RANK.day && rank(scope) <= RANK.day)
    return narrow(inner, scope);
  return rank(scope) > rank(inner) ? narrow(scope, inner) : undefined;
}

/** 端午节（农历五月初五）, 9月20日（星期日）: what is in brackets says the same again, or more exactly. */
function joinBracket(cursor: Cursor, found: Placed, next: number): Step | undefined {
  const inside =
    found.node.kind === "schoolWeeks"
      ? composeList(cursor, next)
      : pastWeekdays(cursor, composeTerm(cursor, next, "skip"));
  if (cursor.text[inside.found.to] !== ")") return undefined;
  const node =
    weekByItsDays(found.node, inside.found.node) ??
    sameDay(found.node, inside.found.node) ??
    narrow(found.node, inside.found.node);
  if (node === undefined) return undefined;
  return { found: { node, from: found.from, to: inside.found.to + 1 }, next: inside.next };
}

/** 第三周（3月16日—20日）: the days of the week say when it is. */
function weekByItsDays(week: TimeNode, days: TimeNode): TimeNode | undefined {
  const dated = days.kind === "range" || days.kind === "list" || days.kind === "monthDay";
  return week.kind === "schoolWeeks" && dated && rank(days) >= RANK.day ? days : undefined;
}

function isListOrRange(glued: string): boolean {
  return LIST_GLUE.test(glued) || RANGE_GLUE.test(glued);
}

/** （周六、周日）, （周五至周二）: the further weekdays in a bracket say no more than the first. */
function pastWeekdays(cursor: Cursor, step: Step): Step {
  let inside = step;
  while (inside.found.node.kind === "weekday" && isListOrRange(glueAfter(cursor, inside))) {
    const further = cursor.atoms[inside.next];
    if (further?.node.kind !== "weekday") break;
    inside = { found: { ...further }, next: inside.next + 1 };
  }
  return inside;
}

function withSuffix(cursor: Cursor, step: Step): Step | undefined {
  let { found } = step;
  const gap = cursor.text.startsWith("的", found.to) ? 1 : 0;
  const summed = collective(cursor.text, found);
  const suffix =
    suffixAt(cursor.text, found.to) ??
    summed ??
    (gap === 1 ? countedOnly(cursor.text, found.to + 1) : undefined);
  if (suffix === undefined || startsTime(cursor, step)) return undefined;
  // 7点一刻开始: an hour begins nothing that goes on without end.
  if (rank(found.node) <= RANK.clock && cursor.text.startsWith("开始", found.to)) return undefined;
  const to = found.to + suffix.length;
  // An atom may begin inside the operator's words (前三天): the operator has said it already.
  let next = step.next;
  while ((cursor.atoms[next]?.from ?? to) < to) next += 1;
  found = withStart(cursor, bind(found, suffix.bound, to));
  return { found, next };
}

/** 清明、端午、中秋三节前; 春节等传统节日期间: what sums up the festivals stands before the operator. */
const SUM = /^等?(?:[两二双三四五六各](?:大|个)?)?(?:传统|重要|重大|法定|主要){0,2}节(?:假?日)?/u;

function collective(text: string, found: Placed): ReturnType<typeof suffixAt> {
  if (innermostNamed(found.node) === undefined) return undefined;
  const sum = SUM.exec(text.slice(found.to, found.to + 12))?.[0] ?? "";
  const suffix = sum === "" ? undefined : suffixAt(text, found.to + sum.length);
  return suffix === undefined ? undefined : { ...suffix, length: suffix.length + sum.length };
}

/** 明儿后儿: the 后 belongs to the next word of time. */
function startsTime(cursor: Cursor, step: Step): boolean {
  const next = cursor.atoms[step.next];
  return next?.from === step.found.to && !next.dependent;
}

function countedOnly(text: string, at: number): ReturnType<typeof suffixAt> {
  const suffix = suffixAt(text, at);
  return suffix?.bound.op === "justBefore" || suffix?.bound.op === "justAfter" ? suffix : undefined;
}

type Bound = Extract<TimeNode, { kind: "bounded" }>["bound"];

/** An operator on a time, or on each member of an enumeration; the last member's words include the operator. */
function bind(found: Placed, bound: Bound, to = found.to): Placed {
  const { node } = found;
  if (node.kind !== "list") return { ...found, node: { kind: "bounded", bound, of: node }, to };
  const items = node.items.map((item, at) => ({
    ...item,
    node: { kind: "bounded", bound, of: item.node } as const,
    to: at === node.items.length - 1 ? to : item.to,
  }));
  return { ...found, node: { kind: "list", items }, to };
}

/** 从, 自, from, between: belong to the words of the range. */
function withStart(cursor: Cursor, found: Placed): Placed {
  const lead = /(?:从|自从|自|于|from |between |on |in |at |到|截至|截止)$/u.exec(
    cursor.text.slice(Math.max(0, found.from - 8), found.from),
  );
  return lead === null ? found : { ...found, from: found.from - lead[0].length };
}

function withPrefix(cursor: Cursor, step: Step): Step {
  const { found } = step;
  const prefix = prefixBefore(cursor.text, found.from);
  if (prefix === undefined) return step;
  // From 7 to 9 December: the range has its beginning already.
  if (prefix.bound.op === "from" && found.node.kind === "range")
    return { found: { ...found, from: found.from - prefix.length }, next: step.next };
  return {
    found: { ...bind(found, prefix.bound), from: found.from - prefix.length },
    next: step.next,
  };
}

export function members(found: Placed): readonly Placed[] {
  return found.node.kind === "list" ? found.node.items : [found];
}

/** What stands between a step and the next word of time. */
export function glueAfter(cursor: Cursor, step: Step): string {
  const next = cursor.atoms[step.next];
  return next === undefined ? "\n" : cursor.text.slice(step.found.to, next.from);
}
