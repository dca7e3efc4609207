import { readNumeral } from "../numerals.ts";
import type { NthNode, TimeNode } from "../time-node.ts";
import type { Entry } from "./entry.ts";
import { listOf, NUMBER_ITEMS, numberIn, range, rolling, weekday } from "./make.ts";

/** First, last, n-th of a month or whatever was named before. */
function nth(unit: NthNode["unit"], n: number | undefined, count?: number): TimeNode | undefined {
  if (n === undefined) return undefined;
  return count === undefined ? { kind: "nth", n, unit } : { kind: "nth", n, unit, count };
}

function nthWeekday(n: number | undefined, wd: string | undefined): TimeNode | undefined {
  const found = weekday(wd);
  return n === undefined || found?.kind !== "weekday"
    ? undefined
    : { kind: "nth", n, unit: "weekday", weekday: found.weekday };
}

const ORDINALS: readonly Entry[] = [
  {
    forms: ["第{n}[个]{week}", "头{n}[个]{week}"],
    make: ({ n }) => nth("week", numberIn(n, 1, 6)),
    needs: "scope",
  },
  { forms: ["首周", "头一周", "首个星期"], make: () => nth("week", 1), needs: "scope" },
  { forms: ["最后[一][个]{week}", "末周"], make: () => nth("week", -1), needs: "scope" },
  {
    forms: ["第{n}[个]{week}{wd}", "(第|每){n}个周{week}{wd}"],
    make: ({ n, wd }) => nthWeekday(numberIn(n, 1, 5), wd),
    unless: ["次", "期"],
  },
  {
    forms: ["第{ns}[个]{week}{wd}"],
    make: ({ ns = "", wd }, { text, from }) =>
      listOf(ns, text.indexOf(ns, from), (n) => nthWeekday(numberIn(n, 1, 5), wd), NUMBER_ITEMS),
  },
  {
    forms: ["第{n}[个](、|和|及|与)第{n:m}个{week}{wd}"],
    make: ({ n, m, wd }, { from, to }) => {
      const [first, last] = [nthWeekday(numberIn(n, 1, 5), wd), nthWeekday(numberIn(m, 1, 5), wd)];
      if (first === undefined || last === undefined) return undefined;
      const middle = from + 1 + (n?.length ?? 1);
      return {
        kind: "list",
        items: [
          { node: first, from, to: middle },
          { node: last, from: middle + 1, to },
        ],
      };
    },
  },
  { forms: ["(首个|头一个|头个){week}{wd}"], make: ({ wd }) => nthWeekday(1, wd) },
  { forms: ["最后[一][个]{week}{wd}"], make: ({ wd }) => nthWeekday(-1, wd) },
  {
    forms: ["倒数第{n}[个]{week}{wd}"],
    make: ({ n, wd }) => nthWeekday(negative(numberIn(n, 1, 5)), wd),
  },
  { forms: ["第{n}[个](周末|双休日)"], make: ({ n }) => nth("weekend", numberIn(n, 1, 5)) },
  { forms: ["最后[一][个](周末|双休日)"], make: () => nth("weekend", -1) },
  { forms: ["首个周末", "头一个周末"], make: () => nth("weekend", 1) },
  {
    forms: ["第{n}天", "首日"],
    make: ({ n }) => nth("day", n === undefined ? 1 : numberIn(n, 1, 31)),
    needs: "scope",
  },
  { forms: ["最后[一](天|日)", "末日"], make: () => nth("day", -1), needs: "scope" },
  {
    forms: ["倒数第{n}天"],
    make: ({ n }) => nth("day", negative(numberIn(n, 1, 31))),
    needs: "scope",
  },
  {
    forms: ["(前|头){n}(天|日)"],
    make: ({ n }) => nth("day", 1, numberIn(n, 1, 31)),
    needs: "scope",
  },
  {
    forms: ["(最后|后){n}(天|日)"],
    make: ({ n }) => nth("day", -1, numberIn(n, 2, 31)),
    needs: "scope",
  },
  {
    forms: ["(前|头){n}[个](周|星期|礼拜)"],
    make: ({ n }) => nth("week", 1, numberIn(n, 1, 6)),
    needs: "scope",
  },
  {
    forms: ["最后{n}[个](周|星期|礼拜)"],
    make: ({ n }) => lastWeeks(numberIn(n, 2, 6)),
    needs: "scope",
  },
  {
    forms: ["第{n}个月", "首月", "首个月"],
    make: ({ n }) => nth("month", n === undefined ? 1 : numberIn(n, 1, 12)),
    needs: "scope",
  },
  { forms: ["最后[一]个月", "末月"], make: () => nth("month", -1), needs: "scope" },
  {
    forms: ["前{n}个月", "头{n}个月"],
    make: ({ n }) => nth("month", 1, numberIn(n, 1, 11)),
    needs: "scope",
  },
];

function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

function lastWeeks(count: number | undefined): TimeNode | undefined {
  return count === undefined ? undefined : nth("week", -count, count);
}

/** Stretches from today. In a plan most of them are durations (3日内上报), so there only those that point ahead are read. */
const STRETCHES: readonly Entry[] = [
  {
    forms: ["(未来|接下来|今后|往后|后面|后续|接落嚟|跟着)[的|这]{n}{span}"],
    make: ({ n, span }) => rolling(n, span, "next"),
  },
  {
    forms: ["(未来|接下来|今后|往后|后面)[的|这](几天|几日|数日)"],
    make: () => ({ kind: "rolling", unit: "day", shape: "about", from: 1, count: 3 }),
  },
  { forms: ["(未来|接下来|今后)[的]半个月"], make: () => rolling("半", "个月", "next") },
  { forms: ["(未来|接下来|今后)[的]半年"], make: () => rolling("半", "年", "next") },
  {
    forms: ["下{n}[个](周|星期|礼拜|月)"],
    make: ({ n }, { text, to }) =>
      numberIn(n, 2, 12) === undefined ? undefined : rolling(n, text[to - 1], "next"),
  },
  { forms: ["(过去|最近|近|前|过去的|刚过去的){n}{span}"], make: backward, notAfter: "以提从目之" },
  {
    forms: ["(过去|最近|近|过去的)半年"],
    make: (_, place) => backward({ n: "半", span: "年" }, place),
  },
  {
    forms: ["(过去|最近|近|过去的)半个月"],
    make: (_, place) => backward({ n: "半", span: "月" }, place),
  },
  {
    forms: ["{n}{span}(内|之内|以内)", "{n}{span}里"],
    make: ({ n, span }, { mode }) => inQuery(mode, rolling(n, span, "within")),
    notAfter: "第为期近约前后",
  },
  {
    forms: ["半个月(内|之内|以内)"],
    make: (_, { mode }) => inQuery(mode, rolling("半", "月", "within")),
  },
  {
    forms: ["半年(内|之内|以内)"],
    make: (_, { mode }) => inQuery(mode, rolling("半", "年", "within")),
  },
  {
    forms: ["{n}{span}(后|之后|以后|过后)"],
    make: ({ n, span }, { mode }) => inQuery(mode, rolling(n, span, "at")),
    notAfter: "第了近约每",
  },
  {
    forms: ["再过{n}{span}"],
    make: ({ n, span }, { mode }) => inQuery(mode, rolling(n, span, "at")),
  },
  {
    forms: ["半个月(后|之后|以后)"],
    make: (_, { mode }) => inQuery(mode, rolling("半", "月", "at")),
  },
  {
    forms: ["半年(后|之后|以后)"],
    make: (_, { mode }) => inQuery(mode, rolling("半", "年", "at")),
  },
  {
    forms: ["半[个](小时|钟头)(后|之后|以后)"],
    make: (_, { mode }) => inQuery(mode, rolling("半", "小时", "at")),
  },
  {
    forms: ["{n}{span}(前|之前|以前)"],
    make: ({ n, span }, { mode }) => inQuery(mode, rolling(n, span, "at", -1)),
    notAfter: "第了近约每提",
  },
];

function inQuery(mode: "query" | "prose", node: TimeNode | undefined): TimeNode | undefined {
  return mode === "query" ? node : undefined;
}

/** 最近三天 looks ahead when asked what is on; 过去三天 never. */
function backward(
  { n, span }: Readonly<Record<string, string>>,
  place: { mode: string; text: string; from: number },
): TimeNode | undefined {
  if (place.mode === "prose") return undefined;
  const past =
    place.text.startsWith("过去", place.from) ||
    place.text.startsWith("刚过去", place.from) ||
    place.text.startsWith("前", place.from) ||
    /[办搞做参开去]了|过去|照片/u.test(place.text);
  return rolling(n, span, past ? "last" : "next");
}

const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

function lunar(monthWord: string, dayWord: string | undefined): TimeNode | undefined {
  const month = LUNAR_MONTHS[monthWord] ?? numberIn(monthWord, 1, 12);
  if (month === undefined) return undefined;
  if (dayWord === undefined) return { kind: "lunar", month };
  const day = numberIn(dayWord.replace("初", ""), 1, 30);
  return day === undefined ? undefined : { kind: "lunar", month, day };
}

const OF_NO_DAY = ["次", "个", "批", "步", "期", "人", "名"];

const LUNAR: readonly Entry[] = [
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
    unless: OF_NO_DAY,
  },
  {
    forms: ["[农历](正|冬|腊)月[里]"],
    make: (_, { text, from }) => lunar(monthChar(text, from), undefined),
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
    forms: ["{n}月初{c}"],
    make: ({ n = "", c }) =>
      readNumeral(n) !== undefined && !/[0-9]/u.test(n) ? lunar(n, c) : undefined,
    unless: OF_NO_DAY,
  },
];

function monthChar(text: string, from: number): string {
  return text.startsWith("农历", from) ? (text[from + 2] ?? "") : (text[from] ?? "");
}

export const ZH_COUNTS: readonly Entry[] = [...ORDINALS, ...STRETCHES, ...LUNAR];
