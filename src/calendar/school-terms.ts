import * as v from "valibot";
import { type CivilDay, civilDay, parseDay } from "./civil-day.ts";
import { springFestival } from "./lunar.ts";

export type SchoolSpan = "winterHoliday" | "summerHoliday" | "autumnTerm" | "springTerm";

const monthDay = v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/u, "must look like 07-01"));
const day = v.pipe(
  v.string(),
  v.check((text) => parseDay(text) !== undefined, "must be a day"),
);
const span = v.optional(v.strictObject({ from: day, until: day }));

/** What places announce themselves; the terms lie between. */
export type Holiday = "winterHoliday" | "summerHoliday";

/** Announced spans by the solar year in which they begin. `until` is exclusive. */
export const schoolYearsSchema = v.record(
  v.string(),
  v.strictObject({
    winterHoliday: span,
    summerHoliday: span,
    autumnTerm: span,
    springTerm: span,
  }),
);

export type SchoolYears = v.InferOutput<typeof schoolYearsSchema>;

/** Defaults, and by year what a place has announced. */
export const schoolTermsSchema = v.strictObject({
  winterHoliday: v.strictObject({
    fromSpringFestival: v.number(),
    untilSpringFestival: v.number(),
  }),
  summerHoliday: v.strictObject({ from: monthDay, until: monthDay }),
  autumnTermFrom: monthDay,
  years: schoolYearsSchema,
});

export type SchoolTerms = v.InferOutput<typeof schoolTermsSchema>;

/** The same terms with what one place has announced, before what is known for all. */
export function withSchoolYears(terms: SchoolTerms, own: SchoolYears): SchoolTerms {
  const years: SchoolYears = { ...terms.years };
  for (const [year, spans] of Object.entries(own)) years[year] = { ...years[year], ...spans };
  return { ...terms, years };
}

/** Civil days `[from, until)`; `announced` is false when the default rule was used. */
export interface SchoolDays {
  readonly from: CivilDay;
  readonly until: CivilDay;
  readonly announced: boolean;
}

/** The span of a kind that begins in a solar year. */
export function schoolSpan(terms: SchoolTerms, kind: SchoolSpan, year: number): SchoolDays {
  const announced = terms.years[String(year)]?.[kind];
  if (announced !== undefined) {
    const [from, until] = [parseDay(announced.from), parseDay(announced.until)];
    if (from !== undefined && until !== undefined) return { from, until, announced: true };
  }
  return { ...defaultSpan(terms, kind, year), announced: false };
}

function defaultSpan(
  terms: SchoolTerms,
  kind: SchoolSpan,
  year: number,
): { from: CivilDay; until: CivilDay } {
  switch (kind) {
    case "winterHoliday": {
      const festival = springFestival(year);
      return {
        from: festival + terms.winterHoliday.fromSpringFestival,
        until: festival + terms.winterHoliday.untilSpringFestival,
      };
    }
    case "summerHoliday":
      return {
        from: on(year, terms.summerHoliday.from),
        until: on(year, terms.summerHoliday.until),
      };
    case "autumnTerm":
      return {
        from: autumnFrom(terms, year),
        until: schoolSpan(terms, "winterHoliday", year + 1).from,
      };
    case "springTerm":
      return {
        from: schoolSpan(terms, "winterHoliday", year).until,
        until: schoolSpan(terms, "summerHoliday", year).from,
      };
  }
}

/** Where the end of the summer holiday is announced, school begins then. */
function autumnFrom(terms: SchoolTerms, year: number): CivilDay {
  const summer = schoolSpan(terms, "summerHoliday", year);
  return summer.announced ? summer.until : on(year, terms.autumnTermFrom);
}

function on(year: number, monthAndDay: string): CivilDay {
  return civilDay(year, Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(3, 5)));
}
