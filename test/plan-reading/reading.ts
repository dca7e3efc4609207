import { readFileSync } from "node:fs";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { PlanReading, Quote } from "../../src/plan/reading/plan-reading.ts";
import { readPlan } from "../../src/plan/reading/read-plan.ts";

export const NOW = "2026-11-22T10:00:00";

export function read(text: string, year?: number): PlanReading {
  const calendars = shippedCalendars();
  return readPlan(
    text,
    year === undefined ? { now: NOW, calendars } : { now: NOW, calendars, year },
  );
}

export function planText(name: string): string {
  return readFileSync(new URL(`plans/${name}.txt`, import.meta.url), "utf8");
}

/** Everything that a reading quotes, items first. */
export function quotesOf(reading: PlanReading): Quote[] {
  return [...reading.items, ...reading.background, ...reading.ignored, ...reading.done];
}

/** The non-space characters of a text that a reading leaves out, as short pieces. */
export function leftOut(text: string, reading: PlanReading): string[] {
  const covered = new Uint8Array(text.length);
  for (const one of quotesOf(reading)) covered.fill(1, one.offset, one.offset + one.length);
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (covered[at] === 0 && /\S/.test(text[at] ?? "")) pieces.push(text.slice(at, at + 20));
  }
  return pieces;
}
