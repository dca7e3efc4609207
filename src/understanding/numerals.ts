const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const ENGLISH: Readonly<Record<string, number>> = {
  one: 1,
  first: 1,
  two: 2,
  second: 2,
  three: 3,
  third: 3,
  four: 4,
  fourth: 4,
  five: 5,
  fifth: 5,
  six: 6,
  sixth: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twenty: 20,
  thirty: 30,
};

/** The piece of a pattern that finds a number: digits, Chinese numerals up to thousands. */
export const NUMBER = "(?:\\d{1,6}|[零〇一二两俩三仨四五六七八九十百千]{1,7})";
export const ENGLISH_NUMBER = `(?:${Object.keys(ENGLISH).join("|")})`;

/** The value of a written number (`42`, 四十二, 两百, three), or undefined. */
export function numberOf(written: string | undefined): number | undefined {
  if (written === undefined || written === "") return undefined;
  if (/^\d+$/.test(written)) return Number(written);
  const english = ENGLISH[written.toLowerCase()];
  if (english !== undefined) return english;
  if (!/^[零〇一二两俩三仨四五六七八九十百千]+$/u.test(written)) return undefined;
  return /[十百千]/u.test(written) ? withUnits(written) : digitByDigit(written);
}

function digitByDigit(written: string): number {
  return Number(Array.from(written, (character) => DIGITS[character] ?? 0).join(""));
}

function withUnits(written: string): number {
  let total = 0;
  let digit: number | undefined;
  for (const character of written) {
    const unit = UNITS[character];
    if (unit === undefined) {
      digit = DIGITS[character] ?? 0;
    } else {
      total += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return total + (digit ?? 0);
}
