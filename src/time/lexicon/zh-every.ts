import type { EveryNode, TimeNode } from "../time-node.ts";
import type { Entry } from "./entry.ts";
import { climbs, day, listOf, numberIn, range, WEEKDAY_ITEMS, weekday } from "./make.ts";

type Unit = EveryNode["unit"];

export function every(
  unit: Unit,
  interval: number | undefined,
  inner: readonly (TimeNode | undefined)[] = [],
): TimeNode | undefined {
  const known = inner.filter((node) => node !== undefined);
  if (interval === undefined || interval < 1 || known.length < inner.length) return undefined;
  return { kind: "every", unit, interval, inner: known };
}

const UNITS: readonly (readonly [words: string, unit: Unit, interval: number])[] = [
  ["(天|日)", "day", 1],
  ["[个|一]{week}", "week", 1],
  ["[个|一]月[份]", "month", 1],
  ["[个|一](季度|季)", "quarter", 1],
  ["半[个]年", "half", 1],
  ["[一]年[度]", "year", 1],
  ["[一|个]学期", "term", 1],
  ["半[个]月", "week", 2],
  ["[一|个]学年[度]", "year", 1],
  ["[个](工作日|上班日)", "workday", 1],
];

/** 每周一歌, 每月之星 and 每年级 are names, not rhythms. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  day: ["一题", "一句", "新闻", "优鲜", "一练", "之星", "一读"],
  week: ["之星", "一歌", "一星", "岁", "年"],
  month: ["之星", "一星", "饼", "经"],
  year: ["级", "龄", "轻"],
};

/** 每人每天补助50元: what it costs, not when it is. */
const PRICE = /^(?:[^,。;、0-9]{0,6}[0-9.]+[千万亿]?元|(?:的)?(?:补[贴助]|津贴|伙食费|餐费|标准))/u;

const PLAIN: readonly Entry[] = UNITS.map(([words, unit, interval]) => ({
  forms: [`(每|每逢|每到)${words}`],
  make: (_, { text, to }) =>
    PRICE.test(text.slice(to, to + 14)) ? undefined : every(unit, interval),
  unless: NAMES[unit] ?? [],
}));

const COUNTED: readonly (readonly [words: string, unit: Unit, factor: number])[] = [
  ["(天|日)", "day", 1],
  ["[个]{week}", "week", 1],
  ["个月", "month", 1],
  ["[个]季度", "quarter", 1],
  ["年", "year", 1],
];

const INTERVALS: readonly Entry[] = [
  ...COUNTED.map(
    ([words, unit, factor]): Entry => ({
      forms: [`每[隔]{n}${words}`],
      make: ({ n }, { text, from }) => {
        const count = numberIn(n, 1, 30);
        // 每隔一天 leaves one out: every second day. 每隔两周 is said for every second week.
        const skips = text.startsWith("每隔", from) && count === 1;
        return count === undefined ? undefined : every(unit, (skips ? 2 : count) * factor);
      },
    }),
  ),
  {
    forms: ["每[逢|个]月[的](农历|阴历)[初]{n}[日]", "(农历|阴历)每[个]月[的][初]{n}[日]"],
    make: ({ n }) => every("month", 1, [lunarDay(n)]),
  },
  {
    forms: [
      "每[逢|个]月[的](农历|阴历)[初]{n}(、|和|与)[初]{n:m}[日]",
      "(农历|阴历)每[个]月[的][初]{n}(、|和|与)[初]{n:m}[日]",
      "每逢[农历]初{n}[、|和|与]{n:m}",
    ],
    make: ({ n, m }) => every("month", 1, [lunarDay(n), lunarDay(m)]),
  },
  { forms: ["隔(天|日)"], make: () => every("day", 2) },
  { forms: ["隔[一]{week}", "(单|双)周"], make: () => every("week", 2), notAfter: "间阻相" },
  {
    forms: ["隔周{wd}", "隔周{week}{wd}", "(单|双)周{week}{wd}", "隔{week}{wd}"],
    make: ({ wd }) => every("week", 2, [weekday(wd)]),
    unless: ["次", "场", "期", "回"],
  },
  { forms: ["隔[个]月"], make: () => every("month", 2) },
  {
    forms: ["[逢|每逢|每|每个](单|双|奇数|偶数|单数|双数)月[份]"],
    make: (_, { text, from, to }) => everyMonthOf(/[单奇]/u.test(text.slice(from, to)) ? 1 : 2),
    unless: ["票", "刊"],
  },
  { forms: ["隔年"], make: () => every("year", 2) },
];

function lunarDay(text: string | undefined): TimeNode | undefined {
  const day = numberIn(text, 1, 30);
  return day === undefined ? undefined : { kind: "lunarDay", day };
}

/** The odd months (from the first) or the even ones (from the second). */
function everyMonthOf(first: 1 | 2): TimeNode | undefined {
  const months = Array.from({ length: 6 }, (_, at) => first + at * 2);
  return every(
    "month",
    1,
    months.map((month) => ({ kind: "month", month })),
  );
}

const NOT_COUNTED = [
  "小结",
  "汇总",
  "调度",
  "研判",
  "排查",
  "巡查",
  "更新",
  "次",
  "场",
  "期",
  "练",
  "课",
  "歌",
  "星",
  "讲",
  "至两次",
  "至二次",
];

const OF_EACH_MONTH = /(?:每个?月|按月|月月)[^。;!?\n]*$/u;

const WEEKDAYS: readonly Entry[] = [
  {
    forms: ["(每|每逢|每到|逢)[个|一个]{week}{wd}"],
    make: ({ wd }) => every("week", 1, [weekday(wd)]),
    unless: [...NOT_COUNTED, "到两次", "-2次"],
  },
  {
    forms: ["(每|每逢|逢)[个]{week}{wds}"],
    make: ({ wds = "" }, { text, from }) =>
      climbs(wds)
        ? every("week", 1, [listOf(wds, text.indexOf(wds, from), weekday, WEEKDAY_ITEMS)])
        : undefined,
    unless: NOT_COUNTED,
  },
  {
    forms: ["(每|逢)[个]{week}{wd}{to}{wd:b}"],
    make: ({ wd, b }) => every("week", 1, [range(weekday(wd), weekday(b))]),
    unless: NOT_COUNTED,
  },
  {
    forms: ["每[个|逢]周末", "每[个|逢]双休日", "逢周末", "每周六[、|和]日"],
    make: () => every("week", 1, [{ kind: "weekend" }]),
  },
  { forms: ["(每月逢|每逢|逢){n}(号|日)"], make: ({ n }) => every("month", 1, [day(n)]) },
  {
    // 每月25日上报，次月5日前汇总: the month after each.
    forms: ["(次月|下月|翌月){n}(号|日)", "当月{n}(号|日)"],
    make: ({ n }, { text, from }) =>
      OF_EACH_MONTH.test(text.slice(Math.max(0, from - 30), from))
        ? every("month", 1, [day(n)])
        : undefined,
  },
  {
    forms: ["工作日", "上班日"],
    make: () => every("workday", 1),
    notAfter: "个0123456789一二两三四五六七八九十非",
  },
  {
    forms: ["天天", "日日"],
    make: (_, { mode }) => (mode === "query" ? every("day", 1) : undefined),
    unless: ["向上", "快乐", "开心"],
  },
  {
    forms: ["每(早|晨|天早上|日清晨)"],
    make: () => every("day", 1, [{ kind: "part", part: "morning" }]),
  },
  { forms: ["每晚"], make: () => every("day", 1, [{ kind: "part", part: "evening" }]) },
];

const TIMES_WORDS =
  "(次|期|度|届|会|讲|课|活动|检查|例会|主题|评|调度|通报|巡查|总结|小结|汇总|汇报|研判|督查|考评|考核|评比|走访|测试|主题日|清|练|报|更新|展示|展演)";

/** 一年一期, 一学期一次, 两周一次: how often, said without 每. */
const RATES: readonly Entry[] = (
  [
    ["{n}年一", "year"],
    ["{n}[个]季度一", "quarter"],
    ["{n}季一", "quarter"],
    ["{n}[个]月一", "month"],
    ["{n}[个]{week}一", "week"],
    ["{n}(天|日)一", "day"],
    ["{n}[个]学期一", "term"],
    ["半年一", "half"],
  ] as const
).map(([form, unit]) => ({
  forms: [form + TIMES_WORDS],
  make: ({ n }) => every(unit, n === undefined ? 1 : numberIn(n, 1, 12)),
  notAfter: "第",
}));

const DIRECT_TIMES = /^[一两二三四五六七八九十0-9]{1,2}[次场期]/u;
const LATER_TIMES =
  /^[^,。;、0-9一两二三四五六七八九十]{0,6}(?:至少|不少于)?[一两二三四五六七八九十0-9]{1,2}[次场期]/u;

/** 一年两次 and 一学期召开一次: the number of times is read from what follows, as after 每. */
const PERIODS: readonly Entry[] = [
  {
    forms: ["一学期", "一个学期"],
    make: () => every("term", 1),
    notAfter: "第上下这本",
    unless: ["以", "来", "的"],
  },
  {
    forms: ["(一年|一个月|一周|一个季度|一月|一季度)"],
    make: (_, { text, from, to }) => {
      const said = text.slice(from, to);
      // 一月 and 一季度 are a month and a quarter unless the number of times follows at once.
      const counts = said === "一月" || said === "一季度" ? DIRECT_TIMES : LATER_TIMES;
      return counts.test(text.slice(to, to + 12)) ? every(periodUnit(said), 1) : undefined;
    },
    notAfter: "第近",
  },
  ...(
    [
      ["半年", "half"],
      ["{n}个月", "month"],
      ["{n}个季度", "quarter"],
      ["{n}[个]{week}", "week"],
    ] as const
  ).map(
    ([form, unit]): Entry => ({
      forms: [form],
      make: ({ n }, { text, to }) =>
        /^[^,。;、\n0-9一二两三四五六七八九十]{1,6}一[次期场]/u.test(text.slice(to, to + 10))
          ? every(unit, n === undefined ? 1 : numberIn(n, 1, 12))
          : undefined,
      notAfter: "第近上下这本每",
    }),
  ),
];

function periodUnit(text: string): Unit {
  if (text.includes("季")) return "quarter";
  if (text.includes("月")) return "month";
  return text.includes("周") ? "week" : "year";
}

export const ZH_EVERY: readonly Entry[] = [
  ...PLAIN,
  ...INTERVALS,
  ...WEEKDAYS,
  ...RATES,
  ...PERIODS,
];
