import { readdirSync, readFileSync } from "node:fs";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { readPlan } from "../../src/plan/reading/read-plan.ts";
import { compare } from "./compare.ts";
import type { Row } from "./figures.ts";

const MANY = 2_000_000;

/** Reading two megabytes of plans, seconds, and whether ten times the text takes ten times as long. */
export async function benchPlanReading({ rounds }: { readonly rounds: number }): Promise<Row[]> {
  const text = plansOf(MANY);
  const tenth = text.slice(0, MANY / 10);
  return [
    await compare({
      row: "reading plans of 2 MB",
      unit: "s",
      rounds,
      ours: async () => secondsFor(() => read(text)),
      limit: {
        name: "a split into sentences and one scan",
        measure: async () => secondsFor(() => scan(text)),
      },
      goal: { of: "ours", atMost: 4 },
    }),
    await compare({
      row: "the same by its tenth (10 is linear)",
      unit: "s",
      rounds,
      ours: async () => secondsFor(() => read(text)),
      limit: { name: "200 KB", measure: async () => secondsFor(() => read(tenth)) },
      goal: { of: "ratio", atMost: 12 },
    }),
  ];
}

/** The sample plans, one after another, until there is enough. */
function plansOf(length: number): string {
  const folder = new URL("../../data/plans/", import.meta.url);
  const plans = readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
  const once = plans.join("\n\n");
  // A number in each sentence: a plan that comes twice would be read once.
  const copies = Array.from({ length: Math.ceil(length / once.length) }, (_, i) =>
    once.replace(/(?<=[\p{L}])[。.](?=\s|$)/gu, `，第${i}片区。`),
  );
  return copies.join("\n\n").slice(0, length);
}

function read(text: string): void {
  readPlan(text, { now: "2026-11-22T10:00:00", year: 2027, calendars: shippedCalendars() });
}

function scan(text: string): number {
  let months = 0;
  for (const sentence of text.split(/[。；\n]/u)) if (/\d{1,2}月/u.test(sentence)) months += 1;
  return months;
}

function secondsFor(work: () => unknown): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}
