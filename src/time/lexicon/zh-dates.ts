import { numberOf } from "../numerals.ts";
import type { TimeNode } from "../time-node.ts";
import type { Entry, Place } from "./entry.ts";
import { date, day, listOf, month, monthDay, NUMBER_ITEMS, range, within, years } from "./make.ts";
import { HAO_THINGS, MEASURES, MONTH_THINGS, RI_THINGS } from "./measures.ts";

/** 一、三月份 at the head of a line may be item one of a list, unless the numbers follow one another, or (3、6、9月) at even steps. */
function headsLine(place: Place): boolean {
  const before = place.text[place.from - 1];
  return before === undefined || before === "\n" || before === "。";
}

function consecutive(text: string): boolean {
  const numbers = [...text.matchAll(NUMBER_ITEMS)].map((item) => numberOf(item[0]) ?? 0);
  const step = numbers.length > 2 ? (numbers[1] ?? 0) - (numbers[0] ?? 0) : 1;
  return (
    step > 0 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + step)
  );
}

/** 五月花, 最美五月风, 三月不知肉味: names and sayings; 五月花卉展 and 五月风采 are of May. */
const SAYING = /^(?:花(?![卉展会节坛朝园市灯])|风(?![采尚筝险雨貌味俗光])|不知|芳菲)/u;
const NAMES_OF_MONTHS =
  /^(?:[一二三四五六七八九十]月(?:花园|新村)(?:小区|社区)|五月天(?!气)|三月街|二月兰|二月河|八月桂花|六月雪|九月菊|十月怀胎|十月围城|八月瓜|腊月花|三月三(?:路|街|酒店|宾馆|饭店|广场|公园|社区|小区))/u;
/** Days of lunar months that have a name of their own. */
const NAMED_DATES = /^(?:二月二|三月三|七月七|八月十五)(?![日号十])/u;

const MONTHS: readonly Entry[] = [
  { forms: ["元月[份]"], make: () => month("1") },
  {
    forms: ["{n}月[份]"],
    make: ({ n }, { text, from, to }) =>
      SAYING.test(text.slice(to, to + 4)) || NAMES_OF_MONTHS.test(text.slice(from, from + 8))
        ? undefined
        : month(n),
    unless: MONTH_THINGS,
  },
  {
    // 7、8两个月 is both of them.
    forms: ["{ns}月[份]", "{ns}(两|三|四)[个]月[份]"],
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
    make: ({ n, m }, { mode, text, from, to }) =>
      mode === "query" &&
      !NAMES_OF_MONTHS.test(text.slice(from, from + 8)) &&
      !NAMED_DATES.test(text.slice(from, from + 4)) &&
      !MEASURES.includes(text[to] ?? "") &&
      !"天周".includes(text[to] ?? " ")
        ? monthDay(n, m)
        : undefined,
  },
  {
    forms: ["{n}月{ns}[两|二|三|四](日|号|天)"],
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
    // 十几号, 二十多号: some day of those.
    forms: ["(十|二十)(几|多)(号|日)"],
    make: (_, { text, from }) =>
      text[from] === "十" ? range(day("11"), day("19")) : range(day("20"), day("29")),
    unless: HAO_THINGS,
    notAfter: "第",
  },
  {
    forms: ["(十|二十)来(号|日)"],
    make: (_, { text, from }) => {
      const of = day(text[from] === "十" ? "10" : "20");
      return of === undefined ? undefined : { kind: "bounded", bound: { op: "around" }, of };
    },
    unless: HAO_THINGS,
  },
  {
    forms: ["{n}号"],
    // 国发〔2016〕13号 is a document.
    make: ({ n }, { text, from }) =>
      /[0-9]{4}\)$|[a-z]$/u.test(text.slice(Math.max(0, from - 5), from)) ? undefined : day(n),
    unless: HAO_THINGS,
    notAfter: "第前十每周路街巷弄道牌",
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
  {
    forms: ["{n}{to}{n:m}(日|号)"],
    make: ({ n, m }) => range(day(n), day(m)),
    unless: HAO_THINGS,
    notAfter: "路街巷弄道牌",
  },
];

/** 密码为20240501: what it is a number of. */
const IDENTIFIER =
  /(?:[a-z]|密码|编号|版本号?|构建号|[账帐卡单学工证批票座]号|号码|验证码|文号|代码|口令)[为是:]{0,2}$/u;

/** 2026-12-01, 2026.3.15, 20261201, 12.5, 12/5: figures with marks between. */
const FIGURES: readonly Entry[] = [
  {
    forms: ["{year}(.|-|/){d}(.|-|/){d:e}[日]", "{year}年{d}(.|-|/){d:e}[日]"],
    make: ({ year, d, e }, { text, from }) =>
      IDENTIFIER.test(text.slice(Math.max(0, from - 6), from))
        ? undefined
        : date(numberOf(year ?? ""), d, e),
  },
  {
    forms: [
      "{year}.{d}.{d:e}{to}{d:f}.{d:g}",
      "{year}/{d}/{d:e}{to}{d:f}/{d:g}",
      "{year}年{d}.{d:e}{to}{d:f}.{d:g}",
    ],
    make: ({ year, d, e, f, g }) => range(date(numberOf(year ?? ""), d, e), monthDay(f, g)),
  },
  {
    forms: ["{ymd}"],
    make: ({ ymd = "" }, { text, from }) =>
      IDENTIFIER.test(text.slice(Math.max(0, from - 6), from))
        ? undefined
        : date(
            Number(ymd.slice(0, 4)),
            String(Number(ymd.slice(4, 6))),
            String(Number(ymd.slice(6))),
          ),
  },
  {
    forms: ["{year}(.|-|/){d}"],
    make: ({ year, d }, { text, to }) =>
      MEASURES.includes(text[to] ?? "") || "年月日".includes(text[to] ?? " ")
        ? undefined
        : within(month(d), years(numberOf(year ?? ""))),
  },
  { forms: ["{d}(.|/){d:e}[日|号]"], make: bareFigures, notAfter: "./-第￥$v版" },
  {
    forms: ["{d}-{d:e}"],
    make: ({ d, e }, place) =>
      place.mode === "query" && isPlain(place) ? monthDay(d, e) : undefined,
    notAfter: "./-第￥$v版楼栋座幢院室",
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

/** Version 2.1, 第3-2号桌, won 3-2: figures of something else. */
const OF_NO_DATE =
  /(?:ph值?|[保维]持在?|稳定在|控制在|介于|[温湿浓]度|[数均分]值|version|ver|v|apartment|apt|flat|size|block|level|chapter|section|unit|page|question|line|bus|no|room|won|lost|beat|score|by|比分|版本|编号|门牌|房号|胜|赢|输)[.: ]{0,2}$/u;

function isPlain({ text, from, to }: Place): boolean {
  const next = text[to] ?? "";
  if (OF_NO_DATE.test(text.slice(Math.max(0, from - 10), from))) return false;
  // 7-11门口 is a shop, 4/5 of us a share.
  if (/^(?:赢|输|胜|负|门口|便利店|店|决赛|声道|英寸|寸| of )/u.test(text.slice(to, to + 4)))
    return false;
  // 3/4的人: a share of people.
  if (/^的(?:人|票|选票|居民|会员|家长|孩子|老人|户)/u.test(text.slice(to, to + 3))) return false;
  return !MEASURES.includes(next) && !/[0-9.:/月点时年小卷度]/u.test(next) && !/^[%‰]/u.test(next);
}

export const ZH_DATES: readonly Entry[] = [...MONTHS, ...DAYS, ...FIGURES];
