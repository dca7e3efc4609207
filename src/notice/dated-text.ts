import type { Calendars } from "../calendar/calendars.ts";
import { readTime } from "../time/read-time.ts";
import type { TimeReading } from "../time/reading.ts";

/** A moment that a notice names. Local civil text. */
export interface NamedTime {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`; undefined: the whole day. */
  readonly clock: string | undefined;
  /** 上午, 下午 …: the part of the day that was said instead of a clock time. */
  readonly part: string | undefined;
  /** Something has to be done before it (前, by). */
  readonly limit: boolean;
  /** Its day was said just before: 周五大扫除，九点到. */
  readonly dayBefore: boolean;
}

/** A text in pieces: words as they were written, and the times among them. */
export type DatedText = readonly (string | NamedTime)[];

export interface DatingContext {
  /** Local civil ISO text. */
  readonly now: string;
  readonly calendars: Calendars;
}

const LIMIT_AFTER = /(?:之前|以前|前)$/u;
/** 改到下午5点: the words before the moment that are no limit. */
const TO_BEFORE = /^(?:(?:改?到|改?至|改成|改为)\s*|(?:from|to)\s+)/iu;
const LIMIT_BEFORE = /^(?:by|before|no later than|until)\s+/iu;
const AT = /^at\s+/iu;
const SAYS_DAY =
  /[年月日号天周]|星期|礼拜|今|明|后|day|week|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tomorrow|tonight|\d[-/.]\d/iu;
const PART =
  /凌晨|清早|早上|上午|中午|下午|傍晚|晚上|今晚|明晚|morning|noon|afternoon|evening|tonight/iu;

/**
 * Splits a text at the times that name one day, so that each can be said with its date and weekday. Vaguer
 * times stay words: nothing here may invent a day.
 */
export function datedText(text: string, context: DatingContext): DatedText {
  const pieces: (string | NamedTime)[] = [];
  let at = 0;
  for (const reading of readTime(text, { ...context, mode: "query" })) {
    const named = reading.index < at ? undefined : namedTime(reading, context);
    if (named === undefined) continue;
    const { from, to } = named;
    const time = onSameDay(named.time, text.slice(from, to), pieces);
    // "be there at 9am" after a day: the hour alone is said, so its "at" stays.
    const begin = from + (time.dayBefore ? (AT.exec(text.slice(from, to))?.[0].length ?? 0) : 0);
    if (begin > at) pieces.push(text.slice(at, begin));
    pieces.push(time);
    at = to;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

/** 周五大扫除，九点到: an hour that names no day is on the day that was named before it. */
function onSameDay(time: NamedTime, words: string, before: DatedText): NamedTime {
  const named = before.findLast((piece) => typeof piece !== "string");
  if (named === undefined || time.clock === undefined || SAYS_DAY.test(words)) return time;
  return { ...time, day: named.day, dayBefore: true };
}

function namedTime(
  reading: TimeReading,
  context: DatingContext,
): { time: NamedTime; from: number; to: number } | undefined {
  if (reading.rrule !== undefined) return undefined;
  const after = LIMIT_AFTER.exec(reading.text)?.[0] ?? "";
  const limits = LIMIT_BEFORE.exec(reading.text)?.[0] ?? "";
  const before = limits === "" ? (TO_BEFORE.exec(reading.text)?.[0] ?? "") : limits;
  const core = reading.text.slice(before.length, reading.text.length - after.length);
  const inner = after === "" && before === "" ? reading : exactly(core, context);
  if (inner?.start === null || inner === undefined) return undefined;
  if (!["minute", "hour", "part", "day"].includes(inner.grain)) return undefined;
  const clocked = inner.grain === "minute" || inner.grain === "hour";
  return {
    time: {
      day: inner.start.slice(0, 10),
      clock: clocked ? inner.start.slice(11, 16) : undefined,
      part: inner.grain === "part" ? PART.exec(core)?.[0] : undefined,
      limit: after !== "" || limits !== "",
      dayBefore: false,
    },
    from: reading.index + before.length,
    to: reading.index + reading.text.length - after.length,
  };
}

function exactly(core: string, context: DatingContext): TimeReading | undefined {
  const [only, ...others] = readTime(core, { ...context, mode: "query" });
  return only !== undefined && others.length === 0 ? only : undefined;
}

/** The time that a notice turns on: what has to be done by then, else the first time it names. */
export function mainTime(text: DatedText): NamedTime | undefined {
  const times = text.filter((piece) => typeof piece !== "string");
  return times.find((time) => time.limit) ?? times.find((time) => time.dayBefore) ?? times[0];
}

/** The day that an hour belongs to moves with it. */
function moved(piece: string | NamedTime, before: NamedTime, after: NamedTime) {
  if (piece === before) return after;
  const day = typeof piece !== "string" && piece.clock === undefined && piece.day === before.day;
  return day && before.dayBefore ? { ...piece, day: after.day } : piece;
}

/**
 * The text with its main time replaced. A clock time alone keeps the day (改成16点), a day alone keeps the
 * clock time (改成周三). Undefined when the words name no one time, or the text had none.
 */
export function withTime(
  text: DatedText,
  words: string,
  context: DatingContext,
): { readonly text: DatedText; readonly before: NamedTime; readonly after: NamedTime } | undefined {
  const before = mainTime(text);
  const said = datedText(words, context).filter((piece) => typeof piece !== "string");
  const [time, ...others] = said;
  if (before === undefined || time === undefined || others.length > 0) return undefined;
  const after: NamedTime = {
    day: SAYS_DAY.test(words) ? time.day : before.day,
    clock: time.clock ?? (time.part === undefined ? before.clock : undefined),
    part: time.part,
    limit: before.limit,
    dayBefore: before.dayBefore,
  };
  return { text: text.map((piece) => moved(piece, before, after)), before, after };
}
