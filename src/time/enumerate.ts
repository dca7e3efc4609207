import { rankOfPart } from "./parts.ts";
import { type Placed, RANK, rankOf, type TimeNode } from "./time-node.ts";

const rank = (node: TimeNode): number => rankOf(node, rankOfPart);

/**
 * What the members of an enumeration share: a month or year said once (7月15日和16日), an operator said at the end
 * (元旦、春节期间), an hour said at the end (周二、周四上午).
 */
export function shareAmong(members: readonly Placed[], glue: "close" | "loose"): readonly Placed[] {
  if (members.length < 2) return members;
  return shareHours(shareOperator(shareOrdinal(shareScope(members), glue)), glue);
}

function shareScope(members: readonly Placed[]): Placed[] {
  const shared: Placed[] = [];
  for (const member of members) {
    const before = shared.at(-1);
    const scope = before === undefined ? undefined : scopeFor(before.node, rank(member.node));
    const own = member.node.kind === "within" ? outermost(member.node) : member.node;
    const open = scope !== undefined && leans(own, scope);
    shared.push(open ? { ...member, node: { kind: "within", inner: member.node, scope } } : member);
  }
  return shared;
}

function outermost(node: TimeNode): TimeNode {
  return node.kind === "within" ? outermost(node.scope) : node;
}

/** What comes round within a month leans on a month; what comes round in a year (4月14日, 国庆) only on a year. */
const LEANS_ON_MONTHS = new Set(["day", "weekday", "weekend", "part", "nth", "clock"]);
const LEANS_ON_YEARS = new Set(["month", "monthDay", "named", "lunar"]);

/** Only what repeats can lean on the scope of its neighbour; 明天 stands by itself. */
function leans(node: TimeNode, scope: TimeNode): boolean {
  if (rank(node) >= rank(scope)) return false;
  return (
    LEANS_ON_MONTHS.has(node.kind) || (LEANS_ON_YEARS.has(node.kind) && rank(scope) > RANK.month)
  );
}

/** In what a member of some rank would stand, judged from the member before it. */
function scopeFor(node: TimeNode, size: number): TimeNode | undefined {
  switch (node.kind) {
    case "within":
      return rank(node.inner) === size
        ? node.scope
        : (scopeFor(node.inner, size) ?? scopeFor(node.scope, size));
    case "monthDay":
      return size === RANK.day ? { kind: "month", month: node.month } : undefined;
    case "date":
      if (size !== RANK.day) return undefined;
      return {
        kind: "within",
        inner: { kind: "month", month: node.month },
        scope: { kind: "years", from: node.year, to: node.year },
      };
    case "range":
      return scopeFor(node.last, size);
    case "bounded":
      return scopeFor(node.of, size);
    default:
      return undefined;
  }
}

/** 3月、6月、9月的第二个星期五: what is counted within the last month is counted within each. */
function shareOrdinal(members: readonly Placed[], glue: "close" | "loose"): readonly Placed[] {
  const last = members.at(-1)?.node;
  if (glue === "loose" || last?.kind !== "within") return members;
  if (!members.slice(0, -1).every(({ node }) => node.kind === "month")) return members;
  const counted = (node: TimeNode, month: TimeNode): TimeNode | undefined => {
    if (node.kind !== "within") return undefined;
    if (node.scope.kind === "month")
      return node.inner.kind === "nth" ? { ...node, scope: month } : undefined;
    const scope = counted(node.scope, month);
    return scope === undefined ? undefined : { ...node, scope };
  };
  return members.map((one, at) =>
    at === members.length - 1 ? one : { ...one, node: counted(last, one.node) ?? one.node },
  );
}

/** An operator behind the last festival is meant for all of them. */
function shareOperator(members: readonly Placed[]): Placed[] {
  const last = members.at(-1)?.node;
  if (last?.kind === "named" && last.whole === "rest") {
    return members.map((one) =>
      one.node.kind === "named" ? { ...one, node: { ...one.node, whole: "rest" } } : one,
    );
  }
  if (last?.kind !== "bounded" || !isFestive(last.of)) return [...members];
  return members.map((member) =>
    isFestive(member.node)
      ? { ...member, node: { kind: "bounded", bound: last.bound, of: member.node } }
      : member,
  );
}

function isFestive(node: TimeNode): boolean {
  if (node.kind === "within") return isFestive(node.inner);
  return node.kind === "named" || (node.kind === "lunar" && node.day !== undefined);
}

function shareHours(members: readonly Placed[], glue: "close" | "loose"): Placed[] {
  const last = members.at(-1)?.node;
  if (glue === "loose" || last?.kind !== "within") return [...members];
  const hours = hoursOf(last);
  if (hours === undefined) return [...members];
  return members.map((member) =>
    rank(member.node) === RANK.day
      ? { ...member, node: { kind: "within", inner: hours, scope: member.node } }
      : member,
  );
}

function hoursOf(node: TimeNode): TimeNode | undefined {
  if (node.kind !== "within") return undefined;
  if (rank(node.inner) <= RANK.part) return node.inner;
  return hoursOf(node.inner);
}
