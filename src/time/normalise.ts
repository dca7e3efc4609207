import { VARIANTS } from "./variants.ts";

/** A text made even for reading, and the way back to where each character stood. */
export interface NormalText {
  readonly text: string;
  /** `origin[i]` = index in the original of the character at `i`; one more entry for the end. */
  readonly origin: readonly number[];
  readonly original: string;
}

/** Marks of the same meaning, by the plain one. Dashes of all lengths mean "to". */
const MARKS: Readonly<Record<string, string>> = {
  "—": "-",
  "–": "-",
  "―": "-",
  "－": "-",
  "‐": "-",
  "‑": "-",
  "−": "-",
  "─": "-",
  "﹣": "-",
  "～": "~",
  "〜": "~",
  "∼": "~",
  "﹏": "~",
  "：": ":",
  "∶": ":",
  "︰": ":",
  "﹕": ":",
  "（": "(",
  "）": ")",
  "［": "(",
  "］": ")",
  "【": "(",
  "】": ")",
  "〔": "(",
  "〕": ")",
  "，": ",",
  "；": ";",
  "！": "!",
  "？": "?",
  "．": ".",
  "•": "·",
  "・": "·",
  "‧": "·",
  "／": "/",
  "　": " ",
  "\u00a0": " ",
  "\t": " ",
  "’": "'",
  "‘": "'",
  "､": "、",
  "｡": "。",
};

/** Left out altogether: quotes around a festival ("“六一”前") say nothing about time, nor do invisible characters. */
const SILENT = new Set([
  ...'“”"「」『』﹁﹂〝〞＂*\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e',
]);

const HAN_OR_DIGIT = /[\u4e00-\u9fff0-9]/u;
const HAN = /[\u4e00-\u9fff]/u;

const singles = new Map<string, string>(
  [...VARIANTS, ...Object.entries(MARKS)].filter(([from]) => from.length === 1),
);

/**
 * Simplified, half-width, lower case; quotes and invisible characters are left out, runs of blanks become one, and
 * blanks beside Chinese ("12 月 5 日") none. Every character kept knows where it stood.
 */
export function normalise(original: string): NormalText {
  const kept: string[] = [];
  const origin: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const char = original[index] ?? "";
    if (SILENT.has(char)) continue;
    const even = plain(char);
    if (even === " " && kept.at(-1) === " ") continue;
    kept.push(even);
    origin.push(index);
  }
  return withoutIdleBlanks(kept, origin, original);
}

/** Whether the characters `[from, to)` stood between quotes in the original. */
export function isQuoted(normal: NormalText, from: number, to: number): boolean {
  const before = normal.original[(normal.origin[from] ?? 0) - 1] ?? "";
  const after = normal.original[(normal.origin[to - 1] ?? 0) + 1] ?? "";
  return (
    "“\"「『‘'".includes(before) && "”\"」』’'".includes(after) && before !== "" && after !== ""
  );
}

/** Whether a quotation opens right before `from` and goes on behind `to`. */
export function opensQuotation(normal: NormalText, from: number, to: number): boolean {
  const before = normal.original[(normal.origin[from] ?? 0) - 1] ?? "";
  const after = normal.original[(normal.origin[to - 1] ?? 0) + 1] ?? "";
  return before !== "" && "“「『".includes(before) && !"”」』，,、。".includes(after);
}

/** Whether nothing was left out between the characters at `index - 1` and `index`. */
export function isContiguous(normal: NormalText, index: number): boolean {
  const here = normal.origin[index];
  const before = normal.origin[index - 1];
  return here !== undefined && before !== undefined && here === before + 1;
}

function plain(char: string): string {
  const known = singles.get(char);
  if (known !== undefined) return known;
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  return code < 0x250 ? lower(char) : char;
}

/** Lower case of the same length (İ would become two characters). */
function lower(char: string): string {
  const small = char.toLowerCase();
  return small.length === 1 ? small : char;
}

function withoutIdleBlanks(kept: string[], origin: number[], original: string): NormalText {
  const text: string[] = [];
  const places: number[] = [];
  for (let index = 0; index < kept.length; index += 1) {
    const char = kept[index] ?? "";
    if (char === " " && isIdle(text.at(-1) ?? "", kept[index + 1] ?? "")) continue;
    text.push(char);
    places.push(origin[index] ?? 0);
  }
  places.push(original.length);
  return { text: text.join(""), origin: places, original };
}

function isIdle(before: string, after: string): boolean {
  if (before === " " || before === "") return true;
  return (
    (HAN.test(before) && HAN_OR_DIGIT.test(after)) || (HAN_OR_DIGIT.test(before) && HAN.test(after))
  );
}
