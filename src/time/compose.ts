import { composeEvery } from "./compose-every.ts";
import { type Cursor, composeList, composeTerm, members } from "./compose-list.ts";
import type { Placed, TimeNode } from "./time-node.ts";

/** Puts the words of time of a text together: narrowing, operators, ranges, enumerations, recurrences. */
export function compose(cursor: Cursor): Placed[] {
  const composed: Placed[] = [];
  for (let at = 0; at < cursor.atoms.length; ) {
    const every = composeEvery(cursor, at);
    if (every !== undefined) {
      composed.push(...apart(every.found));
      at = every.next;
      continue;
    }
    if (isAdrift(cursor, at)) {
      at += 1;
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

/** 第一周, 前三天: a part of nothing, when nothing coarser stands beside it. */
function isAdrift(cursor: Cursor, at: number): boolean {
  return cursor.atoms[at]?.dependent === true && composeTerm(cursor, at).next === at + 1;
}

/** 寒暑假期间每周三 is two recurrences, one in each holiday; so is 每年三八、六一, as no one rule names both days. */
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
  const days = node.inner.flatMap((inner) =>
    inner.kind === "list" ? inner.items.map((item) => item.node) : [inner],
  );
  const dated = node.unit === "year" && days.length > 1 && days.every(namesOneDay);
  return dated ? days.map((day) => ({ ...found, node: { ...node, inner: [day] } })) : [found];
}

function namesOneDay(node: TimeNode): boolean {
  return node.kind === "named" || node.kind === "monthDay" || node.kind === "lunar";
}
