import { addDays } from "../calendar/civil-day.ts";
import { type Language, speaking } from "./language.ts";

export const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

export const FULL_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A month alone in full, as headings and answers say it: Nov → November. Anything else stays. */
export function fullMonth(name: string): string {
  const month = (MONTHS as readonly string[]).indexOf(name);
  return FULL_MONTHS[month] ?? name;
}

/** Spans of whole months that have a name: first month, last month, zh, en. */
const MONTH_SPANS: readonly (readonly [number, number, string, string])[] = [
  [1, 12, "全年", "the whole year"],
  [1, 6, "上半年", "Jan–Jun"],
  [7, 12, "下半年", "Jul–Dec"],
  [1, 3, "第一季度", "Q1"],
  [4, 6, "第二季度", "Q2"],
  [7, 9, "第三季度", "Q3"],
  [10, 12, "第四季度", "Q4"],
];

/** Thirds of a month: first day, last day ("end": the month's last), zh, en. */
const THIRDS: readonly (readonly [string, string, string, string])[] = [
  ["01", "10", "上旬", "early"],
  ["11", "20", "中旬", "mid"],
  ["21", "end", "下旬", "late"],
];

/**
 * The name that a calendar has for the days `first` to `last` (both inclusive, `YYYY-MM-DD`, same
 * year), without the year; undefined when it has none.
 */
export function calendarName(first: string, last: string, language: Language): string | undefined {
  if (first.slice(0, 4) !== last.slice(0, 4)) return undefined;
  const endsMonth = addDays(last, 1).endsWith("-01");
  const [month, lastMonth] = [Number(first.slice(5, 7)), Number(last.slice(5, 7))];
  if (first.endsWith("-01") && endsMonth) return monthsName(month, lastMonth, language);
  if (month !== lastMonth) return undefined;
  const lastDay = endsMonth ? "end" : last.slice(8);
  const third = THIRDS.find(([from, to]) => first.endsWith(`-${from}`) && to === lastDay);
  if (third === undefined) return undefined;
  return language === "zh" ? `${month}月${third[2]}` : `${third[3]} ${MONTHS[month - 1]}`;
}

function monthsName(first: number, last: number, language: Language): string {
  const named = MONTH_SPANS.find(([from, to]) => from === first && to === last);
  if (named !== undefined) return language === "zh" ? named[2] : named[3];
  if (language === "en") {
    return first === last ? `${MONTHS[first - 1]}` : `${MONTHS[first - 1]}–${MONTHS[last - 1]}`;
  }
  return first === last ? `${first}月` : `${first}–${last}月`;
}

/** To the operator, each week of December: the rest days of the next year are not here yet. */
export function restDaysMissingText(year: number, language: Language): string {
  return speaking(language)(
    `${year}年放假安排还没装，请下载后运行 npm run lingdang -- calendar import 文件，再重启`,
    `The rest days of ${year} are missing: run npm run lingdang -- calendar import FILE, then restart`,
  );
}
