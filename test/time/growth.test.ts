import { expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { readTime } from "../../src/time/read-time.ts";

const calendars = shippedCalendars();

const HOSTILE: Readonly<Record<string, string>> = {
  digits: "1",
  "one numeral": "一",
  "open brackets": "（",
  "brackets after times": "5月（",
  "all festivals": "五一六一七一八一十一国庆中秋春节元旦清明端午重阳",
  "enumerations without end": "5月、",
  "ranges without end": "5月1日至",
  "recurrences without end": "每周一至",
  blanks: "天    ",
  "dotted figures": "1.",
  "goals without end": "全年12次",
};

/** Processor time, not the wall clock: other work on the machine must not decide. */
function cost(text: string): number {
  const before = process.cpuUsage();
  for (const mode of ["query", "prose"] as const) {
    readTime(text, { now: "2026-11-22T10:00:00", mode, planYear: 2026, calendars });
  }
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

test.each(Object.entries(HOSTILE))("%s: reading grows no faster than the text", (_, piece) => {
  const long = (length: number): string => piece.repeat(Math.ceil(length / piece.length));
  cost(long(2000));
  const small = Math.min(cost(long(2000)), cost(long(2000)), cost(long(2000)));
  const large = Math.min(cost(long(16_000)), cost(long(16_000)));
  // Eight times the text: linear is 8, quadratic 64. A few milliseconds of noise are allowed for.
  expect(large).toBeLessThan(Math.max(small, 2) * 8 * 3);
});
