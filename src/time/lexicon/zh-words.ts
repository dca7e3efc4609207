import type { PartName } from "../parts.ts";
import type { TimeNode } from "../time-node.ts";
import { type Entry, word } from "./entry.ts";
import { within } from "./make.ts";
import { INSTITUTIONS } from "./measures.ts";
import { ZH_SCHOOL } from "./zh-school.ts";

const day = (offset: number): TimeNode => ({ kind: "relative", unit: "day", offset });
const year = (offset: number): TimeNode => ({ kind: "relative", unit: "year", offset });
const part = (name: PartName): TimeNode => ({ kind: "part", part: name });
const dayPart = (name: PartName, offset: number): TimeNode => ({
  kind: "within",
  inner: part(name),
  scope: day(offset),
});
const about = (from: number, count: number): TimeNode => ({
  kind: "rolling",
  unit: "day",
  shape: "about",
  from,
  count,
});

/** 今年八十岁, 去年刚满70, 今年多大: how old somebody is. */
const AGE =
  /^[我你您他她俺]?(?:已经|已|才|都|就|快|马上|正好)*(?:(?:刚好|刚|正好)?满?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})[多来]?(?:周?岁|高龄|了)|刚?满(?:[0-9]{2,3}|[一二三四五六七八九十百]{2,4})(?![0-9年月天个])|多大|几岁|高寿)/u;

/** Days and years counted from now, in the words of the north, the south and Cantonese. */
const RELATIVE_DAYS: readonly Entry[] = [
  word("今天 今日 今儿 今儿个 今个儿 今朝", day(0)),
  {
    forms: ["今", "明"],
    make: (_, { text, from, to }) =>
      text[to] === "起" ? day(text[from] === "今" ? 0 : 1) : undefined,
  },
  word("明天 明日 明儿 明儿个 明个儿 听日", day(1), { unless: ["之星"], notAfter: "赶" }),
  word("明朝", day(1), { unless: ["历史", "时期", "皇", "代", "的", "人", "末", "初"] }),
  word("后天 后日 后儿 后儿个", day(2), { unless: ["性"] }),
  word("大后天 大后日 大后儿", day(3)),
  word("大大后天", day(4)),
  word("昨天 昨日 昨儿 昨儿个 琴日 寻日", day(-1)),
  word("前天 前日 前儿 前儿个", day(-2)),
  word("大前天 大前日", day(-3)),
  word("即日", day(0)),
  word("今晚 今夜 今儿晚 今儿晚上 今晚上", dayPart("evening", 0)),
  word("明晚 明儿晚 明儿晚上 明晚上 听晚", dayPart("evening", 1)),
  word("后晚", dayPart("evening", 2)),
  word("昨晚 昨夜 昨晚上 昨儿晚上", dayPart("evening", -1)),
  word("今早 今晨 今早上", dayPart("morning", 0)),
  word("明早 明晨 明早上 听朝", dayPart("morning", 1)),
  word("昨早 昨晨", dayPart("morning", -1)),
  word("今明两天 今明两日 今明", { kind: "range", first: day(0), last: day(1) }),
  word("明后两天 明后天 明后两日", { kind: "range", first: day(1), last: day(2) }),
  ...(
    [
      ["今年", 0],
      ["明年", 1],
      ["去年", -1],
    ] as const
  ).map(
    ([said, offset]): Entry => ({
      forms: [said],
      make: (_, { text, to }) => (AGE.test(text.slice(to, to + 12)) ? undefined : year(offset)),
      unless: ["轻人"],
    }),
  ),
  word("本年 本年度 今年度 这一年", year(0)),
  word("来年 翌年 下一年 下年 明年度 下一年度 下年度", year(1)),
  // 评出年度之星 is no 出年.
  { ...word("出年", year(1)), notAfter: "评选推写突", unless: ["度"] },
  word("后年", year(2), { notAfter: "0123456789一二两三四五六七八九十百" }),
  word("上年 上年度 上一年 上一年度 旧年 去年度", year(-1)),
  word("前年", year(-2), { notAfter: "0123456789一二两三四五六七八九十百" }),
  word("大前年", year(-3)),
  word("次年", { kind: "nextYear" }),
  // 国庆次日 is counted by an operator; 次日 alone from the day mentioned last.
  word("次日 翌日", { kind: "nextDay" }, { needs: "scope" }),
  word("第二天", { kind: "nextDay" }, { needs: "scope", notAfter: "的" }),
  word("今冬明春", {
    kind: "range",
    first: { kind: "within", inner: part("winter"), scope: year(0) },
    last: { kind: "within", inner: part("spring"), scope: year(1) },
  }),
  word("年内 今年内 年内内", year(0), { notAfter: "0123456789一二两三四五六七八九十百半几全" }),
];

/** Near, without saying how near. */
const VAGUE: readonly Entry[] = [
  word("最近 近期 近来 这阵子 这一阵 这段时间 这段日子 最近这段时间", about(0, 14)),
  word("这两天 这两日 这俩天 呢两日", about(0, 2)),
  word("这几天 这几日 这些天 近几天", about(0, 3)),
  word("过两天 过几天 过些天 过两日 过几日 再过两天", about(1, 3)),
  word("前两天 前几天 前些天 前几日", about(-3, 3)),
];

/** Parts of a whole; see parts.ts for where each begins and ends. */
const WORDS_OF_PARTS: readonly (readonly [string, PartName, Partial<Entry>?])[] = [
  ["上半年", "firstHalf"],
  ["下半年", "secondHalf"],
  ["年初 岁首", "yearStart", { notAfter: "大" }],
  ["年中", "yearMiddle", { notAfter: "学周往历多少青老成壮童" }],
  ["年底 年末 岁末 年尾 岁尾 年终岁尾 岁末年终", "yearEnd"],
  ["首季度 首季", "q1"],
  ["末季度", "q4"],
  ["春季 今春 开春", "spring"],
  ["夏季", "summer"],
  ["秋季", "autumn"],
  ["金秋", "autumn", { unless: INSTITUTIONS }],
  ["冬季 今冬", "winter"],
  ["上旬 月上旬", "firstXun"],
  ["中旬 月中旬", "secondXun"],
  ["下旬 月下旬", "thirdXun"],
  ["上中旬 上、中旬", "firstTwoXun"],
  ["中下旬 中、下旬", "lastTwoXun"],
  ["月初 月头", "monthStart"],
  ["月中", "monthMiddle"],
  ["月底 月末 月尾 月杪", "monthEnd"],
  ["上半月 前半月", "firstHalfMonth"],
  ["下半月 后半月", "secondHalfMonth"],
  ["前半周", "firstHalfWeek"],
  ["后半周", "secondHalfWeek"],
  ["凌晨 半夜 后半夜 下半夜", "smallHours"],
  ["清晨 清早 大清早 一早 一大早", "dawn"],
  ["黎明 拂晓", "dawn", { unless: INSTITUTIONS }],
  ["早上 上午 早晨 午前 头午 头晌 上昼 朝早", "morning", { unless: ["好"] }],
  ["中午 正午 晌午 午间", "noon", { unless: ["好"] }],
  ["下午 午后 后晌 下昼 晏昼", "afternoon", { unless: ["好"] }],
  ["傍晚 黄昏 傍黑", "dusk"],
  ["晚上 晚间 夜里 夜间 夜晚 入夜 晚黑 夜晚黑", "evening", { unless: ["好"] }],
  ["白天", "daytime"],
  ["日间", "daytime", { unless: ["照料", "照护", "托养", ...INSTITUTIONS] }],
];

/** One character that means a part only because of what stands before it: 3月底, 今年初, 周五晚. */
const SHORT_PARTS: readonly Entry[] = [
  ...(
    [
      [
        "初",
        "monthStart",
        ["中", "高", "一", "二", "三", "四", "五", "步", "级", "心", "期", "次"],
      ],
      [
        "中",
        "monthMiddle",
        ["学", "考", "国", "小", "心", "央", "秋", "旬", "医", "华", "的一", "层", "共"],
      ],
      [
        "底 末 尾 里末",
        "monthEnd",
        ["层", "座", "数", "部", "线", "砂", "水", "巴", "款", "随", "声", "气", "货"],
      ],
    ] as const
  ).map(
    ([forms, name, unless]): Entry => ({
      forms: forms.split(" "),
      make: () => part(name),
      needs: "month",
      unless,
    }),
  ),
  word("头上", part("monthStart"), { needs: "month" }),
  word("头", part("monthStart"), {
    needs: "month",
    unless: ["几", "一", "二", "两", "三", "条", "号", "上", "等", "天", "个"],
  }),
  word("头几天 开头几天 前几天 头些天", part("monthStart"), { needs: "scope" }),
  word("早起", part("morning"), { needs: "day" }),
  word("早", part("morning"), { needs: "day", unless: ["餐", "饭", "教", "读", "会"] }),
  word("晚 夜", part("evening"), {
    needs: "day",
    unless: ["会", "宴", "餐", "饭", "自习", "于", "市", "些", "点"],
  }),
  word("午", part("noon"), { needs: "day", unless: ["餐", "饭", "休"] }),
];

/** 春天 in a plan is a figure of speech unless it is the spring of a year. */
const SEASON_DAYS: readonly Entry[] = Object.entries({
  春天: "spring",
  夏天: "summer",
  秋天: "autumn",
  冬天: "winter",
} as const).map(([said, name]) => ({
  forms: [said],
  make: (_, { mode, text, from }) =>
    mode === "query" || text[from - 1] === "年" ? part(name) : undefined,
}));

/** 春、秋两季 and its like: the one character is a season only in such a list. */
const SEASONS: Readonly<Record<string, PartName>> = {
  春: "spring",
  夏: "summer",
  秋: "autumn",
  冬: "winter",
};

const SEASON_LISTS: Entry = {
  forms: [
    "(春|夏|秋|冬)[、](夏|秋|冬|春)(两季|二季|季)",
    "(春|夏)、(夏|秋)、(秋|冬)(三季|季)",
    "(春季|夏季|秋季)和(夏|秋|冬)季",
  ],
  make: (_, { from, text, to }) => {
    const places = [...text.slice(from, to)].flatMap((char, at) => {
      const name = SEASONS[char];
      return name === undefined ? [] : [{ node: part(name), from: from + at, to: from + at + 1 }];
    });
    return { kind: "list", items: places };
  },
};

/** 年前 and 年后 lean on the Spring Festival; after a number (三年前) they mean something else. */
export function springFestivalWords(springFestival: TimeNode): readonly Entry[] {
  const notAfter = "0123456789一二两三四五六七八九十百半几多今明去当往历周同数";
  return [
    word(
      "年前 节前年前",
      { kind: "bounded", bound: { op: "before" }, of: springFestival },
      { notAfter },
    ),
    word(
      "年后 过完年 过了年",
      { kind: "bounded", bound: { op: "after" }, of: springFestival },
      { notAfter },
    ),
  ];
}

/** 15号那天晚上: the day is said again, and what follows narrows it. */
const NARROWED = /^(?:[早晚上下中凌清傍]|[0-9一二三四五六七八九十]{1,2}[点时:])/u;
/** 节前走访 leans on a festival named before; 章节后 and 季节前 do not. */
const FESTIVAL_FOLLOWERS = /^(?:前(?!期|进|言|人)|后(?!勤|续)|期间|当天|当日|假期)/u;
const HAN = /[\u4e00-\u9fff]/u;

export const ZH_WORDS: readonly Entry[] = [
  ...RELATIVE_DAYS,
  ...VAGUE,
  ...WORDS_OF_PARTS.map(([forms, name, more]) => word(forms, part(name), more)),
  ...SHORT_PARTS,
  ...ZH_SCHOOL,
  SEASON_LISTS,
  ...SEASON_DAYS,
  word(
    "周末 周六周日 周六日 周六、日 周六和周日 星期六日 礼拜六日 星期六、日 星期六星期日",
    { kind: "weekend" },
    {
      notAfter: "一二两三四五六七八九十个",
      unless: ["版", "报", "画报", "副刊"],
    },
  ),
  {
    // In a plan the free days are those of every week.
    forms: ["双休日"],
    make: (_, { mode }) =>
      mode === "query"
        ? { kind: "weekend" }
        : { kind: "every", unit: "week", interval: 1, inner: [{ kind: "weekend" }] },
    notAfter: "一二两三四五六七八九十个第周期拜月日号后前遇",
  },
  {
    // In a plan the day it leans on stands right before it, or is the day mentioned last.
    forms: ["当天", "当日", "那天", "这天"],
    make: (_, { mode, text, from, to }) =>
      NARROWED.test(text.slice(to, to + 2)) &&
      /[日号节天五六日四三二一]$/u.test(text.slice(0, from))
        ? undefined
        : mode === "query" || /[日号节天)]/u.test(text[from - 1] ?? " ")
          ? day(0)
          : undefined,
    needs: "scope",
  },
  {
    forms: ["节", "节日", "佳节"],
    make: (_, { text, from, to }) =>
      FESTIVAL_FOLLOWERS.test(text.slice(to, to + 4)) && !HAN.test(text[from - 1] ?? " ")
        ? { kind: "sameFestival" }
        : undefined,
  },
  {
    // 明天零点 begins tomorrow, 今晚零点 ends this evening; alone it ends today.
    forms: ["午夜[时分]", "零点[钟|整]", "子夜", "半夜(十二点|12点)[钟]", "夜里(十二点|12点)[钟]"],
    make: (_, { text, from, mode }) => {
      const before = text[from - 1] ?? " ";
      const at = (minute: number): TimeNode => ({
        kind: "clock",
        minute,
        precision: "hour",
        bare: false,
      });
      if (text[from] === "零" && /[天日号]/u.test(before)) return at(0);
      if (mode === "prose" && !/[晚夜夕末]/u.test(before)) return undefined;
      if (/[天日号晚夜夕六五四三二一末]/u.test(before)) return at(1440);
      return within(at(1440), day(0));
    },
  },
];
