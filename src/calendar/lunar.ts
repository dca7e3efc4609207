import { LunarMonth, SolarTerm } from "tyme4ts";
import { type CivilDay, civilDay } from "./civil-day.ts";

/** The first and last year whose lunar days and solar terms are computed. */
const LUNAR_YEARS = { first: 1900, last: 2199 } as const;

/** Whether lunar days and solar terms of a solar year are known here; outside, festivals have no day. */
export function hasLunarYear(year: number): boolean {
  return year >= LUNAR_YEARS.first && year <= LUNAR_YEARS.last;
}

const lunarDays = new Map<number, CivilDay | undefined>();
const termDays = new Map<string, CivilDay>();

/**
 * The civil day of a lunar date. A negative month is a leap month. Undefined when that month has no such day (the
 * thirtieth of a short month) or the year has no such leap month. By tyme4ts; ICU's `chinese` calendar puts
 * the Spring Festival of 2027 on 7 February, one day late.
 */
export function lunarToCivil(year: number, month: number, day: number): CivilDay | undefined {
  const key = (year * 100 + month) * 100 + day;
  if (!lunarDays.has(key)) lunarDays.set(key, computeLunarDay(year, month, day));
  return lunarDays.get(key);
}

/** The days of a lunar month as `[first, first day of the next)`; undefined when the year has no such month. */
export function lunarMonthDays(
  year: number,
  month: number,
): readonly [CivilDay, CivilDay] | undefined {
  const first = lunarToCivil(year, month, 1);
  if (first === undefined) return undefined;
  return [first, first + LunarMonth.fromYm(year, month).getDayCount()];
}

/** Lunar 1/1 that falls into a solar year. */
export function springFestival(year: number): CivilDay {
  return lunarToCivil(year, 1, 1) ?? civilDay(year, 2, 1);
}

/** The civil day of a solar term (清明, 冬至 …) that falls into a solar year. Throws on an unknown name. */
export function solarTermDay(year: number, name: string): CivilDay {
  const key = `${year}${name}`;
  const known = termDays.get(key);
  if (known !== undefined) return known;
  // tyme4ts counts 冬至 (index 0) to the December before, so the next round is asked where the year does not match.
  for (const termYear of [year, year + 1]) {
    const solar = SolarTerm.fromName(termYear, name).getJulianDay().getSolarDay();
    if (solar.getYear() !== year) continue;
    const day = civilDay(solar.getYear(), solar.getMonth(), solar.getDay());
    termDays.set(key, day);
    return day;
  }
  throw new RangeError(`No solar term ${name} in ${year}`);
}

function computeLunarDay(year: number, month: number, day: number): CivilDay | undefined {
  if (!hasLunarYear(year)) return undefined;
  try {
    const lunarMonth = LunarMonth.fromYm(year, month);
    if (day < 1 || day > lunarMonth.getDayCount()) return undefined;
    const first = lunarMonth.getFirstJulianDay().getSolarDay();
    return civilDay(first.getYear(), first.getMonth(), first.getDay()) + day - 1;
  } catch {
    return undefined; // tyme4ts throws for a leap month that the year does not have
  }
}
