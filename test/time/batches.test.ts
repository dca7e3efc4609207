import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { type WhenAnswer, whenLine } from "../../src/time/when-line.ts";

interface Expected {
  readonly start: string | null;
  readonly end: string | null;
  readonly granularity: string;
  readonly recurrence?: string;
}

interface Line {
  readonly id: string;
  readonly text: string;
  readonly expect: readonly Expected[];
}

const calendars = shippedCalendars();
const folder = new URL("./batches/", import.meta.url);
const lines = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trim().split("\n"))
  .map((line) => JSON.parse(line) as Line);

/** What must agree: the rule of a recurrence, the start of a clock time, both sides of anything else. */
function expected(one: Expected): string {
  if (one.recurrence !== undefined) return sorted(one.recurrence);
  const point = one.granularity === "hour" || one.granularity === "minute";
  return point ? `${one.start}` : `${one.start}/${one.end}`;
}

function given(window: WhenAnswer["windows"][number]): string {
  if (window.rrule !== undefined) return sorted(window.rrule);
  const point = window.grain === "hour" || window.grain === "minute";
  const length = Date.parse(`${window.end}Z`) - Date.parse(`${window.start}Z`);
  return point && (length === 60_000 || (window.grain === "hour" && length === 3_600_000))
    ? `${window.start}`
    : `${window.start}/${window.end}`;
}

function sorted(rule: string): string {
  return rule.split(";").sort().join(";");
}

test.each(lines.map((line) => [line.id, line] as const))("%s", (_, line) => {
  const { windows } = whenLine(line, calendars);
  expect({ text: line.text, windows: windows.map(given).sort() }).toEqual({
    text: line.text,
    windows: line.expect.map(expected).sort(),
  });
});
