import { composeEvery } from "./compose-every.ts";
import { type Cursor, composeList, composeTerm, members } from "./compose-list.ts";
import type { Atom } from "./find-atoms.ts";
import { rankOfPart } from "./parts.ts";
import { type Placed, RANK, rankOf, type TimeNode } from "./time-node.ts";

/** Puts the words of time of a text together: narrowing, operators, ranges, enumerations, recurrences. */
export function compose(found: Cursor): Placed[] {
  const cursor = withSchoolWeeks({ ...found, atoms: withFestivals(found.atoms) });
  const composed: Placed[] = [];
  for (let at = 0; at < cursor.atoms.length; ) {
    const every = composeEvery(cursor, at);
    if (every !== undefined) {
      composed.push(...apart(every.found));
      at = every.next;
      continue;
    }
    const adrift = adriftFrom(cursor, at);
    if (adrift > 0) {
      at += adrift;
      continue;
    }
    const step = composeList(cursor, at);
    const scoped = composeEvery(cursor, step.next, step);
    if (scoped === undefined) composed.push(...members(step.found));
    else composed.push(...apart(scoped.found));
    at = scoped?.next ?? step.next;
  }
  return composed;
}

/** 春节送春联，节前走访: 节 is the festival mentioned last; where none was, it is no time. */
function withFestivals(atoms: readonly Atom[]): readonly Atom[] {
  if (!atoms.some(({ node }) => node.kind === "sameFestival")) return atoms;
  let last: TimeNode | undefined;
  return atoms.flatMap((atom) => {
    if (atom.node.kind === "named") last = atom.node;
    if (atom.node.kind !== "sameFestival") return [atom];
    return last === undefined ? [] : [{ ...atom, node: last }];
  });
}

/** 第十六周, 在第3周: a week of the term, where it stands at the head of what it dates and in no month. */
function withSchoolWeeks(found: Cursor): Cursor {
  if (!found.atoms.some(({ node }) => node.kind === "nth" && node.unit === "week")) return found;
  const atoms = [...found.atoms];
  const cursor = { ...found, atoms };
  found.atoms.forEach((atom, at) => {
    const { node } = atom;
    if (node.kind !== "nth" || node.unit !== "week" || node.n < 1) return;
    if (!/^(?:开学)?[第首]/u.test(found.text.slice(atom.from, atom.to))) return;
    const runsOn = /^(?:至|到|-{1,2}|~)第/u.test(found.text.slice(atom.to, atom.to + 3));
    if (node.n <= WEEKS_OF_A_MONTH && !runsOn && !headsOfClause(cursor, atom)) return;
    if (adriftFrom(cursor, at) > 0)
      atoms[at] = {
        ...atom,
        node: { kind: "schoolWeeks", n: node.n, count: node.count ?? 1 },
        dependent: false,
      };
  });
  return cursor;
}

const WEEKS_OF_A_MONTH = 5;

function headsOfClause({ text, mode }: Cursor, atom: Atom): boolean {
  return (
    mode === "prose" && /(?:^|[\n。;,、(:|]|[在于从至-])$/u.test(text.slice(0, atom.from).slice(-1))
  );
}

/**
 * 第一周, 前三天: a part of nothing, when nothing coarser stands beside it. How many atoms belong to it; 第十周周五 has
 * two. In a plan the second week leans on the month mentioned before (4月第一周 …；第二周 …).
 */
function adriftFrom(cursor: Cursor, at: number): number {
  const first = cursor.atoms[at];
  if (first?.dependent !== true || first.node.kind === "nextDay") return 0;
  const { next } = composeTerm(cursor, at);
  const joined = cursor.atoms.slice(at + 1, next);
  if (joined.some((atom) => size(atom.node) > size(first.node))) return 0;
  return isOfMonthBefore(cursor, at) ? 0 : next - at;
}

const size = (node: TimeNode): number => rankOf(node, rankOfPart);

function isOfMonthBefore(cursor: Cursor, at: number): boolean {
  const node = cursor.atoms[at]?.node;
  if (cursor.mode === "query" || node?.kind !== "nth" || node.unit !== "week") return false;
  const before = cursor.atoms[at - 1]?.node;
  if (before === undefined || node.n > 5) return false;
  return before.kind === "month" || before.kind === "nth";
}

/**
 * 寒暑假期间每周三 is two recurrences, one in each holiday; so is 每年三八、六一, as no one rule names both days, and
 * 每天8:00—11:00，14:00—17:00, as no one rule has both hours.
 */
function apart(found: Placed): readonly Placed[] {
  const { node } = found;
  if (node.kind !== "every") return [found];
  if (node.scope?.kind === "list") {
    return node.scope.items.map((item) => ({
      node: { ...node, scope: item.node },
      from: item.from,
      to: found.to,
    }));
  }
  const blocks = node.inner.find((inner) => inner.kind === "list" && size(inner) <= RANK.part);
  if (blocks?.kind === "list") {
    const others = node.inner.filter((inner) => inner !== blocks);
    return blocks.items.map((item) => ({
      node: { ...node, inner: [...others, item.node] },
      from: item === blocks.items[0] ? found.from : item.from,
      to: item.to,
    }));
  }
  const days = node.inner.flatMap((inner) =>
    inner.kind === "list" ? inner.items.map((item) => item.node) : [inner],
  );
  const dated = node.unit === "year" && days.length > 1 && days.every(namesOneDay);
  return dated ? days.map((day) => ({ ...found, node: { ...node, inner: [day] } })) : [found];
}

function namesOneDay(node: TimeNode): boolean {
  return node.kind === "named" || node.kind === "monthDay" || node.kind === "lunar";
}
