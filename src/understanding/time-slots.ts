import { addDays, addMonths, daysBetween, formatDay, parseDay } from "../calendar/civil-day.ts";
import type { Grain, TimeReading } from "../time/reading.ts";
import { readingsIn, type Sentence } from "./sentence.ts";

const ONE_DAY: ReadonlySet<Grain> = new Set(["minute", "hour", "part", "day"]);
const DATE_WORDS =
  /[年月日号周天礼拜学期假节季]|旦|春节|元宵|清明|端午|七夕|中秋|重阳|腊八|小年|除夕|[冬夏]至|立[春夏秋冬]|五一|六一|七一|八一|十一|三八|\bq[1-4]\b|月|季度|上半|下半|旬|星期|今|明|后|昨|前|\d[-/.]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|day|week|tomorrow/iu;

/**
 * A window as a period slot (see IntentSlots); undefined when a side of it is open and the words
 * name no school holiday.
 */
export function periodOf(reading: TimeReading): string | undefined {
  const named = namedPeriod(reading.text);
  if (named !== undefined) return named;
  if (reading.start === null || reading.end === null) return undefined;
  const first = reading.start.slice(0, 10);
  const last = lastDay(reading.start, reading.end);
  if (reading.grain === "month" && first.endsWith("-01")) return first.slice(0, 7);
  if (reading.grain === "quarter")
    return `${first.slice(0, 4)}-Q${Math.ceil(Number(first.slice(5, 7)) / 3)}`;
  if (reading.grain === "half" && /-0[17]-01$/.test(first)) {
    return `${first.slice(0, 4)}-H${first.slice(5, 7) === "01" ? 1 : 2}`;
  }
  if (reading.grain === "year" && first.endsWith("-01-01")) return first.slice(0, 4);
  if (ONE_DAY.has(reading.grain) || first === last) return first;
  if (/前后|左右|around/iu.test(reading.text)) return `around:${middleDay(first, last)}`;
  return `${first}/${last}`;
}

function namedPeriod(words: string): string | undefined {
  if (
    /^(?:这个?|本|今年|下个?)?寒假(?:期间|里|里头)?$|^(?:the )?winter (?:holidays?|vacation|break)$/iu.test(
      words,
    )
  ) {
    return "winter-holiday";
  }
  if (
    /^(?:这个?|今年|明年)?暑假(?:期间|里|里头)?$|^(?:the )?summer (?:holidays?|vacation|break)$/iu.test(
      words,
    )
  ) {
    return "summer-holiday";
  }
  return /^(?:这个?|本)学期(?:里|内)?$|^(?:this )?(?:term|semester)$/iu.test(words)
    ? "term"
    : undefined;
}

/** The last day of a window whose end is exclusive. */
function lastDay(start: string, end: string): string {
  const day = end.slice(0, 10);
  const midnight = end.length === 10 || end.slice(11, 16) === "00:00";
  return midnight && day > start.slice(0, 10) ? addDays(day, -1) : day;
}

function middleDay(first: string, last: string): string {
  return addDays(first, Math.floor(daysBetween(first, last) / 2));
}

/** The period that a sentence is about: of its first time expression that is more than a time of day. */
export function periodIn(sentence: Sentence, masked?: string): string | undefined {
  for (const reading of datesIn(sentence, masked)) {
    const period = periodOf(reading);
    if (period !== undefined) return period;
  }
  return undefined;
}

/**
 * As {@link periodIn} for what is looked back at (numbers, exports, back-filling): 10月 is the
 * latest October that has begun, 周五 the latest Friday.
 */
export function pastPeriodIn(sentence: Sentence, masked?: string): string | undefined {
  const today = sentence.context.now.slice(0, 10);
  for (const reading of datesIn(sentence, masked)) {
    const period = periodOf(pastReading(reading, today));
    if (period !== undefined) return period;
  }
  return undefined;
}

function pastReading(reading: TimeReading, today: string): TimeReading {
  if (reading.start === null || reading.end === null) return reading;
  if (reading.start.slice(0, 10) <= today) return reading;
  if (/明|后[天年]|下|20\d\d|next|tomorrow/iu.test(reading.text)) return reading;
  const weekday = /周|星期|礼拜|mon|tue|wed|thu|fri|sat|sun/iu.test(reading.text);
  const back = weekday ? (text: string) => shiftDays(text, -7) : (text: string) => shiftYear(text);
  return { ...reading, start: back(reading.start), end: back(reading.end) };
}

function shiftDays(text: string, days: number): string {
  return addDays(text.slice(0, 10), days) + text.slice(10);
}

function shiftYear(text: string): string {
  const day = parseDay(text.slice(0, 10));
  return day === undefined ? text : formatDay(addMonths(day, -12)) + text.slice(10);
}

function datesIn(sentence: Sentence, masked?: string): TimeReading[] {
  const times = sentence.times();
  const readings = masked === undefined ? times.readings : readingsIn(masked, times);
  return readings.filter(saysDate);
}

const TIME_OF_DAY: ReadonlySet<Grain> = new Set(["minute", "hour", "part"]);

/** More than a time of day: 国庆 does, 三点 does not. */
function saysDate(reading: TimeReading): boolean {
  return !TIME_OF_DAY.has(reading.grain) || DATE_WORDS.test(reading.text);
}

/** Day, month and time of day that an order names. */
export interface When {
  readonly date?: string;
  /** Only when no day is known: nothing may invent one. */
  readonly period?: string;
  /** `HH:MM`. */
  readonly time?: string;
  readonly rrule?: string;
}

/** What the time expressions of a sentence (or of a masked part of it) say about when. */
export function whenIn(sentence: Sentence, masked?: string): When {
  const times = sentence.times();
  const readings = masked === undefined ? times.readings : readingsIn(masked, times);
  const dates = readings.filter((reading) => saysDate(reading) && reading.start !== null);
  const dated = dates.find((reading) => !FESTIVE.test(reading.text)) ?? dates[0];
  const timed = readings.find((reading) => reading.grain === "minute" || reading.grain === "hour");
  const repeats = readings.find((reading) => reading.rrule !== undefined);
  const time = timed?.start?.slice(11, 16);
  return {
    ...dayOrPeriod(nextWhenToday(dated, time, sentence.context.now)),
    ...(time !== undefined && { time }),
    ...(repeats?.rrule !== undefined && { rrule: repeats.rrule }),
  };
}

/** Beside a date, a festival is part of the title: Christmas party Dec 24. */
const FESTIVE =
  /^(?:christmas|xmas|new year|spring festival|halloween|easter|thanksgiving|lantern festival)/iu;
const BARE_WEEKDAY =
  /^(?:到|至|to |on )?(?:周|星期|礼拜)[一二三四五六日天]|^(?:on )?(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|nes|rs|ur)*/iu;

/** Nobody calls today by its name: 改成周日 on a Sunday is the next one, unless its hour is ahead. */
function nextWhenToday(
  reading: TimeReading | undefined,
  time: string | undefined,
  now: string,
): TimeReading | undefined {
  if (reading?.start?.slice(0, 10) !== now.slice(0, 10)) return reading;
  if (!BARE_WEEKDAY.test(reading.text) || (time !== undefined && time > now.slice(11, 16)))
    return reading;
  return { ...reading, start: shiftDays(reading.start, 7) };
}

function dayOrPeriod(reading: TimeReading | undefined): When {
  if (reading === undefined || reading.start === null) return {};
  if (ONE_DAY.has(reading.grain)) return { date: reading.start.slice(0, 10) };
  if (
    reading.grain === "open" &&
    reading.end !== null &&
    /^(?:到|至|to|until|till)/iu.test(reading.text)
  ) {
    return { date: lastDay(reading.start, reading.end) };
  }
  const period = periodOf(reading);
  return period === undefined ? {} : { period };
}
