import { numberOf } from "../numerals.ts";
import type { PartName } from "../parts.ts";
import type { TimeNode } from "../time-node.ts";
import type { Entry, Place } from "./entry.ts";
import { listOf, NUMBER_ITEMS, numberIn, range, years } from "./make.ts";

const YEARS: readonly Entry[] = [
  {
    forms: ["{year}年[度]"],
    // 2000年前的古城墙 counts years back.
    make: ({ year }, { text, to }) =>
      year?.endsWith("000") && text[to] === "前" ? undefined : years(numberOf(year ?? "")),
    unless: ["代", "级", "龄"],
  },
  {
    forms: ["{year}[年]{to}{year:z}年[度]"],
    make: ({ year, z }) => years(numberOf(year ?? ""), numberOf(z ?? "")),
  },
  {
    forms: ["{year}[年]{to}{year:z}学年[度]"],
    make: ({ year }) => ({ kind: "schoolYear", from: numberOf(year ?? "") ?? 0 }),
  },
  {
    // 27年春节: two figures name a year only when something of that year follows, else they count years.
    forms: ["{yy}年[度]"],
    make: ({ yy }, { text, to }) => {
      const value = numberOf(yy ?? "");
      if (
        value === undefined ||
        value < 10 ||
        value > 60 ||
        (yy?.length ?? 0) !== 2 ||
        yy?.includes("十")
      )
        return undefined;
      const follows =
        /^(?:的)?(?:[0-9]{1,2}月|[一二三四五六七八九十]{1,2}月|上半年|下半年|第?[一二三四1-4]季度|春|夏|秋|冬|寒假|暑假|元旦|元宵|清明|五一|六一|七一|八一|端午|中秋|国庆|重阳|除夕|年|全年|正月|腊月)/u;
      return follows.test(text.slice(to, to + 8)) ? years(2000 + value) : undefined;
    },
  },
  ...(
    [
      ["十三五", 2016],
      ["十四五", 2021],
      ["十五五", 2026],
      ["十六五", 2031],
    ] as const
  ).map(
    ([name, from]): Entry => ({
      forms: [`${name}[规划](期间|时期)`],
      make: () => years(from, from + 4),
    }),
  ),
  {
    forms: ["全年", "一年里", "一年中"],
    // 明年全年 has said which.
    make: (_, { mode, text, from, to }) =>
      text[from - 1] === "年" ? undefined : wholeYear(mode, text[to]),
  },
];

/** 全年 alone is a figure of speech in a plan ("全年工作"); asked about it is this year. */
function wholeYear(mode: Place["mode"], next: string | undefined): TimeNode | undefined {
  return mode === "query" && next !== "级"
    ? { kind: "relative", unit: "year", offset: 0 }
    : undefined;
}

const QUARTERS: readonly PartName[] = ["q1", "q2", "q3", "q4"];

function quarter(text: string | undefined): TimeNode | undefined {
  const name = QUARTERS[(numberIn(text, 1, 4) ?? 0) - 1];
  return name === undefined ? undefined : { kind: "part", part: name };
}

const PARTS_OF_YEARS: readonly Entry[] = [
  { forms: ["第{n}[个]季度", "{n}季度"], make: ({ n }) => quarter(n) },
  {
    forms: ["[第]{ns}季度"],
    make: ({ ns = "" }, place) =>
      listOf(ns, place.text.indexOf(ns, place.from), quarter, NUMBER_ITEMS),
  },
  {
    forms: ["{c}{c:b}季度"],
    make: ({ c = "", b = "" }, { from }) =>
      numberIn(b, 1, 4) === (numberIn(c, 1, 4) ?? 0) + 1
        ? listOf(c + b, from, quarter, /[一二三四]/gu)
        : undefined,
  },
  { forms: ["[第]{n}{to}{n:m}季度"], make: ({ n, m }) => range(quarter(n), quarter(m)) },
  { forms: ["最后[一][个]季度"], make: () => quarter("4") },
  {
    forms: ["(前|头){n}[个]季度"],
    make: ({ n }) => {
      const name = ([undefined, "q1", "firstTwoQuarters", "firstThreeQuarters"] as const)[
        numberIn(n, 1, 3) ?? 0
      ];
      return name === undefined ? undefined : { kind: "part", part: name };
    },
  },
];

export const ZH_YEARS: readonly Entry[] = [...YEARS, ...PARTS_OF_YEARS];
