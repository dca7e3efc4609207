/** A text made even for reading, and the way back to where each character stood. */
export interface NormalText {
  readonly text: string;
  /** `origin[i]` = index in the original of the character at `i`; one more entry for the end. */
  readonly origin: readonly number[];
  readonly original: string;
}

/** Traditional and variant characters that occur in words of time, by what they become. */
const VARIANTS: Readonly<Record<string, string>> = {
  週: "周",
  個: "个",
  點: "点",
  後: "后",
  號: "号",
  禮: "礼",
  節: "节",
  農: "农",
  曆: "历",
  歷: "历",
  聖: "圣",
  誕: "诞",
  國: "国",
  慶: "庆",
  兒: "儿",
  婦: "妇",
  學: "学",
  開: "开",
  這: "这",
  來: "来",
  時: "时",
  間: "间",
  長: "长",
  鐘: "钟",
  鍾: "钟",
  兩: "两",
  幾: "几",
  陽: "阳",
  勞: "劳",
  動: "动",
  歲: "岁",
  過: "过",
  從: "从",
  連: "连",
  內: "内",
  裡: "里",
  裏: "里",
  際: "际",
  當: "当",
  還: "还",
  親: "亲",
  師: "师",
  軍: "军",
  黨: "党",
  樹: "树",
  結: "结",
  東: "东",
  陰: "阴",
  臘: "腊",
  種: "种",
  穀: "谷",
  蟄: "蛰",
  處: "处",
  滿: "满",
  淩: "凌",
  樓: "楼",
  將: "将",
  為: "为",
  無: "无",
  煙: "烟",
  護: "护",
  憲: "宪",
  讀: "读",
  書: "书",
  環: "环",
  終: "终",
  舊: "旧",
  聽: "听",
  尋: "寻",
  經: "经",
  數: "数",
  場: "场",
  於: "于",
  遲: "迟",
  進: "进",
  邊: "边",
  貳: "二",
  叁: "三",
  參: "参",
  陸: "陆",
  萬: "万",
  億: "亿",
  〇: "零",
  "○": "零",
  "◯": "零",
  壹: "一",
};

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
  [...Object.entries(VARIANTS), ...Object.entries(MARKS)].filter(([from]) => from.length === 1),
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
