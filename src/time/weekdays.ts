import type { Cursor } from "./compose-list.ts";
import { LIST_GLUE, NARROW_GLUE, RANGE_GLUE } from "./operators.ts";
import { rankOfPart } from "./parts.ts";
import { type EveryNode, type Placed, RANK, rankOf, type TimeNode } from "./time-node.ts";

/** A recurrence without its 每, and the atom behind it. */
type Opening = Placed & { readonly next: number };

/** The recurrence that weekdays at a place of the text are by themselves, if they are one. */
export function weekdaysOf(cursor: Cursor, at: number): Opening | undefined {
  return fromTo(cursor, at) ?? weekdaysListed(cursor, at);
}

/** 周一、周三、周五上午 in a plan: several weekdays of no week are those of every week. */
function weekdaysListed({ text, atoms, mode }: Cursor, at: number): Opening | undefined {
  const days: Placed[] = [];
  for (let k = at; atoms[k]?.node.kind === "weekday"; k += 1) {
    const day = atoms[k];
    const last = days.at(-1);
    if (day === undefined || (last !== undefined && !LIST_GLUE.test(text.slice(last.to, day.from))))
      break;
    days.push(day);
  }
  const [first, last] = [days[0], days.at(-1)];
  if (mode === "query" || first === undefined || last === undefined || days.length < 2)
    return undefined;
  const inner = days.map((day) => day.node);
  const node: EveryNode = { kind: "every", unit: "week", interval: 1, inner };
  return { node, from: first.from, to: last.to, next: at + days.length };
}

/** 周一至周五下午4:30: weekdays from one to another with an hour are the hours of every week. */
function fromTo(cursor: Cursor, at: number): Opening | undefined {
  const [first, last, hour] = cursor.atoms.slice(at, at + 3);
  if (first?.node.kind !== "weekday" || last?.node.kind !== "weekday" || hour === undefined)
    return undefined;
  const between = cursor.text.slice(first.to, last.from);
  if (
    !RANGE_GLUE.test(between) ||
    rankOf(hour.node, rankOfPart) > RANK.part ||
    hour.node.kind === "every"
  )
    return undefined;
  if (!NARROW_GLUE.test(cursor.text.slice(last.to, hour.from))) return undefined;
  const days: TimeNode = { kind: "range", first: first.node, last: last.node };
  const node: EveryNode = { kind: "every", unit: "week", interval: 1, inner: [days] };
  return { node, from: first.from, to: last.to, next: at + 2 };
}
