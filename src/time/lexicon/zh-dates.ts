import { readNumeral } from "../numerals.ts";
import type { PartName } from "../parts.ts";
import type { RelativeUnit, TimeNode } from "../time-node.ts";
import type { Entry, Place } from "./entry.ts";
import {
  date,
  day,
  listOf,
  month,
  monthDay,
  NUMBER_ITEMS,
  numberIn,
  range,
  relativeOffset,
  WEEKDAY_ITEMS,
  weekday,
  within,
  years,
} from "./make.ts";

/** Counted things: a number before one of these is no date (12-5个, 6号楼). */
const MEASURES = [..."个名人位次场元万亿%％岁级折倍户篇项条期届组件支只分吨米公厘千克层楼斤章课杯"];
const HAO_THINGS = [
  "楼",
  "门",
  "线",
  "院",
  "厅",
  "教室",
  "会议室",
  "馆",
  "文",
  "令",
  "桌",
  "车",
  "机",
  "棚",
  "仓",
  "球",
  "选手",
  "公馆",
  "展厅",
  "场",
  "店",
  "房",
  "室",
  "电梯",
  "码头",
  "站",
  "井",
  "台",
  "窗",
  "岗",
  "位",
  "作品",
  "卡",
  "章",
  "提案",
  "议案",
  "民警",
  "机房",
  "库",
  "地铁",
  "公交",
  "健身",
  "别墅",
  "通知",
  "公告",
  "柜",
  "矿",
  "片区",
  "网格",
  "点位",
  "邮",
  "码",
  "称",
  "召",
  "声",
  "脉",
  "活动室",
  "座",
  "摊",
];
const RI_THINGS = ["游", "捐", "行动", "常", "用", "报", "餐", "之", "日"];
const MONTH_THINGS = [
  "亮",
  "饼",
  "球",
  "季花",
  "嫂",
  "票",
  "薪",
  "经",
  "台",
  "子",
  "刊",
  "色",
  "光",
  "考",
  "报表",
  "租",
  "费",
  "供",
];

/** 一、三月份 at the head of a line may be item one of a list, unless the numbers follow one another. */
function headsLine(place: Place): boolean {
  const before = place.text[place.from - 1];
  return before === undefined || before === "\n" || before === "。";
}

function consecutive(text: string): boolean {
  const numbers = [...text.matchAll(NUMBER_ITEMS)].map((item) => readNumeral(item[0]) ?? 0);
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

const YEARS: readonly Entry[] = [
  {
    forms: ["{year}年[度]"],
    make: ({ year }) => years(readNumeral(year ?? "")),
    unless: ["代", "级", "龄"],
  },
  {
    forms: ["{year}[年]{to}{year:z}年[度]"],
    make: ({ year, z }) => years(readNumeral(year ?? ""), readNumeral(z ?? "")),
  },
  {
    forms: ["{year}[年]{to}{year:z}学年[度]"],
    make: ({ year }) => ({ kind: "schoolYear", from: readNumeral(year ?? "") ?? 0 }),
  },
  {
    // 27年春节: two figures name a year only when something of that year follows, else they count years.
    forms: ["{yy}年[度]"],
    make: ({ yy }, { text, to }) => {
      const value = readNumeral(yy ?? "");
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
    make: (_, { mode, text, to }) => wholeYear(mode, text[to]),
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
  { forms: ["[第]{n}[个]季度"], make: ({ n }) => quarter(n) },
  {
    forms: ["[第]{ns}季度"],
    make: ({ ns = "" }, place) =>
      listOf(ns, place.text.indexOf(ns, place.from), quarter, NUMBER_ITEMS),
  },
  { forms: ["[第]{n}{to}{n:m}季度"], make: ({ n, m }) => range(quarter(n), quarter(m)) },
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

const MONTHS: readonly Entry[] = [
  { forms: ["{n}月[份]"], make: ({ n }) => month(n), unless: MONTH_THINGS },
  {
    forms: ["{ns}月[份]"],
    make: ({ ns = "" }, place) =>
      headsLine(place) && !consecutive(ns)
        ? undefined
        : listOf(ns, place.text.indexOf(ns, place.from), month, NUMBER_ITEMS),
  },
  {
    forms: ["{c}{c:b}月[份]"],
    make: ({ c = "", b = "" }, { from }) =>
      consecutive(`${c}、${b}`) ? listOf(c + b, from, month, /[一二三四五六七八九]/gu) : undefined,
  },
  {
    forms: ["{n}{to}{n:m}月[份]", "{n}月[份]{to}{n:m}月[份]"],
    make: ({ n, m }) => range(month(n), month(m)),
  },
  { forms: ["{n}月{n:m}(日|号)"], make: ({ n, m }) => monthDay(n, m), unless: ["楼", "院", "线"] },
  {
    // 12月5有活动吗: the 日 is left out in speech only.
    forms: ["{n}月{n:m}"],
    make: ({ n, m }, { mode, text, to }) =>
      mode === "query" && !MEASURES.includes(text[to] ?? "") && !"天周".includes(text[to] ?? "")
        ? monthDay(n, m)
        : undefined,
  },
  {
    forms: ["{n}月{ns}(日|号)"],
    make: ({ n, ns = "" }, { text, from }) =>
      within(listOf(ns, text.indexOf(ns, text.indexOf("月", from)), day, NUMBER_ITEMS), month(n)),
  },
  {
    forms: ["{n}月{n:m}[日|号]{to}{n:k}(日|号)"],
    make: ({ n, m, k }) => range(monthDay(n, m), day(k)),
  },
];

const DAYS: readonly Entry[] = [
  {
    forms: ["{n}号"],
    make: ({ n }) => day(n),
    unless: HAO_THINGS,
    notAfter: "第前十每周",
  },
  {
    // 一日 alone is a duration or a saying (一日游, 如一日); 十五日 is a date.
    forms: ["{n}日"],
    make: ({ n = "" }, { text, from }) => {
      const small = /^[一二两三四五六七八九十]$/u.test(n);
      return small && !"月、和,-至到每".includes(text[from - 1] ?? "无") ? undefined : day(n);
    },
    unless: RI_THINGS,
    notAfter: "第如近数半",
  },
  {
    forms: ["{ns}(日|号)"],
    make: ({ ns = "" }, { text, from }) => listOf(ns, text.indexOf(ns, from), day, NUMBER_ITEMS),
    unless: HAO_THINGS,
  },
  { forms: ["{n}{to}{n:m}(日|号)"], make: ({ n, m }) => range(day(n), day(m)), unless: HAO_THINGS },
];

/** 2026-12-01, 2026.3.15, 20261201, 12.5, 12/5: figures with marks between. */
const FIGURES: readonly Entry[] = [
  {
    forms: ["{year}(.|-|/){d}(.|-|/){d:e}[日]", "{year}年{d}(.|-|/){d:e}[日]"],
    make: ({ year, d, e }) => date(readNumeral(year ?? ""), d, e),
  },
  {
    forms: ["{ymd}"],
    make: ({ ymd = "" }) =>
      date(Number(ymd.slice(0, 4)), String(Number(ymd.slice(4, 6))), String(Number(ymd.slice(6)))),
  },
  {
    forms: ["{year}(.|-|/){d}"],
    make: ({ year, d }, { text, to }) =>
      MEASURES.includes(text[to] ?? "") || "年月日".includes(text[to] ?? "年")
        ? undefined
        : within(month(d), years(readNumeral(year ?? ""))),
  },
  { forms: ["{d}(.|/){d:e}[日|号]"], make: bareFigures, notAfter: "./-第￥$v版" },
  {
    forms: ["{d}-{d:e}"],
    make: ({ d, e }, place) =>
      place.mode === "query" && isPlain(place) ? monthDay(d, e) : undefined,
    notAfter: "./-第￥$v版",
  },
  {
    forms: ["{d}.{d:e}{to}{d:f}.{d:g}", "{d}/{d:e}{to}{d:f}/{d:g}"],
    make: ({ d, e, f, g }, place) =>
      isPlain(place) ? range(monthDay(d, e), monthDay(f, g)) : undefined,
    notAfter: "./-第￥$v版",
  },
];

/** 12.5 is a day where somebody asks for one; in a plan it is a figure, unless it is announced as a date. */
function bareFigures(
  { d, e }: Readonly<Record<string, string>>,
  place: Place,
): TimeNode | undefined {
  if (!isPlain(place)) return undefined;
  const announced = /(?:时间|日期|日|于|在|定|截止|截至):?$/u.test(
    place.text.slice(Math.max(0, place.from - 4), place.from),
  );
  const suffixed = "日号".includes(place.text[place.to - 1] ?? " ");
  return place.mode === "query" || announced || suffixed ? monthDay(d, e) : undefined;
}

function isPlain({ text, to }: Place): boolean {
  const next = text[to] ?? "";
  return !MEASURES.includes(next) && !/[0-9.:/月点时年小卷度]/u.test(next) && !/^[%‰]/u.test(next);
}

const WEEKS: readonly Entry[] = [
  {
    forms: ["{rel}[个]{week}"],
    make: ({ rel }) => relative("week", rel),
    unless: ["围", "年", "岁", "边", "期", "转", "刊", "报", "密", "全", "到", "折"],
  },
  {
    forms: ["{rel}[个]{week}末", "{rel}[个]双休日"],
    make: ({ rel }) => within({ kind: "weekend" }, relative("week", rel)),
  },
  {
    forms: ["{rel}[个]{week}六[、|和]日", "{rel}[个]{week}六{week}日"],
    make: ({ rel }) => within({ kind: "weekend" }, relative("week", rel)),
  },
  {
    forms: ["{rel}[个]{week}{wd}"],
    make: ({ rel, wd }, place) =>
      isWeekday(wd, place) ? within(weekday(wd), relative("week", rel)) : undefined,
  },
  {
    forms: ["{rel}[个]{week}{wds}"],
    make: ({ rel, wds = "" }, { text, from }) =>
      within(listOf(wds, text.indexOf(wds, from), weekday, WEEKDAY_ITEMS), relative("week", rel)),
    unless: ["次", "场", "期"],
  },
  {
    forms: ["{rel}[个]{week}{wd}{to}{wd:b}"],
    make: ({ rel, wd, b }) => within(range(weekday(wd), weekday(b)), relative("week", rel)),
    unless: ["次", "场", "期"],
  },
  {
    forms: ["{week}{wd}"],
    make: ({ wd }, place) => (isWeekday(wd, place) ? weekday(wd) : undefined),
    notAfter: "两三四五六七八九十几0123456789",
  },
  {
    forms: ["{week}{wds}"],
    make: ({ wds = "" }, { text, from }) =>
      listOf(wds, text.indexOf(wds, from), weekday, WEEKDAY_ITEMS),
    unless: ["次", "场", "期"],
    notAfter: "两三四五六七八九十几0123456789",
  },
  {
    forms: ["{week}{wd}{to}{wd:b}"],
    make: ({ wd, b }) => range(weekday(wd), weekday(b)),
    unless: ["次", "场", "期"],
    notAfter: "两三四五六七八九十几0123456789",
  },
  ...(
    [
      ["{rel}[个]月[份]", "month"],
      ["{rel}[个]季度", "quarter"],
      ["{rel}[个]学期", "term"],
      ["{rel}[个]学年", "schoolYear"],
    ] as const
  ).map(
    ([form, unit]): Entry => ({
      forms: [form],
      make: ({ rel }) => relative(unit, rel),
      unless: MONTH_THINGS,
    }),
  ),
  {
    forms: ["(上|下)个半年"],
    make: (_, { text, from }) => ({
      kind: "relative",
      unit: "half",
      offset: text[from] === "上" ? -1 : 1,
    }),
  },
];

function relative(unit: RelativeUnit, rel: string | undefined): TimeNode {
  return { kind: "relative", unit, offset: relativeOffset(rel) };
}

/** Common family names of one character: 周三张老师 is Wednesday and Mr Zhang, 周一鸣老师 is a person. */
const FAMILY_NAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const TITLE =
  /^(?:老师|主任|书记|同志|先生|女士|阿姨|医生|教授|校长|院长|局长|爷爷|奶奶|大爷|师傅|队长|站长|律师|同学|警官)/u;

/** 周一次 counts, 周一鸣老师 is a name; else 周一 is a day. */
function isWeekday(wd: string | undefined, { text, to }: Place): boolean {
  const next = text[to] ?? "";
  if (
    /[次期练歌星鸣围]/u.test(next) ||
    (wd === "一" &&
      "至-~、".includes(next) &&
      /^[两二三2-9][次场期]/u.test(text.slice(to + 1, to + 3)))
  )
    return false;
  return !(
    TITLE.test(text.slice(to + 1, to + 4)) &&
    !FAMILY_NAMES.includes(next) &&
    /[\u4e00-\u9fff]/u.test(next) &&
    !"的上下中晚早".includes(next)
  );
}

export const ZH_DATES: readonly Entry[] = [
  ...YEARS,
  ...PARTS_OF_YEARS,
  ...MONTHS,
  ...DAYS,
  ...FIGURES,
  ...WEEKS,
];
