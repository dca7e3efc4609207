import { addDays, parseDay, weekdayName, yearMonthDay } from "../calendar/civil-day.ts";
import type { Occurrence } from "../store/occurrences.ts";
import { calendarName, MONTHS } from "./calendar-names.ts";
import type { Language } from "./language.ts";

/** What a sentence about a time needs to know: the window, and how precise it is. */
export type Timed = Pick<
  Occurrence,
  "precision" | "approximate" | "said" | "window_start" | "window_end"
>;

/** 11月27日周五, or 2027年1月8日周五 when the year is not this one; `Fri 27 Nov`. */
export function dayWords(day: string, today: string, language: Language): string {
  const civil = parseDay(day.slice(0, 10));
  if (civil === undefined) return day;
  const { year, month, day: date } = yearMonthDay(civil);
  const otherYear = String(year) !== today.slice(0, 4);
  if (language === "en") {
    return `${weekdayName(civil, "en")} ${date} ${MONTHS[month - 1]}${otherYear ? ` ${year}` : ""}`;
  }
  return `${otherYear ? `${year}年` : ""}${month}月${date}日${weekdayName(civil, "zh")}`;
}

/** 9:00 in Chinese, 09:00 in English, as people write it. */
export function clockWords(civil: string, language: Language): string {
  const hour = language === "en" ? civil.slice(11, 13) : `${Number(civil.slice(11, 13))}`;
  return `${hour}:${civil.slice(14, 16)}`;
}

/**
 * When something is, no more precisely than is known: a day only where the source has one.
 * @param today local civil ISO text of the present, to leave out the year
 */
export function whenWords(when: Timed, today: string, language: Language): string {
  const { window_start: start, window_end: end } = when;
  const zh = language === "zh";
  switch (when.precision) {
    case "none":
      return zh ? "日期未定" : "date not set";
    case "minute":
    case "hour":
      return start === null
        ? ""
        : `${dayWords(start, today, language)}${zh ? "" : " "}${clockWords(start, language)}`;
    case "part":
      return start === null
        ? ""
        : `${dayWords(start, today, language)}${zh ? "" : " "}${partWords(start, end, language)}`;
    case "day":
      return start === null ? "" : dayWords(start, today, language);
    default:
      return spanWords(when, start, end, { today, language });
  }
}

/** An afternoon begins at noon too, but is longer than noon. */
function partWords(start: string, end: string | null, language: Language): string {
  const noon = Number(start.slice(11, 13)) === 12 && (end ?? "").slice(11, 13) > "14";
  const hour = noon ? 14 : Number(start.slice(11, 13));
  const [zh, en] =
    hour < 11
      ? ["上午", "morning"]
      : hour < 13
        ? ["中午", "noon"]
        : hour < 18
          ? ["下午", "afternoon"]
          : ["晚上", "evening"];
  return (language === "zh" ? zh : en) ?? "";
}

interface Reader {
  readonly today: string;
  readonly language: Language;
}

function spanWords(when: Timed, start: string | null, end: string | null, reader: Reader): string {
  const { language, today } = reader;
  const zh = language === "zh";
  if (start === null && end === null) return zh ? "日期未定" : "date not set";
  if (start === null && end !== null) {
    const last = dayWords(addDays(end.slice(0, 10), -1), today, language);
    return zh ? `${last}前` : `by ${last}`;
  }
  if (start !== null && end === null) {
    const first = dayWords(start, today, language);
    return zh ? `${first}起` : `from ${first}`;
  }
  const name = windowName(when, reader);
  return zh ? `${name}（日未定）` : `${name} (day not set)`;
}

/** 11月, 7月上旬, 下半年, 暑假, or the two days: the name of a window without claiming a day. */
export function windowName(when: Timed, reader: Reader): string {
  const { window_start: start, window_end: end } = when;
  if (start === null || end === null) return "";
  const last = addDays(end.slice(0, 10), -1);
  const named =
    calendarName(start.slice(0, 10), last, reader.language) ?? wordsOfSource(when, reader);
  if (named === undefined) return daysName(start, last, reader);
  return start.slice(0, 4) === reader.today.slice(0, 4) ? named : withYear(named, start, reader);
}

function withYear(named: string, start: string, { language }: Reader): string {
  const year = start.slice(0, 4);
  return language === "zh" ? `${year}年${named}` : `${named} ${year}`;
}

/** Short words of the source name a window better than two dates do: 暑假. */
function wordsOfSource(when: Timed, { language }: Reader): string | undefined {
  return language === "zh" && when.said !== null && when.said.length <= 10 ? when.said : undefined;
}

function daysName(start: string, last: string, { today, language }: Reader): string {
  const [from, to] = [dayWords(start, today, language), dayWords(last, today, language)];
  return language === "zh" ? `${from}至${to}` : `${from} – ${to}`;
}
