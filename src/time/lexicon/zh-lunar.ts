import { numberOf } from "../numerals.ts";
import type { TimeNode } from "../time-node.ts";
import type { Entry } from "./entry.ts";
import { numberIn, range } from "./make.ts";

const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

function lunar(monthWord: string, dayWord: string | undefined): TimeNode | undefined {
  const month = LUNAR_MONTHS[monthWord] ?? numberIn(monthWord, 1, 12);
  if (month === undefined) return undefined;
  if (dayWord === undefined) return { kind: "lunar", month };
  const day = numberIn(dayWord.replace("初", ""), 1, 30);
  return day === undefined ? undefined : { kind: "lunar", month, day };
}

const OF_NO_DAY = ["次", "个", "批", "步", "期", "人", "名"];

/** Days and months of the lunar calendar. */
export const ZH_LUNAR: readonly Entry[] = [
  {
    forms: ["[农历](正|冬|腊)月[初]{n}[日]"],
    make: ({ n }, { text, from }) => lunar(monthChar(text, from), n),
    unless: OF_NO_DAY,
  },
  {
    forms: ["[农历](正|冬|腊)月[初]{n}[日]{to}[初]{n:m}[日]"],
    make: ({ n, m }, { text, from }) => {
      const word = monthChar(text, from);
      return range(lunar(word, n), lunar(word, m));
    },
    unless: [...OF_NO_DAY, "月", "·", "."],
  },
  {
    forms: ["[农历](正|冬|腊)月[里]"],
    make: (_, { text, from }) => lunar(monthChar(text, from), undefined),
  },
  {
    // Of these days only the lunar ones are spoken of without 日.
    forms: ["八月十五", "五月端五"],
    make: (_, { text, from }) =>
      lunar(text[from] ?? "", text.startsWith("八", from) ? "十五" : "五"),
    unless: ["日", "号", "、", "-", "至", "到", "和"],
  },
  { forms: ["(农历|阴历|旧历|古历){n}月[初]{n:m}[日]"], make: ({ n = "", m }) => lunar(n, m) },
  { forms: ["(农历|阴历|旧历|古历){n}月[份]"], make: ({ n = "" }) => lunar(n, undefined) },
  {
    // 大年二十九 is of the old year.
    forms: ["大年{n}", "年{n}"],
    make: ({ n }) => (numberIn(n, 23, 29) === undefined ? undefined : lunar("腊", n)),
    unless: [...OF_NO_DAY, "年", "多", "来", "后", "前", "级"],
    notAfter: "0123456789一二三四五六七八九十今明去零",
  },
  {
    forms: ["(大年|年|正月)初{n}"],
    make: ({ n }) => lunar("正", n),
    unless: OF_NO_DAY,
    notAfter: "今明去",
  },
  {
    // 除夕到初三; 初一至初三 are classes.
    forms: ["初{n}"],
    make: ({ n }, { text, from }) =>
      /(?:除夕|年三十|年夜|春节|腊月[一二三四五六七八九十廿]{1,3})(?:到|至|-|~)$/u.test(
        text.slice(Math.max(0, from - 8), from),
      )
        ? lunar("正", n)
        : undefined,
    unless: OF_NO_DAY,
  },
  {
    forms: ["(大年|年|正月)初{n}{to}[大年|年|正月](初{n:m}|{n:k})"],
    make: ({ n, m, k }) => range(lunar("正", n), lunar("正", m ?? k)),
    unless: [...OF_NO_DAY, "月", "·", "."],
    notAfter: "今明去",
  },
  {
    forms: ["{n}月初{c}"],
    make: ({ n = "", c }) =>
      numberOf(n) !== undefined && !/[0-9]/u.test(n) ? lunar(n, c) : undefined,
    unless: OF_NO_DAY,
  },
];

function monthChar(text: string, from: number): string {
  return text.startsWith("农历", from) ? (text[from + 2] ?? "") : (text[from] ?? "");
}
