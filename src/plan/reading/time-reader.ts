import type { Calendars } from "../../calendar/calendars.ts";
import { addDays } from "../../calendar/civil-day.ts";
import { readTime } from "../../time/read-time.ts";
import type { TimeReading } from "../../time/reading.ts";

/** Reads the times of a sentence of a plan. */
export interface TimeReader {
  /**
   * @param before words of a heading that the sentence stands under (九月份): a bare 5日 takes its
   *   month from there. Readings of `before` itself are left out.
   */
  read(text: string, before: string): readonly TimeReading[];
}

/** The year, or the school year, that the dates of a plan belong to. */
export interface PlanYears {
  readonly year: number;
  /** A school year runs from autumn of `year` to the summer after it. */
  readonly schoolYear: boolean;
}

const EXPLICIT_YEAR = /(?:19|20)\d{2}|[明次来去今本]年|[二〇零一九]{4}年|\bnext year\b/i;
/** The month that a school year begins with: what stands before it belongs to the second year. */
const SCHOOL_YEAR_START = 8;

export function createTimeReader(now: string, years: PlanYears, calendars: Calendars): TimeReader {
  const readIn = remembered((text, planYear) =>
    readTime(withoutWeekNumber(text), { now, mode: "prose", planYear, calendars }).map((one) =>
      withoutName(one, text),
    ),
  );
  const readBoth = (text: string): readonly TimeReading[] => {
    const first = readIn(text, years.year);
    if (!years.schoolYear || !first.some(belongsToSecondYear)) return first;
    const second = readIn(text, years.year + 1);
    return first.map((reading, k) =>
      belongsToSecondYear(reading) ? (second[k] ?? reading) : reading,
    );
  };
  return {
    read(text, before) {
      // Alone before a colon, May is a month and no verb.
      if (LONE_MAY.test(text)) return shifted(readBoth(`in ${text}`), 3);
      if (before === "") return readWeekly(text, readBoth);
      if (beginsWithMonth(text)) return readBoth(text);
      if (LUNAR_DAY.test(text)) return readLunar(text, before, readBoth);
      // Under a heading that says 每周, 周二 is every Tuesday.
      if (before === EVERY) {
        return /^\s*(?:周|星期|礼拜)[一二三四五六日天末]/.test(text)
          ? shifted(readBoth(`${EVERY}${text.trimStart()}`), 1)
          : readBoth(text);
      }
      const skipped = before.length + 1;
      // 七月至八月 + 每周一 is one expression; 三月 + 5月3日 is not.
      const joins = /^\s*(?:每|隔|第|上旬|中旬|下旬|月|初|底)/.test(text);
      return joins
        ? shifted(readBoth(`${before}${text}`), before.length)
        : shifted(readBoth(`${before}：${text}`), skipped);
    },
  };
}

/** 初六, 廿三: a day of the moon, which a month of the sun above it does not name. */
const LUNAR_DAY =
  /^\s*(?:大年)?(?:初[一二三四五六七八九十]|廿[一二三四五六七八九])(?![一二三四五六七八九十])/;
const LUNAR_MONTHS = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];

/** 二月 above 初六: of the lunar months the one in which that day falls in February. */
function readLunar(
  text: string,
  before: string,
  read: (text: string) => readonly TimeReading[],
): readonly TimeReading[] {
  const [scope] = read(before);
  const [start, end] = [scope?.start ?? null, scope?.end ?? null];
  if (start === null || end === null) return read(text);
  for (const month of LUNAR_MONTHS) {
    const lead = `农历${month}月`;
    const readings = read(`${lead}${text.trimStart().replace(/^大年/, "")}`);
    const day = readings[0]?.start ?? null;
    if (day !== null && day >= start && day < end)
      return shifted(readings, lead.length - (text.length - text.trimStart().length));
  }
  return read(text);
}

type ReadIn = (text: string, planYear: number) => readonly TimeReading[];

/** Headings and rows of tables are read in several passes, and plans repeat themselves: 一月份, 月度活动, 每周六上午. */
function remembered(read: ReadIn): ReadIn {
  const known = new Map<string, readonly TimeReading[]>();
  return (text, planYear) => {
    const key = `${planYear}${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const readings = read(text, planYear);
    known.set(key, readings);
    return readings;
  };
}

/** About as many as a plan of twenty pages has, so that a longer one takes no more memory. */
const REMEMBERED = 1000;

/** 第三周(9月14—18日): the days in the brackets say when; the number of the week hides them. */
function withoutWeekNumber(text: string): string {
  return text.replace(
    /(?<!月份?)第[一二三四五六七八九十\d]{1,3}周(?=[（(]\s?\d{1,2}[月.])/g,
    (week) => "＿".repeat(week.length),
  );
}

/** 周一至周五值守: in a plan weekdays without a week are those of every week. */
const WEEKDAYS =
  /(?<![每本下这上该当周期第末个隔日号天\d一二三四五六(（][^，,。；;：:]{0,2})(?:周|星期)[一二三四五六日天](?:(?:至|到|[-—–~、和])(?:周|星期)?[一二三四五六日天末])*(?![\d一二三四五六]|年|报|刊)/;

/** Seven days with their marks. */
const LONGEST_WEEKDAYS = 28;

function readWeekly(
  text: string,
  read: (text: string) => readonly TimeReading[],
): readonly TimeReading[] {
  const match = WEEKDAYS.exec(text);
  // Nobody lists more days than a week has.
  if (match === null || match[0].length > LONGEST_WEEKDAYS) return read(text);
  const at = match.index;
  return read(`${text.slice(0, at)}${EVERY}${text.slice(at)}`).map((reading) => {
    if (reading.index > at) return { ...reading, index: reading.index - 1 };
    return reading.text.startsWith(EVERY) && reading.index === at
      ? { ...reading, text: reading.text.slice(1) }
      : reading;
  });
}

/** Says its month itself, before any bare day: it needs none from the heading. */
function beginsWithMonth(text: string): boolean {
  const month =
    /(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d|[一二三十][一二三四五六七八九十]*[日号])/.exec(
      text,
    );
  return (
    month !== null &&
    !/\d[日号—–~-]|[上中下]旬|第.周|周[一二三四五六日]/.test(text.slice(0, month.index))
  );
}

/** Coffee morning every Wednesday: the first word is part of the name. */
function withoutName(reading: TimeReading, text: string): TimeReading {
  const part = /^(?:morning|afternoon|evening|night)s?\s+(?=every|on|each)/i.exec(
    reading.text,
  )?.[0];
  if (part === undefined || !/[a-z]\s$/i.test(text.slice(0, reading.index))) return reading;
  return { ...reading, text: reading.text.slice(part.length), index: reading.index + part.length };
}

/** What a heading of weekly things puts before the weekdays below it. */
export const EVERY = "每";

const LONE_MAY = /^\s*May\s*[:–—-]/;

/** Readings of a text without the first `by` characters of it, which were put before it. */
function shifted(readings: readonly TimeReading[], by: number): readonly TimeReading[] {
  return readings
    .filter((reading) => reading.index + reading.text.trimEnd().length > by)
    .map((reading) => {
      const before = Math.max(0, by - reading.index);
      return {
        ...reading,
        text: reading.text.slice(before),
        index: Math.max(0, reading.index - by),
      };
    });
}

function belongsToSecondYear(reading: TimeReading): boolean {
  // An end is exclusive: 12月底前 ends on the first of January.
  const at = reading.start ?? (reading.end === null ? null : addDays(reading.end.slice(0, 10), -1));
  if (at === null || EXPLICIT_YEAR.test(reading.text) || reading.grain === "year") return false;
  return Number(at.slice(5, 7)) < SCHOOL_YEAR_START;
}
