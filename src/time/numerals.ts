const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
/** 廿 and 卅 are twenty and thirty in one character (廿八 = 28). */
const TENS: Readonly<Record<string, number>> = { 十: 10, 廿: 20, 卅: 30 };

const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  last: -1,
};

/**
 * The number a numeral means: 12, 十二, 二十八, 廿八, 二零二七 (digit by digit), 两, 二十8 (as voice typing mixes them),
 * English words to twelve. Undefined when it is none.
 */
export function readNumeral(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  const word = WORDS[text] ?? WORDS[text.replace(/^(?:a )?couple of$/u, "couple")];
  if (word !== undefined) return word;
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/u.exec(text);
  if (ordinal?.[1] !== undefined) return Number(ordinal[1]);
  return readChinese(text);
}

function readChinese(text: string): number | undefined {
  const chars = [...text];
  if (chars.length === 0 || chars.length > 6) return undefined;
  if (!chars.some((char) => char in TENS)) return digitByDigit(chars);
  const at = chars.findIndex((char) => char in TENS);
  const head = at === 0 ? 1 : digitByDigit(chars.slice(0, at));
  const tail = at === chars.length - 1 ? 0 : digitByDigit(chars.slice(at + 1));
  if (head === undefined || tail === undefined || head > 9 || tail > 9) return undefined;
  return head * (TENS[chars[at] ?? ""] ?? 0) + tail;
}

function digitByDigit(chars: readonly string[]): number | undefined {
  let value = 0;
  for (const char of chars) {
    const digit = /\d/u.test(char) ? Number(char) : DIGITS[char];
    if (digit === undefined) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
