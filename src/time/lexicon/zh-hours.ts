import type { ClockNode, TimeNode } from "../time-node.ts";
import type { Entry, Place } from "./entry.ts";
import { numberIn, range } from "./make.ts";

/** A number and 点 before one of these counts points, not hours. */
const POINT_THINGS = [
  "钟方向",
  "意见",
  "要求",
  "建议",
  "希望",
  "体会",
  "共识",
  "思考",
  "感受",
  "看法",
  "内容",
  "一线",
  "式",
  "一",
  "不",
  "也",
  "都",
  "儿",
  "东西",
  "问题",
  "原因",
  "做法",
  "启示",
  "经验",
  "措施",
  "说明",
  "工作",
  "关于",
  "理由",
  "小建议",
  "小意见",
  "小体会",
  "小经验",
  "小想法",
  "小疑问",
  "小问题",
  "小小",
  "以下",
  "论",
  "水",
  "心",
  "积分",
  "意",
  "认识",
  "收获",
  "方面",
  "火",
  "力",
  "没",
  "没有",
  "就",
  "五",
  "零",
];

/** A clock time as said: without a word for the part of the day, 1 to 6 are of the afternoon. */
export function clock(
  hour: number | undefined,
  minute: number | undefined,
  precision: "hour" | "minute",
): ClockNode | undefined {
  if (hour === undefined || minute === undefined || hour > 24) return undefined;
  const bare = hour >= 1 && hour <= 12;
  const shifted = bare && hour <= 6 ? hour + 12 : hour;
  return { kind: "clock", minute: shifted * 60 + minute, precision, bare };
}

/** 三点 in a plan is three points unless the text makes it an hour (钟, 半, a part of the day before it). */
function isHour({ text, from, to, mode }: Place): boolean {
  if (mode === "query") return true;
  const before = text.slice(Math.max(0, from - 2), from);
  const next = text[to] ?? "。";
  return (
    /(?:[上下中]午|[早晚]上|凌晨|傍晚|日|号|周.|[早晚午]|[-~至到])$/u.test(before) ||
    ",。;)~-至到在".includes(next)
  );
}

const HOUR_BEFORE = /[点时到至~-]/u;

/** 四点半课堂, 八点半幼儿园: names of things. */
const HALF_NAME = /^半(?:课堂|学校|幼儿园|乐园)/u;

/** 快一点, 早一点: a little. 两点之间直线最短 is of geometry. */
function isDegree({ text, from, to }: Place): boolean {
  const said = text.slice(from, to);
  if (said === "两点")
    return text.startsWith("之间", to) && !HOUR_BEFORE.test(text[from - 1] ?? "");
  return (
    said === "一点" &&
    "快慢早晚多少大小好高低远近长短轻重热冷松紧宜心真".includes(text[from - 1] ?? "。")
  );
}

/** 一时 and 几时 are no hours; 9时 and 上午九时 are. */
function isShi({ text, from, to }: Place): boolean {
  if (/[0-9]/u.test(text[from] ?? "")) return !/[期代段]/u.test(text[to] ?? "");
  return (
    /(?:[上下中]午|[早晚]上|晨|傍晚|日|号|[早晚])$/u.test(
      text.slice(Math.max(0, from - 2), from),
    ) ||
    // 七时半至九时: an hour stands before the mark of the range.
    /[时点半刻分][至到~-]$/u.test(text.slice(Math.max(0, from - 2), from)) ||
    /[整许至到-]/u.test(text[to] ?? "")
  );
}

const HOURS: readonly Entry[] = [
  {
    forms: ["{n}点(钟|整|正)"],
    make: ({ n }) => clock(numberIn(n, 0, 24), 0, "hour"),
    unless: ["方向"],
    notAfter: "第几",
  },
  {
    forms: ["{n}点"],
    make: ({ n }, place) =>
      isHour(place) && !isDegree(place) && !HALF_NAME.test(place.text.slice(place.to, place.to + 4))
        ? clock(numberIn(n, 0, 24), 0, "hour")
        : undefined,
    unless: POINT_THINGS,
    notAfter: "第几.增降哪这",
  },
  {
    forms: ["{n}时[整]"],
    make: ({ n }, place) => (isShi(place) ? clock(numberIn(n, 0, 24), 0, "hour") : undefined),
    notAfter: "第几.小",
  },
  {
    forms: ["{n}(点|时)(半|伴)"],
    make: ({ n }) => clock(numberIn(n, 0, 24), 30, "minute"),
    unless: ["课堂", "学校", "会儿", "刻", "幼儿园", "乐园"],
  },
  { forms: ["{n}(点|时)一刻"], make: ({ n }) => clock(numberIn(n, 0, 24), 15, "minute") },
  { forms: ["{n}(点|时)三刻"], make: ({ n }) => clock(numberIn(n, 0, 24), 45, "minute") },
  {
    // 九点差十分 and 差十分九点: ten minutes before nine.
    forms: ["{n}点[钟]差{n:m}分", "差{n:m}分[钟]{n}点"],
    make: ({ n, m }) => early(numberIn(n, 1, 24), minutes(m)),
  },
  { forms: ["{n}点[钟]差一刻", "差一刻{n}点"], make: ({ n }) => early(numberIn(n, 1, 24), 15) },
  {
    forms: ["{n}(点|时)[零|过]{n:m}分"],
    make: ({ n, m }) => clock(numberIn(n, 0, 24), minutes(m), "minute"),
  },
  {
    forms: ["{n}点[零]{n:m}"],
    make: ({ n, m }, { text, to }) =>
      /[个名人条次]/u.test(text[to] ?? "") || (m ?? "").length < 2
        ? undefined
        : clock(numberIn(n, 0, 24), minutes(m), "minute"),
  },
  { forms: ["{d}:{mm}"], make: ({ d, mm }) => figures(d, mm), notAfter: ".:比" },
  {
    forms: ["{n}{to}{n:m}(点|时)[钟|整]"],
    make: ({ n, m }, place) => hourRange(n, m, place),
    unless: POINT_THINGS,
    notAfter: "第几.",
  },
  {
    // 两三点钟: from the first to the end of the second.
    forms: ["{c}{c:b}点[钟]", "(两三|三两)点[钟]"],
    make: ({ c = "两", b = "三" }, place) => {
      const [first, last] = [numberIn(c, 1, 9), numberIn(b, 2, 9)];
      if (first === undefined || last !== first + 1 || place.mode === "prose") return undefined;
      return range(clock(first, 0, "hour"), clock(last + 1, 0, "hour"));
    },
    unless: POINT_THINGS,
    notAfter: "第几",
  },
  {
    forms: ["{n}{to}{n:m}(点|时)半"],
    make: ({ n, m }) =>
      range(clock(numberIn(n, 0, 24), 0, "hour"), clock(numberIn(m, 0, 24), 30, "minute")),
  },
];

function hourRange(
  n: string | undefined,
  m: string | undefined,
  place: Place,
): TimeNode | undefined {
  return isHour(place)
    ? range(clock(numberIn(n, 0, 24), 0, "hour"), clock(numberIn(m, 0, 24), 0, "hour"))
    : undefined;
}

/** 14:00, and 9:00 as written; 03:00 with its zero is of the night. */
function figures(hours: string | undefined, mm: string | undefined): TimeNode | undefined {
  const hour = numberIn(hours, 0, 24);
  const found = clock(hour, Number(mm), "minute");
  if (found === undefined || hour === undefined || hours?.[0] !== "0") return found;
  return { ...found, minute: hour * 60 + Number(mm), bare: false };
}

function early(hour: number | undefined, by: number | undefined): TimeNode | undefined {
  const whole = clock(hour, 0, "minute");
  return whole === undefined || by === undefined
    ? undefined
    : { ...whole, minute: whole.minute - by };
}

function minutes(text: string | undefined): number | undefined {
  return numberIn(text?.replace(/^零/u, ""), 0, 59);
}

export const ZH_HOURS: readonly Entry[] = HOURS;
