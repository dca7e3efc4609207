/** Styles of numbers before a heading or an entry, from the outermost to the innermost. */
export type MarkerStyle =
  | "hash"
  | "part"
  | "han"
  | "han-bracket"
  | "number"
  | "number-bracket"
  | "han-is"
  | "circled"
  | "letter"
  | "bullet";

export interface Marker {
  readonly style: MarkerStyle;
  /** 0 outermost. */
  readonly rank: number;
  /** Position in its list from 1; 0 for bullets. */
  readonly ordinal: number;
  /** Characters it takes, with the space behind it. */
  readonly length: number;
}

const HAN = "一二三四五六七八九十";

interface StyleRow {
  readonly style: MarkerStyle;
  readonly rank: number;
  readonly pattern: RegExp;
}

/** In the order in which they are tried. Group 1 is the number. */
const STYLES: readonly StyleRow[] = [
  { style: "hash", rank: 0, pattern: /^(#{1,6})\s+/ },
  {
    style: "part",
    rank: 0,
    pattern: new RegExp(`^第([${HAN}百\\d]{1,4})(?:部分|章|篇|节|大项)[、:：.．\\s]*`),
  },
  {
    style: "han-is",
    rank: 5,
    pattern: new RegExp(`^第?([${HAN}]{1,2})(?:是(?!否)|要(?!求))[，,：:]?\\s*`),
  },
  { style: "han", rank: 1, pattern: new RegExp(`^([${HAN}]{1,3})[、.．]\\s*`) },
  {
    style: "han-bracket",
    rank: 2,
    pattern: new RegExp(`^[（(〔【［]\\s*([${HAN}]{1,3})\\s*[)）〕】］][、.．]?\\s*`),
  },
  { style: "number-bracket", rank: 4, pattern: /^[（(]\s*([\d０-９]{1,2})\s*[)）][、.．]?\s*/ },
  { style: "number", rank: 3, pattern: /^([\d０-９]{1,2})\s?(?:[、)）]|[.．](?!\d)|．)\s*/ },
  { style: "circled", rank: 5, pattern: /^([①-⑳❶-❿㈠-㈩])\s*[、.．]?\s*/ },
  { style: "letter", rank: 5, pattern: /^([a-zA-Z])[.)）]\s+/ },
  { style: "bullet", rank: 6, pattern: /^([-*+•●◆◇■□▪○·➤►▶▷▸◎◦❖✦➢➜✓✔☑▲△★☆※–—])\s*(?=\S)/ },
];

/** A number glued to what it numbers: 3.3月5日, 2.20名. */
const GLUED = /^([\d０-９]{1,2})[.．](?=\d)/;
/** A number glued to a date that is written with its month. */
const GLUED_DATE = /^[\d０-９]{1,2}[.．]\s?\d{1,4}\s*(?:月|年|[-—~至到、]\s?\d{1,2}\s*月)/;
/** Days that everybody writes as month.day, so that no list number is meant: 3.15, 5.12. */
const DOTTED_DAY =
  /^(?:3\.(?:5|8|12|15)|4\.(?:15|22|23|26)|5\.(?:1|4|12|15|19)|6\.(?:1|5|6|26)|7\.1|8\.1|9\.(?:3|10|18)|10\.1|11\.9|12\.(?:4|5|13))(?!\d)/;

/**
 * The list number at the start of a line.
 * @param line without leading space
 * @param previous the number of the entry before it in the same list, where known: it decides
 *   whether "5.12…" is entry 5 or the twelfth of May
 */
export function readMarker(line: string, previous: number | undefined): Marker | undefined {
  if (isEnumeratedTime(line, previous)) return undefined;
  const glued = GLUED.exec(line);
  if (glued !== null) return readGlued(line, glued, previous);
  for (const row of STYLES) {
    const match = row.pattern.exec(line);
    if (match === null) continue;
    const rank = row.style === "hash" ? (match[1]?.length ?? 1) / 10 : row.rank;
    return { style: row.style, rank, ordinal: ordinalOf(match[1] ?? ""), length: match[0].length };
  }
  return undefined;
}

/** 七、八月 and 7、8日迎新: the first of two months or days, no list number. */
function isEnumeratedTime(line: string, previous: number | undefined): boolean {
  // 3、4、5日: three and more are days, whatever number would be next.
  const many = /^(\d{1,2}(?:、\d{1,2}){2,})[月日号]/.exec(line)?.[1]?.split("、").map(Number);
  if (many?.every((one, k) => k === 0 || one > (many[k - 1] ?? 0)) === true) return true;
  const match =
    /^([一二三四五六七八九十]{1,2}|\d{1,2})、([一二三四五六七八九十]{1,2}|\d{1,2})(月份?(?=[：:（(\s]|$)|[日号])/.exec(
      line,
    );
  const [, first = "", second = "", unit = ""] = match ?? [];
  const [from, until] = [hanNumber(first) ?? 0, hanNumber(second) ?? 0];
  const follows = from === 1 || from === (previous ?? 0) + 1;
  return match !== null && until === from + 1 && (unit.startsWith("月") || !follows || from > 5);
}

function readGlued(
  line: string,
  glued: RegExpExecArray,
  previous: number | undefined,
): Marker | undefined {
  const ordinal = ordinalOf(glued[1] ?? "");
  const follows = ordinal === 1 || ordinal === (previous ?? 0) + 1;
  const isNumber =
    GLUED_DATE.test(line) ||
    (follows && DOTTED_DAY.test(line.slice(glued[0].length))) ||
    (follows && !DOTTED_DAY.test(line) && !/^\d+\.\d+[.%％]/.test(line));
  return isNumber ? { style: "number", rank: 3, ordinal, length: glued[0].length } : undefined;
}

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";

function ordinalOf(text: string): number {
  const plain = text.normalize("NFKC");
  if (/^\d+$/.test(plain) && !/^[①-⑳]$/.test(text)) return Number(plain);
  const circled = CIRCLED.indexOf(text);
  if (circled >= 0) return circled + 1;
  const bracketed = BRACKETED.indexOf(text);
  if (bracketed >= 0) return bracketed + 1;
  if (/^[a-z]$/i.test(text)) return text.toLowerCase().charCodeAt(0) - 96;
  return hanNumber(text) ?? 0;
}

const DIGITS = new Map([..."零一二三四五六七八九"].map((digit, value) => [digit, value]));
DIGITS.set("〇", 0).set("两", 2);

/** 十二 → 12, 八十三 → 83, 两 → 2, 12 → 12; undefined for anything else. Up to 99. */
export function hanNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九两])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === "") return undefined;
  const [, tens, ten, units] = match;
  if (ten === undefined) return text.length === 1 ? DIGITS.get(text) : undefined;
  return (
    (tens === undefined ? 1 : (DIGITS.get(tens) ?? 0)) * 10 +
    (units === undefined ? 0 : (DIGITS.get(units) ?? 0))
  );
}
