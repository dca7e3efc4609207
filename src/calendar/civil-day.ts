/**
 * A civil day as a number: days since 1970-01-01 in nobody's zone. Arithmetic on days is arithmetic on integers, so
 * nothing in the core needs `Date` or a zone to answer "the Friday after next".
 */
export type CivilDay = number;

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface YearMonthDay {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** 1–31. */
  readonly day: number;
}

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/u;
const WEEKDAY_NAMES_ZH = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;
const WEEKDAY_NAMES_EN = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days a month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The day of a date in the proleptic Gregorian calendar. A month outside 1–12 runs into the neighbouring year, a day
 * outside the month into the neighbouring month. (H. Hinnant, "chrono-compatible low-level date algorithms".)
 */
export function civilDay(year: number, month: number, day: number): CivilDay {
  const shifted = year * 12 + (month - 1);
  const y = Math.floor(shifted / 12) - (shifted % 12 < 2 ? 1 : 0);
  const m = (((shifted % 12) + 12) % 12) + 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5);
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468 + (day - 1);
}

/** The date of a day; the inverse of {@link civilDay}. */
export function yearMonthDay(civil: CivilDay): YearMonthDay {
  const z = civil + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** Whether the three numbers name a day that exists. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function weekdayOf(day: CivilDay): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: CivilDay): CivilDay {
  return day - (weekdayOf(day) - 1);
}

/** The same day of the month some months later; the last day of that month where it is shorter. */
export function addMonths(day: CivilDay, months: number): CivilDay {
  const date = yearMonthDay(day);
  const first = yearMonthDay(civilDay(date.year, date.month + months, 1));
  return civilDay(
    first.year,
    first.month,
    Math.min(date.day, daysInMonth(first.year, first.month)),
  );
}

/** `YYYY-MM-DD` → day; undefined when the text is not a day that exists. */
export function parseDay(text: string): CivilDay | undefined {
  const found = DAY_TEXT.exec(text);
  if (found === null) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isRealDate(year, month, day) ? civilDay(year, month, day) : undefined;
}

/** Day → `YYYY-MM-DD`. */
export function formatDay(day: CivilDay): string {
  const date = yearMonthDay(day);
  return `${String(date.year).padStart(4, "0")}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
}

/** Days from `from` to `to`, both `YYYY-MM-DD`. Throws RangeError when one is not a day. */
export function daysBetween(from: string, to: string): number {
  return dayOrThrow(to) - dayOrThrow(from);
}

/** `YYYY-MM-DD` some days later. Throws RangeError when the text is not a day. */
export function addDays(text: string, days: number): string {
  return formatDay(dayOrThrow(text) + days);
}

/** 周一 … 周日, or Mon … Sun. */
export function weekdayName(day: CivilDay, language: "zh" | "en"): string {
  const names = language === "zh" ? WEEKDAY_NAMES_ZH : WEEKDAY_NAMES_EN;
  return names[weekdayOf(day) - 1] ?? "";
}

function dayOrThrow(text: string): CivilDay {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`Not a day: ${text}`);
  return day;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
