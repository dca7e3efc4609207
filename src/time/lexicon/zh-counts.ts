import type { NthNode, TimeNode } from "../time-node.ts";
import type { Entry } from "./entry.ts";
import { listOf, NUMBER_ITEMS, numberIn, rolling, weekday } from "./make.ts";

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
    forms: ["[开学]第{n}[个]{week}", "[开学]头{n}[个]{week}"],
    make: ({ n }) => nth("week", numberIn(n, 1, 25)),
    needs: "scope",
  },
  {
    forms: ["第{n}{to}[第]{n:m}[个]{week}"],
    make: ({ n, m }) => weeks(numberIn(n, 1, 24), numberIn(m, 2, 25)),
    needs: "scope",
    unless: [..."一二三四五六日天"],
  },
  { forms: ["[开学]首周", "头一周", "首个星期"], make: () => nth("week", 1), needs: "scope" },
  {
    forms: ["最后[一][个]{week}", "末周"],
    make: () => nth("week", -1),
    needs: "scope",
    unless: [..."一二三四五六日天"],
  },
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
    // 每月第二、四周的周三
    forms: ["第{ns}[个]{week}[的]{week:w}{wd}"],
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
  {
    forms: ["第{n}[个](工作日|上班日)", "(首个|头一个|头个)(工作日|上班日)"],
    make: ({ n }) => nth("workday", n === undefined ? 1 : numberIn(n, 1, 20)),
    needs: "scope",
  },
  {
    forms: ["最后[一][个](工作日|上班日)"],
    make: () => nth("workday", -1),
    needs: "scope",
  },
  {
    forms: ["倒数第{n}[个](工作日|上班日)"],
    make: ({ n }) => nth("workday", negative(numberIn(n, 1, 20))),
    needs: "scope",
  },
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

function weeks(first: number | undefined, last: number | undefined): TimeNode | undefined {
  if (first === undefined || last === undefined || last <= first) return undefined;
  return nth("week", first, last - first + 1);
}

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
    make: ({ n, span }, { mode }) =>
      isNameOfMonth(n, span) ? undefined : inQuery(mode, rolling(n, span, "within")),
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
    make: ({ n, span }, { mode }) =>
      isNameOfMonth(n, span) ? undefined : inQuery(mode, rolling(n, span, "at")),
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
    make: ({ n, span }, { mode }) =>
      isNameOfMonth(n, span) || isFiguredDay(n, span)
        ? undefined
        : inQuery(mode, rolling(n, span, "at", -1)),
    notAfter: "第了近约每提",
  },
];

/** 12月前 is before December; months are counted with 个, or with 两. */
function isNameOfMonth(n: string | undefined, span: string | undefined): boolean {
  return span === "月" && n !== "两" && numberIn(n, 1, 12) !== undefined;
}

/** 15日前 is before the 15th; days that are counted back are 天. */
function isFiguredDay(n: string | undefined, span: string | undefined): boolean {
  return span === "日" && numberIn(n, 4, 31) !== undefined;
}

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

export const ZH_COUNTS: readonly Entry[] = [...ORDINALS, ...STRETCHES];
