import { addDays, daysBetween, formatDay, parseDay } from "../calendar/civil-day.ts";
import { type Holiday, type SchoolTerms, schoolSpan } from "../calendar/school-terms.ts";
import { Refusal } from "../refusal.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import type { Member } from "../store/members.ts";
import { schoolYearsOf, setSchoolYears } from "../store/school-days.ts";
import type { Language } from "../wording/language.ts";
import { schoolDaysWords } from "../wording/school-days.ts";
import { rightsOf } from "./rights.ts";

export interface SchoolDaysChange {
  readonly by: Member;
  readonly kind: Holiday;
  readonly year: number;
  /** ISO dates of the first and the last day without school; both empty: as is usual. */
  readonly first: string;
  readonly last: string;
  /** By which the usual days are known. */
  readonly terms: SchoolTerms;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly language: Language;
}

/** A holiday that is further from the usual one is a slip of the year; a longer one a slip of the month. */
const FURTHEST_DAYS = 45;
const LONGEST_DAYS = 120;

/**
 * Notes when the schools of a space have their holidays, in the record of changes.
 * @throws Refusal `not-allowed` for those who do not organize, `not-understood` for days that can be none
 */
export async function changeSchoolDays(db: Db, change: SchoolDaysChange): Promise<string> {
  const { by, kind, year, first, last, now, language } = change;
  const words = schoolDaysWords(language);
  if (!(await rightsOf(db, by)).organizes) throw new Refusal("not-allowed", words.notAllowed);
  const isUsual = first === "" && last === "";
  if (!isUsual && !isPlausible(change)) throw new Refusal("not-understood", words.notDays);
  const years = await schoolYearsOf(db, by.space_id);
  const { [kind]: was, ...others } = years[year] ?? {};
  const own = isUsual ? others : { ...others, [kind]: { from: first, until: addDays(last, 1) } };
  await setSchoolYears(db, by.space_id, { ...years, [year]: own });
  const before = was === undefined ? undefined : { first: was.from, last: addDays(was.until, -1) };
  const after = isUsual ? undefined : { first, last };
  await recordChange(db, {
    space_id: by.space_id,
    at: now,
    member_id: by.id,
    subject: "space",
    subject_id: by.space_id,
    action: "setting",
    before: before === undefined ? null : `${before.first}/${before.last}`,
    after: after === undefined ? "" : `${first}/${last}`,
    words: schoolDaysWords("zh").changed({ year, kind, before, after }),
  });
  return words.changed({ year, kind, before, after });
}

function isPlausible({ kind, year, first, last, terms }: SchoolDaysChange): boolean {
  if (parseDay(first) === undefined || parseDay(last) === undefined) return false;
  const length = daysBetween(first, last);
  if (length < 1 || length > LONGEST_DAYS) return false;
  const usual = formatDay(schoolSpan(terms, kind, year).from);
  return Math.abs(daysBetween(usual, first)) <= FURTHEST_DAYS;
}
