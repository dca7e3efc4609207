import { numberOf } from "../numerals.ts";
import type { PartName } from "../parts.ts";
import type { TimeNode } from "../time-node.ts";
import { isPerson } from "./en-names.ts";
import { monthNumber, weekdayOf } from "./en-numbers.ts";
import type { Entry, Place } from "./entry.ts";
import { date, day, listOf, monthDay, range, within, years } from "./make.ts";

const part = (name: PartName): TimeNode => ({ kind: "part", part: name });

/** may, march, sat, sun and mar are words too: they name a time after a word like "in" or "next", or before a figure. */
function isName(place: Place, name: string): boolean {
  if (isPerson(place, name)) return false;
  // An august body is a venerable one.
  if (
    name === "august" &&
    /^ (?:body|company|assembly|institution|gathering)/u.test(
      place.text.slice(place.to, place.to + 14),
    )
  )
    return false;
  if (!["may", "march", "mar", "sat", "sun", "mon", "wed", "jan", "dec"].includes(name))
    return true;
  const before = place.text.slice(Math.max(0, place.from - 12), place.from);
  const after = place.text.slice(place.to, place.to + 8);
  // Wed or Thu: two days of the week beside each other are days.
  if (/^ ?(?:or|and|&|\/|-) ?(?:mon|tue|wed|thu|fri|sat|sun)/u.test(after)) return true;
  const announced =
    /(?:^|[^a-z])(?:in|of|next|this|last|early|mid|late|by|until|since|from|to|every|on|and|during|before|after|for|or|-|through|till|end) ?$/u.test(
      before,
    );
  return (
    announced ||
    /^ ?[0-9]/u.test(after) ||
    (name !== "may" &&
      name !== "march" &&
      /^(?:[ ,.?!)]*$|:)/u.test(after) &&
      /(?:^|[\n;,.] *)$/u.test(before))
  );
}

const SEASONS: Readonly<Record<string, PartName>> = {
  spring: "spring",
  summer: "summer",
  autumn: "autumn",
  fall: "autumn",
  winter: "winter",
};

export const EN_DATES: readonly Entry[] = [
  {
    forms: ["{d}[st|nd|rd|th] (and|&) {d:e}[st|nd|rd|th] {mon}"],
    make: ({ d = "", e, mon }, { text, from, to }) => {
      const [first, last] = [monthDay(monthNumber(mon), d), monthDay(monthNumber(mon), e)];
      if (first === undefined || last === undefined) return undefined;
      if (/between (?:the )?$/u.test(text.slice(Math.max(0, from - 12), from)))
        return range(first, last);
      const middle = from + d.length;
      return {
        kind: "list",
        items: [
          { node: first, from, to: middle },
          { node: last, from: middle + 1, to },
        ],
      };
    },
  },
  {
    forms: ["[the ]{ds} [of ]{mon}", "{mon} {ds}"],
    make: ({ ds = "", mon }, { text, from }) =>
      within(listOf(ds, text.indexOf(ds, from), day, /[0-9]+/gu), {
        kind: "month",
        month: Number(monthNumber(mon)),
      }),
    unless: ["am", "pm", " am", " pm", " a.m", " p.m", ":", "-"],
  },
  {
    // Thursday 18 and Thursday 25 March.
    forms: ["{wday} {d}[st|nd|rd|th](, | and | & ){wday:x} {d:e}[st|nd|rd|th] [of ]{mon}"],
    make: ({ d = "", e = "", x = "", mon }, { text, from, to }) => {
      const [first, last] = [monthDay(monthNumber(mon), d), monthDay(monthNumber(mon), e)];
      if (first === undefined || last === undefined) return undefined;
      const middle = text.indexOf(d, from) + d.length;
      return {
        kind: "list",
        items: [
          { node: first, from, to: middle },
          { node: last, from: text.indexOf(x, middle), to },
        ],
      };
    },
  },
  {
    forms: ["(this|next|last) (spring|summer|autumn|fall|winter)"],
    make: (_, { text, from, to }) => {
      const [which = "", name = ""] = text.slice(from, to).split(" ");
      const offset = { this: 0, next: 1, last: -1 }[which] ?? 0;
      return within(part(SEASONS[name] ?? "spring"), { kind: "relative", unit: "year", offset });
    },
    unless: [" festival", " holiday", " term", " break", " vacation"],
  },
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
    // The 5th and 12th.
    forms: ["the {ds}"],
    make: ({ ds = "" }, { text, from }) =>
      /(?:st|nd|rd|th)$/u.test(ds)
        ? listOf(ds, text.indexOf(ds, from), (one) => day(/^[0-9]+/u.exec(one)?.[0]), /[0-9]+/gu)
        : undefined,
    unless: [" floor", " grade", " place", " class"],
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
  ...(["early", "mid", "late"] as const).map(
    (stage, at): Entry => ({
      forms: [`[in ]${stage}[ |-](spring|summer|autumn|fall|winter)`],
      make: (_, { text, from, to }) => {
        const name = SEASONS[/[a-z]+$/u.exec(text.slice(from, to))?.[0] ?? ""];
        return within(
          { kind: "nth", n: at + 1, unit: "month" },
          name === undefined ? undefined : part(name),
        );
      },
    }),
  ),
  { forms: ["[the ]q{d}", "quarter {d}"], make: ({ d }) => quarter(d) },
  { forms: ["[the ]{nth} quarter"], make: ({ nth }) => quarter(String(numberOf(nth ?? ""))) },
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
