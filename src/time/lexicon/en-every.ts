import type { PartName } from "../parts.ts";
import type { EveryNode, TimeNode } from "../time-node.ts";
import { monthNumber, nthOf, weekdayOf } from "./en-numbers.ts";
import type { Entry } from "./entry.ts";
import { range } from "./make.ts";
import { every } from "./zh-every.ts";

const part = (name: PartName): TimeNode => ({ kind: "part", part: name });

type Unit = EveryNode["unit"];

const EVERY_UNITS: readonly (readonly [string, Unit])[] = [
  ["day", "day"],
  ["weekday", "workday"],
  ["week", "week"],
  ["month", "month"],
  ["quarter", "quarter"],
  ["year", "year"],
  ["(term|semester)", "term"],
];

export const EN_EVERY: readonly Entry[] = [
  ...EVERY_UNITS.flatMap(([name, unit]): Entry[] => [
    {
      forms: [`(every|each) ${name}`, `(once|one time) (a|per|every) ${name}`],
      make: () => every(unit, 1),
    },
    { forms: [`every (other|second) ${name}`], make: () => every(unit, 2) },
    { forms: [`every {count} ${name}s`], make: ({ count }) => every(unit, nthOf(count)) },
    { forms: [`(twice|two times) (a|per|every) ${name}`], make: () => times(every(unit, 1), 2) },
    {
      forms: [`[at least ]{count} times (a|per|each|every) ${name}`],
      make: ({ count }) => times(every(unit, 1), nthOf(count)),
    },
  ]),
  {
    forms: ["(every|each) {mon}"],
    make: ({ mon }) => every("year", 1, [{ kind: "month", month: Number(monthNumber(mon)) }]),
  },
  {
    // Mon-Fri 9-5: hours without am or pm, but of every week.
    forms: ["{wday}(-| - | to ){wday:x} {d}(-| - ){d:e}"],
    make: ({ wday, x, d, e }) => {
      const days = range(weekdayOf(wday), weekdayOf(x));
      const [first, last] = [Number(d) * 60, (Number(e) + (Number(e) < 8 ? 12 : 0)) * 60];
      if (first > 1440 || last > 1440 || last <= first) return undefined;
      return every("week", 1, [days, range(hour(first), hour(last))]);
    },
    unless: ["am", "pm", " am", " pm", ":", "."],
  },
  { forms: ["every half year", "every six months", "twice yearly"], make: () => every("half", 1) },
  {
    forms: ["(every|each) {wday}", "[on ]{wday}"],
    make: ({ wday = "" }, { text, from }) =>
      /^(?:every|each)/u.test(text.slice(from, from + 5)) || wday.endsWith("days")
        ? every("week", 1, [weekdayOf(wday)])
        : undefined,
  },
  {
    forms: ["(every|each) {nth} {wday}"],
    make: ({ nth, wday }) => {
      const found = weekdayOf(wday);
      if (found.kind !== "weekday" || nth === "second" || nth === "2nd") return undefined;
      return every("month", 1, [
        { kind: "nth", n: nthOf(nth), unit: "weekday", weekday: found.weekday },
      ]);
    },
  },
  {
    forms: ["every other {wday}", "every second {wday}"],
    make: ({ wday }) => every("week", 2, [weekdayOf(wday)]),
  },
  {
    forms: ["(every|each) weekend", "[on |at ][the ]weekends"],
    make: () => every("week", 1, [{ kind: "weekend" }]),
  },
  { forms: ["[on ]weekdays"], make: () => every("workday", 1) },
  { forms: ["daily"], make: () => every("day", 1) },
  { forms: ["weekly"], make: (_, { mode }) => (mode === "prose" ? every("week", 1) : undefined) },
  { forms: ["monthly"], make: (_, { mode }) => (mode === "prose" ? every("month", 1) : undefined) },
  { forms: ["quarterly"], make: () => every("quarter", 1) },
  { forms: ["fortnightly"], make: () => every("week", 2) },
  { forms: ["annually", "yearly"], make: () => every("year", 1) },
  { forms: ["(every|each) (morning)"], make: () => every("day", 1, [part("morning")]) },
  { forms: ["(every|each) (evening|night)"], make: () => every("day", 1, [part("evening")]) },
  { forms: ["(every|each) (afternoon)"], make: () => every("day", 1, [part("afternoon")]) },
];

const hour = (minute: number): TimeNode => ({
  kind: "clock",
  minute,
  precision: "minute",
  bare: false,
});

function times(node: TimeNode | undefined, count: number): TimeNode | undefined {
  return node?.kind === "every" ? { ...node, times: count } : undefined;
}
