import { isRealDate } from "../calendar/civil-day.ts";

/** Digits as people type them: spaces or hyphens between groups, full width, x for the last one. */
const DIGIT_RUN = /(?<![\d.])\d(?:[ \-\u2010-\u2015]?\d){13,18}[ -]?[xX]?(?!\d)/gu;
/** First two digits: provinces and what is administered like them (GB/T 2260). */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/u;

/** Whether a text contains a citizen's identity number: 18 digits, or the old 15. */
export function hasIdNumber(text: string): boolean {
  for (const [run] of text.normalize("NFKC").matchAll(DIGIT_RUN)) {
    const digits = run.replace(/[^\dxX]/gu, "").toUpperCase();
    if (windowsOf(digits, 18).some(isCitizenNumber)) return true;
    if (digits.length === 15 && isOldNumber(digits)) return true;
  }
  return false;
}

function windowsOf(digits: string, length: number): string[] {
  const windows: string[] = [];
  for (let at = 0; at + length <= digits.length; at += 1)
    windows.push(digits.slice(at, at + length));
  return windows;
}

/**
 * GB 11643-1999: region, date of birth, order, check digit. The check digit is not asked for: a number
 * with one wrong key is still somebody's.
 */
export function isCitizenNumber(digits: string): boolean {
  if (!/^\d{17}[\dX]$/u.test(digits) || !PROVINCE.test(digits)) return false;
  const year = Number(digits.slice(6, 10));
  const born = isRealDate(year, Number(digits.slice(10, 12)), Number(digits.slice(12, 14)));
  return born && year >= 1900 && year <= 2100;
}

/** The numbers of 15 digits that were given out until 1999 have no check digit. */
function isOldNumber(digits: string): boolean {
  const [month, day] = [Number(digits.slice(8, 10)), Number(digits.slice(10, 12))];
  return PROVINCE.test(digits) && isRealDate(2000, month, day);
}
