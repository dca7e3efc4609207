import * as v from "valibot";
import type { Calendars } from "../calendar/calendars.ts";
import { type SchoolYears, schoolYearsSchema, withSchoolYears } from "../calendar/school-terms.ts";
import type { Db } from "./db.ts";
import { setSetting, settingOf } from "./settings.ts";

const KEY = "school-days";

/** The holidays that the schools of a space have announced; those of other places stay out of it. */
export async function schoolYearsOf(db: Db, spaceId: number): Promise<SchoolYears> {
  const kept = await settingOf(db, spaceId, KEY);
  return kept === undefined ? {} : v.parse(schoolYearsSchema, JSON.parse(kept));
}

export async function setSchoolYears(db: Db, spaceId: number, years: SchoolYears): Promise<void> {
  await setSetting(db, spaceId, KEY, JSON.stringify(years));
}

/** The calendars by which a space reads times: those of all, with its own school holidays. */
export async function calendarsOf(db: Db, spaceId: number, ofAll: Calendars): Promise<Calendars> {
  const own = await schoolYearsOf(db, spaceId);
  if (Object.keys(own).length === 0) return ofAll;
  return { ...ofAll, schoolTerms: withSchoolYears(ofAll.schoolTerms, own) };
}
