import * as v from "valibot";
import type { ItemWhen, PlanReading, ReadItem } from "../../src/plan/reading/plan-reading.ts";

const whenSchema = v.object({
  start: v.nullable(v.string()),
  end: v.nullable(v.string()),
  rrule: v.nullable(v.string()),
  approximate: v.boolean(),
  frequencyTarget: v.nullable(v.string()),
  alternatives: v.optional(v.array(v.array(v.nullable(v.string())))),
});
const spanSchema = v.object({ quote: v.string(), quoteOffset: v.number() });
const goldSchema = v.object({
  items: v.array(
    v.object({
      ...spanSchema.entries,
      title: v.string(),
      past: v.boolean(),
      salience: v.picklist(["core", "minor"]),
      when: whenSchema,
    }),
  ),
  notItems: v.array(spanSchema),
  negatives: v.array(spanSchema),
});
type Gold = v.InferOutput<typeof goldSchema>;
type GoldItem = Gold["items"][number];
type GoldSpan = v.InferOutput<typeof spanSchema>;

export interface PlanScore {
  /** Dated items of the annotation. */
  readonly wanted: number;
  readonly missed: readonly string[];
  /** Dated proposals that can be judged. */
  readonly proposed: number;
  readonly wrong: readonly string[];
  readonly falseToDos: readonly string[];
}

/** Compares a reading with an annotation: windows inclusive in the annotation, half-open in the reading. */
export function scoreOf(annotation: unknown, reading: PlanReading): PlanScore {
  const gold = v.parse(goldSchema, annotation);
  const right = new Set<ReadItem>();
  const optional = new Set<ReadItem>();
  const missed: string[] = [];
  const planned = gold.items.filter((item) => !item.past);
  const dated = planned.filter((item) => item.salience === "core" && isDated(item.when));
  for (const item of planned) {
    const near = reading.items.filter((one) => overlaps(one, item));
    if (!dated.includes(item)) for (const one of near) optional.add(one);
  }
  for (const item of dated) {
    const near = reading.items.filter((one) => overlaps(one, item) && !right.has(one));
    const hit = near.find((one) => one.when !== null && isSameTime(one.when, item.when));
    if (hit === undefined) missed.push(`${item.title}: ${JSON.stringify(item.when)}`);
    else right.add(hit);
  }
  const judged = reading.items.filter(
    (one) => one.when !== null && isDated(one.when) && !optional.has(one),
  );
  return {
    wanted: dated.length,
    missed,
    proposed: judged.length,
    wrong: judged.filter((one) => !right.has(one)).map((one) => one.title),
    falseToDos: falseToDos(gold, reading, planned),
  };
}

function falseToDos(gold: Gold, reading: PlanReading, planned: readonly GoldItem[]): string[] {
  const no: GoldSpan[] = [
    ...gold.items.filter((item) => item.past),
    ...gold.notItems,
    ...gold.negatives,
  ];
  return reading.items
    .filter(
      (one) =>
        no.some((span) => overlaps(one, span)) && !planned.some((span) => overlaps(one, span)),
    )
    .map((one) => one.quote);
}

function overlaps(one: ReadItem, span: GoldSpan): boolean {
  const common =
    Math.min(one.offset + one.length, span.quoteOffset + span.quote.length) -
    Math.max(one.offset, span.quoteOffset);
  return common >= Math.min(6, one.length, span.quote.length);
}

type AnyWhen = Pick<ItemWhen, "start" | "end" | "rrule"> & { readonly goal?: unknown };

function isDated(when: AnyWhen): boolean {
  return (
    when.start !== null || when.end !== null || when.rrule !== null || (when.goal ?? null) !== null
  );
}

function isSameTime(when: ItemWhen, gold: GoldItem["when"]): boolean {
  if (gold.frequencyTarget !== null && when.goal !== null) return true;
  if (gold.rrule !== null) {
    const rules = [gold.rrule, ...(gold.alternatives ?? []).map(([rule]) => rule)];
    return (
      when.rrule !== null &&
      rules.some((rule) => rule !== null && sorted(rule ?? "") === sorted(when.rrule ?? ""))
    );
  }
  const windows = [[gold.start, gold.end], ...(gold.alternatives ?? [])];
  return windows.some(([start = null, end = null]) => {
    if (start === null) return when.start === null && dayBefore(when.end) === end;
    const first = when.start?.slice(0, 10) ?? "";
    const last = dayBefore(when.end) ?? first;
    if (first === start && last === end) return true;
    return gold.approximate && first <= (end ?? "") && last >= start;
  });
}

function sorted(rule: string): string {
  return rule.split(";").sort().join(";");
}

/** The last day of a half-open window. */
function dayBefore(end: string | null): string | null {
  if (end === null) return null;
  const midnight = end.endsWith("T00:00:00");
  const day = new Date(`${end.slice(0, 10)}T00:00:00Z`).getTime();
  return new Date(day - (midnight ? 86_400_000 : 0)).toISOString().slice(0, 10);
}
