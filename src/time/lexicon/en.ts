import { readNumeral } from "../numerals.ts";
import type { PartName } from "../parts.ts";
import type { EveryNode, RelativeUnit, TimeNode } from "../time-node.ts";
import { type Entry, type Place, word } from "./entry.ts";
import { date, day, monthDay, range, rolling, within, years } from "./make.ts";
import { every } from "./zh-every.ts";

const relativeDay = (offset: number): TimeNode => ({ kind: "relative", unit: "day", offset });
const part = (name: PartName): TimeNode => ({ kind: "part", part: name });

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const monthNumber = (text: string | undefined): string =>
  String(MONTHS.indexOf((text ?? "").slice(0, 3)) + 1);
const weekdayOf = (text: string | undefined): TimeNode => ({
  kind: "weekday",
  weekday: WEEKDAYS.indexOf((text ?? "").slice(0, 3)) + 1,
});

/** may, march, sat, sun and mar are words too: they name a time after a word like "in" or "next", or before a figure. */
function isName(place: Place, name: string): boolean {
  if (!["may", "march", "mar", "sat", "sun", "mon", "wed", "jan", "dec"].includes(name))
    return true;
  const before = place.text.slice(Math.max(0, place.from - 12), place.from);
  const after = place.text.slice(place.to, place.to + 6);
  const announced =
    /(?:^|[^a-z])(?:in|of|next|this|last|early|mid|late|by|until|since|from|to|every|on|and|during|before|after|for|-|through|till|end) ?$/u.test(
      before,
    );
  return (
    announced ||
    /^ ?[0-9]/u.test(after) ||
    (name !== "may" && name !== "march" && /^[ ,.?!)]*$/u.test(after) && before.trim() === "")
  );
}

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
    }),
  ),
  { forms: ["[the ]week after next"], make: () => ({ kind: "relative", unit: "week", offset: 2 }) },
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
  { forms: ["[at |on ][the ]weekend"], make: () => ({ kind: "weekend" }) },
];

function nextMonth(relEn: string | undefined, mon: string | undefined): TimeNode | undefined {
  const node: TimeNode = { kind: "month", month: Number(monthNumber(mon)) };
  if (relEn === "last" || relEn === "past")
    return within(node, { kind: "relative", unit: "year", offset: 0 });
  return node;
}

const DATES: readonly Entry[] = [
  {
    forms: ["{mon}[.]"],
    make: ({ mon = "" }, place) =>
      isName(place, mon) ? { kind: "month", month: Number(monthNumber(mon)) } : undefined,
  },
  {
    forms: ["{mon}[.] {year}", "{mon}[.], {year}"],
    make: ({ mon, year }) =>
      within({ kind: "month", month: Number(monthNumber(mon)) }, years(Number(year))),
  },
  {
    forms: ["{mon}[.][ the] {d}[st|nd|rd|th]"],
    make: ({ mon, d }) => monthDay(monthNumber(mon), d),
  },
  {
    forms: ["[the ]{d}[st|nd|rd|th] [of ]{mon}[.]"],
    make: ({ mon, d }) => monthDay(monthNumber(mon), d),
  },
  {
    forms: ["{mon}[.] {d}[st|nd|rd|th][,] {year}"],
    make: ({ mon, d, year }) => date(Number(year), monthNumber(mon), d),
  },
  {
    forms: ["[the ]{d}[st|nd|rd|th] [of ]{mon}[.][,] {year}"],
    make: ({ mon, d, year }) => date(Number(year), monthNumber(mon), d),
  },
  {
    forms: ["{mon}[.] {d}[st|nd|rd|th][ ](-|to|through|until)[ ]{d:e}[st|nd|rd|th]"],
    make: ({ mon, d, e }) => range(monthDay(monthNumber(mon), d), day(e)),
  },
  {
    forms: ["{d}[st|nd|rd|th][ ](-|to)[ ]{d:e}[st|nd|rd|th] [of ]{mon}"],
    make: ({ mon, d, e }) => range(monthDay(monthNumber(mon), d), monthDay(monthNumber(mon), e)),
  },
  {
    forms: ["the {d}(st|nd|rd|th)"],
    make: ({ d }, { text, to }) =>
      /^ (?:floor|grade|person|time|place|anniversary|century|edition|session|class)/u.test(
        text.slice(to),
      )
        ? undefined
        : day(d),
  },
  {
    forms: ["{year}"],
    make: ({ year }, { text, from }) =>
      /(?:in|of|for|during|since|by|plan|,) $/u.test(text.slice(Math.max(0, from - 7), from))
        ? years(Number(year))
        : undefined,
  },
  {
    forms: ["{wday}"],
    make: ({ wday = "" }, place) =>
      isName(place, wday) && !wday.endsWith("s") ? weekdayOf(wday) : undefined,
    unless: [" school"],
  },
  { forms: ["[the ]q{d}"], make: ({ d }) => quarter(d) },
  { forms: ["[the ]{nth} quarter"], make: ({ nth }) => quarter(String(readNumeral(nth ?? ""))) },
  { forms: ["[the ]first half"], make: () => part("firstHalf"), needs: "scope" },
  { forms: ["[the ](first half of the year|first half of)"], make: () => part("firstHalf") },
  { forms: ["[the ](second half of the year|second half of)"], make: () => part("secondHalf") },
  {
    forms: ["[the |in ]spring"],
    make: (_, p) => season("spring", p),
    unless: [" festival", " clean", " term"],
  },
  {
    forms: ["[the |in ]summer"],
    make: (_, p) => season("summer", p),
    unless: [" holiday", " vacation", " camp", " break"],
  },
  { forms: ["[the |in ](autumn|fall)"], make: (_, p) => season("autumn", p), unless: [" term"] },
  {
    forms: ["[the |in ]winter"],
    make: (_, p) => season("winter", p),
    unless: [" holiday", " vacation", " break"],
  },
  {
    forms: ["[the ]summer (holidays|holiday|vacation|break)"],
    make: () => ({ kind: "school", span: "summerHoliday" }),
  },
  {
    forms: ["[the ]winter (holidays|holiday|vacation|break)"],
    make: () => ({ kind: "school", span: "winterHoliday" }),
  },
  {
    forms: ["[the ](autumn|fall) (term|semester)"],
    make: () => ({ kind: "school", span: "autumnTerm" }),
  },
  { forms: ["[the ]spring (term|semester)"], make: () => ({ kind: "school", span: "springTerm" }) },
];

/** Spring and fall are words too: seasons after "in", "this" or "next". */
function season(name: PartName, { text, from, to }: Place): TimeNode | undefined {
  const said =
    /\b(?:in|the)\b/u.test(text.slice(from, to)) ||
    /(?:in|this|next|last|every|late|early|of) $/u.test(text.slice(Math.max(0, from - 6), from));
  return said ? part(name) : undefined;
}

function quarter(text: string | undefined): TimeNode | undefined {
  const name = (["q1", "q2", "q3", "q4"] as const)[Number(text) - 1];
  return name === undefined ? undefined : part(name);
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
  { forms: ["[at ][the ]end of [the |this ]week"], make: () => ({ kind: "weekend" }) },
];

const nthOf = (nth: string | undefined): number => readNumeral(nth ?? "") ?? 1;

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

const CLOCK_NAMES: readonly Entry[] = [
  {
    forms: ["[at ]noon", "[at ]midday"],
    make: () => ({ kind: "clock", minute: 720, precision: "hour", bare: false }),
    notAfter: "r",
  },
  {
    forms: ["[at ]midnight"],
    make: () => ({ kind: "clock", minute: 1440, precision: "hour", bare: false }),
  },
  { forms: ["[at ]{d}[ ](am|a.m.|pm|p.m.)"], make: ({ d }, p) => meridiem(d, "0", p, "hour") },
  {
    forms: ["[at ]{d}(:|.){mm}[ ](am|a.m.|pm|p.m.)"],
    make: ({ d, mm }, p) => meridiem(d, mm, p, "minute"),
  },
  {
    forms: ["[at ]{d}:{mm}"],
    make: ({ d, mm }) => bare(Number(d) * 60 + Number(mm), "minute"),
    notAfter: ".:",
  },
  {
    forms: ["[at ]{count} o'clock", "[at ]{count} oclock"],
    make: ({ count }) => bare(nthOf(count) * 60, "hour"),
  },
  {
    forms: ["at {count}"],
    make: ({ count }, { text, to }) =>
      /^(?:[ ](?:on|in|to|-|this|next|tomorrow|today|sharp|until|till)|[?!.,]|$|-)/u.test(
        text.slice(to),
      )
        ? bare(nthOf(count) * 60, "hour")
        : undefined,
  },
  {
    forms: ["[at ]half past {count}"],
    make: ({ count }) => bare(nthOf(count) * 60 + 30, "minute"),
  },
  {
    forms: ["[at ][a ]quarter past {count}"],
    make: ({ count }) => bare(nthOf(count) * 60 + 15, "minute"),
  },
  {
    forms: ["[at ][a ]quarter to {count}"],
    make: ({ count }) => bare(nthOf(count) * 60 - 15, "minute"),
  },
  {
    forms: ["[from ]{d}[ ](-|to)[ ]{d:e}[ ](am|pm|a.m.|p.m.)"],
    make: ({ d, e }, p) => meridiemRange(d, "0", [e, "0"], p),
  },
  {
    forms: ["[from ]{d}:{mm}[ ](-|to)[ ]{d:e}:{mm:f}[ ](am|pm|a.m.|p.m.)"],
    make: ({ d, mm, e, f }, p) => meridiemRange(d, mm ?? "0", [e, f ?? "0"], p),
  },
];

function bare(minute: number, precision: "hour" | "minute"): TimeNode | undefined {
  if (minute >= 1440) return undefined;
  const hour = Math.floor(minute / 60);
  const shifted = hour >= 1 && hour <= 6 ? minute + 720 : minute;
  return { kind: "clock", minute: shifted, precision, bare: hour >= 1 && hour <= 12 };
}

function meridiem(
  d: string | undefined,
  mm: string | undefined,
  place: Place,
  precision: "hour" | "minute",
): TimeNode | undefined {
  const hour = Number(d);
  if (hour < 1 || hour > 12) return undefined;
  const afternoon = /p\.?m\.?$/u.test(place.text.slice(place.from, place.to));
  return {
    kind: "clock",
    minute: ((hour % 12) + (afternoon ? 12 : 0)) * 60 + Number(mm),
    precision,
    bare: false,
  };
}

/** 7-9pm: the first hour takes the half of the day that puts it right before the second (11-1pm is 11 to 13). */
function meridiemRange(
  d: string | undefined,
  mm: string,
  last: readonly [string | undefined, string],
  place: Place,
): TimeNode | undefined {
  const end = meridiem(last[0], last[1], place, last[1] === "0" ? "hour" : "minute");
  const hour = Number(d) % 12;
  if (end?.kind !== "clock" || Number(d) > 12) return undefined;
  const later = (hour + 12) * 60 + Number(mm);
  const minute = later < end.minute ? later : hour * 60 + Number(mm);
  return range({ kind: "clock", minute, precision: "minute", bare: false }, end);
}

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

const EVERY: readonly Entry[] = [
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
  { forms: ["every half year", "every six months", "twice yearly"], make: () => every("half", 1) },
  {
    forms: ["(every|each) {wday}", "[on ]{wday}"],
    make: ({ wday = "" }, { text, from }) =>
      /^(?:every|each)/u.test(text.slice(from, from + 5)) || wday.endsWith("days")
        ? every("week", 1, [weekdayOf(wday)])
        : undefined,
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

function times(node: TimeNode | undefined, count: number): TimeNode | undefined {
  return node?.kind === "every" ? { ...node, times: count } : undefined;
}

export const EN: readonly Entry[] = [
  ...WORDS,
  ...RELATIVE,
  ...DATES,
  ...PARTS,
  ...ORDINALS,
  ...CLOCK_NAMES,
  ...EVERY,
];
