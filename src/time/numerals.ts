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
/** 廿 and 卅 are twenty and thirty in one character (廿八 = 28). */
const UNITS: Readonly<Record<string, number>> = { 十: 10, 廿: 20, 卅: 30, 百: 100, 千: 1000 };

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
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
};
/** Words that are a number only where one is looked for; the last is counted from the end. */
const LOOSE: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  couple: 2,
  "couple of": 2,
  "a couple of": 2,
  last: -1,
};

/** The piece of a pattern that finds a number: digits, Chinese numerals up to thousands. */
export const NUMBER = "(?:\\d{1,6}|[零〇一二两俩三仨四五六七八九十百千]{1,7})";
export const ENGLISH_NUMBER = `(?:${Object.keys(ENGLISH).join("|")})`;

/** More characters than any number people write out. */
const LONGEST = 7;

/**
 * The number a numeral means: 12, 十二, 两百, 廿八, 二零二七 (digit by digit), 二十8 (as voice typing mixes them), twelve,
 * 3rd. Undefined when it is none.
 */
export function numberOf(written: string | undefined): number | undefined {
  if (written === undefined || written === "") return undefined;
  const figures = /^(\d+)(?:st|nd|rd|th)?$/u.exec(written)?.[1];
  if (figures !== undefined) return Number(figures);
  const word = written.toLowerCase();
  return ENGLISH[word] ?? LOOSE[word] ?? readChinese([...written]);
}

function readChinese(chars: readonly string[]): number | undefined {
  if (chars.length > LONGEST) return undefined;
  return chars.some((char) => char in UNITS) ? byUnits(chars) : digitByDigit(chars);
}

function digitOf(char: string): number | undefined {
  return /\d/u.test(char) ? Number(char) : DIGITS[char];
}

function digitByDigit(chars: readonly string[]): number | undefined {
  const digits = chars.map(digitOf);
  return digits.includes(undefined) ? undefined : Number(digits.join(""));
}

/** One digit before each unit: 三百二十五. Two side by side (十二五) are no number. */
function byUnits(chars: readonly string[]): number | undefined {
  let total = 0;
  let waiting = 0;
  for (const char of chars) {
    const unit = UNITS[char];
    const digit = digitOf(char);
    if (unit !== undefined) {
      total += char === "廿" || char === "卅" ? unit : (waiting || 1) * unit;
      waiting = 0;
    } else if (digit === undefined || waiting > 0) {
      return undefined;
    } else {
      waiting = digit;
    }
  }
  return total + waiting;
}
