import type { PartName } from "../parts.ts";
import type { RelativeUnit, TimeNode } from "../time-node.ts";
import { monthNumber, nthOf, weekdayOf } from "./en-numbers.ts";
import { type Entry, type Place, word } from "./entry.ts";
import { monthDay, range, rolling, within, years } from "./make.ts";

const relativeDay = (offset: number): TimeNode => ({ kind: "relative", unit: "day", offset });
const part = (name: PartName): TimeNode => ({ kind: "part", part: name });

const WORDS: readonly Entry[] = [
  word("today", relativeDay(0)),
  word("tomorrow tmr tmrw", relativeDay(1)),
  word("yesterday", relativeDay(-1)),
  { forms: ["[the ]day after tomorrow"], make: () => relativeDay(2) },
  { forms: ["[the ]day before yesterday"], make: () => relativeDay(-2) },
  {
    forms: ["tonight", "this evening", "this night"],
    make: () => within(part("evening"), relativeDay(0)),
  },
  { forms: ["this morning"], make: () => within(part("morning"), relativeDay(0)) },
  { forms: ["this afternoon"], make: () => within(part("afternoon"), relativeDay(0)) },
  { forms: ["last night"], make: () => within(part("evening"), relativeDay(-1)) },
  {
    forms: ["[in the ]morning[s]"],
    make: () => part("morning"),
    unless: [" prayer", " star", " everyone", " all"],
    notAfter: "d",
  },
  {
    forms: ["[in the ]afternoon[s]"],
    make: () => part("afternoon"),
    unless: [" everyone", " all"],
    notAfter: "d",
  },
  {
    forms: ["[in the ]evening[s]", "[at ]night"],
    make: () => part("evening"),
    unless: [" everyone", " all"],
    notAfter: "d",
  },
  {
    forms: ["these days", "recently", "lately"],
    make: () => ({ kind: "rolling", unit: "day", shape: "about", from: 0, count: 14 }),
  },
  {
    forms: ["soon", "in the near future", "coming up"],
    make: (_, { mode }) =>
      mode === "query"
        ? { kind: "rolling", unit: "day", shape: "about", from: 0, count: 14 }
        : undefined,
  },
  {
    forms: ["[the ]next few days", "[the ]coming days", "[the ]next couple of days"],
    make: () => ({ kind: "rolling", unit: "day", shape: "about", from: 1, count: 3 }),
  },
];

const UNITS: readonly (readonly [string, RelativeUnit])[] = [
  ["week", "week"],
  ["month", "month"],
  ["quarter", "quarter"],
  ["year", "year"],
  ["(term|semester)", "term"],
  ["(school|academic) year", "schoolYear"],
];

function offsetOf(rel: string | undefined): number {
  if (rel === "last" || rel === "past") return -1;
  return rel === "this" ? 0 : 1;
}

const RELATIVE: readonly Entry[] = [
  ...UNITS.map(
    ([name, unit]): Entry => ({
      forms: [`[the ]{relEn} ${name}`],
      make: ({ relEn }) => ({ kind: "relative", unit, offset: offsetOf(relEn) }),
      // The last week of the month is a part of the month.
      unless: [" of "],
    }),
  ),
  {
    forms: ["[the ]weekend after next"],
    make: () => within({ kind: "weekend" }, { kind: "relative", unit: "week", offset: 2 }),
  },
  { forms: ["[the ]week after next"], make: () => ({ kind: "relative", unit: "week", offset: 2 }) },
  {
    forms: ["[the ]week before last"],
    make: () => ({ kind: "relative", unit: "week", offset: -2 }),
  },
  {
    forms: ["[the ]month after next"],
    make: () => ({ kind: "relative", unit: "month", offset: 2 }),
  },
  {
    forms: ["[the ](rest of the )week"],
    make: () => ({ kind: "relative", unit: "week", offset: 0 }),
  },
  {
    forms: ["the month", "the rest of the month"],
    make: () => ({ kind: "relative", unit: "month", offset: 0 }),
    needs: "scope",
  },
  {
    forms: ["the year", "the rest of the year"],
    make: () => ({ kind: "relative", unit: "year", offset: 0 }),
    needs: "scope",
  },
  {
    forms: ["[the ]{relEn} {wday}"],
    make: ({ relEn, wday }, { text, to }) =>
      /^ (?:of|in) /u.test(text.slice(to, to + 4))
        ? undefined
        : relEn?.endsWith("coming")
          ? within(weekdayOf(wday), rolling("7", "day", "next"))
          : relEn === "next" || relEn === "last" || relEn === "past" || relEn === "the following"
            ? within(weekdayOf(wday), { kind: "relative", unit: "week", offset: offsetOf(relEn) })
            : weekdayOf(wday),
  },
  {
    forms: ["{wday} week"],
    make: ({ wday }) => within(weekdayOf(wday), { kind: "relative", unit: "week", offset: 1 }),
  },
  { forms: ["{relEn} {mon}"], make: ({ relEn, mon }) => nextMonth(relEn, mon) },
  {
    forms: ["[the ]{relEn} weekend"],
    make: ({ relEn }) =>
      within(
        { kind: "weekend" },
        {
          kind: "relative",
          unit: "week",
          offset:
            relEn === "the coming" || relEn === "coming" || relEn === "this coming"
              ? 0
              : offsetOf(relEn),
        },
      ),
  },
  { forms: ["[at |on ][the ]weekend"], make: () => ({ kind: "weekend" }), unless: [" of"] },
  {
    forms: [
      "[in |for ][the ]week (of|beginning|commencing|starting) [on ][the |monday ]{d}[st|nd|rd|th] [of ]{mon}",
      "[in |for ][the ]week (of|beginning|commencing|starting) [on ][monday ]{mon} {d}[st|nd|rd|th]",
    ],
    make: ({ mon, d }) => range(monthDay(monthNumber(mon), d), { kind: "weekday", weekday: 7 }),
  },
  {
    // The weekend of 5 December: from that Saturday to its Sunday.
    forms: ["[at |on ][the ]weekend of [the ]{d}[st|nd|rd|th] [of ]{mon}"],
    make: ({ mon, d }) => range(monthDay(monthNumber(mon), d), { kind: "weekday", weekday: 7 }),
  },
];

function nextMonth(relEn: string | undefined, mon: string | undefined): TimeNode | undefined {
  const node: TimeNode = { kind: "month", month: Number(monthNumber(mon)) };
  if (relEn === "last" || relEn === "past")
    return within(node, { kind: "relative", unit: "year", offset: 0 });
  return node;
}

/** Vague parts: early December is its first ten days, the beginning of it five. */
const PARTS_OF_MONTHS: readonly (readonly [string, PartName])[] = [
  ["early", "earlyMonth"],
  ["mid[-| ]", "midMonth"],
  ["[in ][the ]middle of", "midMonth"],
  ["late", "lateMonth"],
  ["[at ][the ](beginning|start) of", "monthStart"],
  ["[the ]first few days of", "monthStart"],
  ["[at ][the ]end of", "monthEnd"],
  ["[the ]first half of", "firstHalfMonth"],
  ["[the ]second half of", "secondHalfMonth"],
];

const PARTS: readonly Entry[] = [
  ...PARTS_OF_MONTHS.flatMap(([words, name]): Entry[] => [
    {
      forms: [`${words}[ ]{mon}`],
      make: ({ mon }) => within(part(name), { kind: "month", month: Number(monthNumber(mon)) }),
    },
    {
      forms: [`${words}[ ]{mon} {year}`],
      make: ({ mon, year }) =>
        within(
          within(part(name), { kind: "month", month: Number(monthNumber(mon)) }),
          years(Number(year)),
        ),
    },
    {
      forms: [`${words}[ ]{relEn} month`],
      make: ({ relEn }) =>
        within(part(name), { kind: "relative", unit: "month", offset: offsetOf(relEn) }),
    },
  ]),
  {
    forms: ["[at ][the ]end of the month", "[at ]month end", "[at ]month-end"],
    make: () => part("monthEnd"),
  },
  { forms: ["[at ][the ](beginning|start) of the month"], make: () => part("monthStart") },
  { forms: ["[in ][the ]middle of the month", "mid-month"], make: () => part("monthMiddle") },
  {
    forms: ["[at ][the ]end of the year", "[at ]year end", "[at ]year-end", "[the ]year's end"],
    make: () => part("yearEnd"),
  },
  { forms: ["[at ][the ](beginning|start) of the year"], make: () => part("yearStart") },
  {
    forms: ["[at ][the ]end of {relEn} year"],
    make: ({ relEn }) =>
      within(part("yearEnd"), { kind: "relative", unit: "year", offset: offsetOf(relEn) }),
  },
  {
    forms: ["[at ][the ](beginning|start) of {relEn} year", "early {relEn} year"],
    make: ({ relEn }) =>
      within(part("yearStart"), { kind: "relative", unit: "year", offset: offsetOf(relEn) }),
  },
  {
    forms: ["[at ][the ]end of {relEn} week"],
    make: ({ relEn }) =>
      within({ kind: "weekend" }, { kind: "relative", unit: "week", offset: offsetOf(relEn) }),
  },
  { forms: ["[at ][the ]end of [the |this ]week"], make: () => ({ kind: "weekend" }) },
];

const ORDINALS: readonly Entry[] = [
  {
    forms: ["[the ]{nth} week"],
    make: ({ nth }) => ({ kind: "nth", n: nthOf(nth), unit: "week" }),
    needs: "scope",
  },
  {
    forms: ["[the ]{nth} weekend"],
    make: ({ nth }) => ({ kind: "nth", n: nthOf(nth), unit: "weekend" }),
    needs: "scope",
  },
  {
    forms: ["[the ]{nth} day"],
    make: ({ nth }) => ({ kind: "nth", n: nthOf(nth), unit: "day" }),
    needs: "scope",
  },
  {
    forms: ["[the ]{nth} {wday}"],
    make: ({ nth, wday }, { text, to }) => {
      const found = weekdayOf(wday);
      const scoped = /^ (?:of|in) /u.test(text.slice(to, to + 4));
      if (found.kind !== "weekday" || (nth === "last" && !scoped)) return undefined;
      return { kind: "nth", n: nthOf(nth), unit: "weekday", weekday: found.weekday };
    },
  },
  {
    forms: ["[the ]first {count} days"],
    make: ({ count }) => ({ kind: "nth", n: 1, unit: "day", count: nthOf(count) }),
    needs: "scope",
  },
  {
    forms: ["[the ]last {count} days"],
    make: ({ count }) => ({ kind: "nth", n: -1, unit: "day", count: nthOf(count) }),
    needs: "scope",
  },
  {
    forms: ["in {count} {spanEn}", "{count} {spanEn} from now", "{count} {spanEn} later"],
    make: ({ count, spanEn }, { mode }) => queryOnly(mode, rolling(count, spanEn, "at")),
  },
  {
    forms: ["in half an hour"],
    make: (_, { mode }) => queryOnly(mode, rolling("半", "hour", "at")),
  },
  {
    forms: ["within [the next ]{count} {spanEn}"],
    make: ({ count, spanEn }, { mode }) => queryOnly(mode, rolling(count, spanEn, "within")),
  },
  {
    forms: ["[in |over |for ][the ]next {count} {spanEn}", "[the ]coming {count} {spanEn}"],
    make: ({ count, spanEn }) => rolling(count, spanEn, "next"),
  },
  {
    forms: ["[in |over ][the ](last|past) {count} {spanEn}"],
    make: ({ count, spanEn }) => rolling(count, spanEn, "last"),
  },
  {
    forms: ["{count} {spanEn} ago"],
    make: ({ count, spanEn }) => rolling(count, spanEn, "at", -1),
  },
  {
    forms: ["within [a|the|one] week"],
    make: (_, { mode }) => queryOnly(mode, rolling("1", "week", "within")),
  },
];

function queryOnly(mode: Place["mode"], node: TimeNode | undefined): TimeNode | undefined {
  return mode === "query" ? node : undefined;
}

export const EN: readonly Entry[] = [
  ...WORDS,
  ...RELATIVE,

  ...PARTS,
  ...ORDINALS,
];
