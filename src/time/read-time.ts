import type { Calendars } from "../calendar/calendars.ts";
import { yearMonthDay } from "../calendar/civil-day.ts";
import { dayOfMinute, formatMinute, parseMinute } from "../calendar/civil-minute.ts";
import { compose } from "./compose.ts";
import { readEvery } from "./every-rule.ts";
import { findAtoms } from "./find-atoms.ts";
import { type NormalText, normalise } from "./normalise.ts";
import { tellsOfPast } from "./past.ts";
import { yearQuotas } from "./quota.ts";
import type { TimeReading } from "./reading.ts";
import type { Reference } from "./reference.ts";
import { remember, resolve } from "./resolve.ts";
import type { Resolved } from "./resolved.ts";
import type { Placed, TimeNode } from "./time-node.ts";
import {
  withoutBrands,
  withoutEchoes,
  withoutExcluded,
  withoutPapers,
  withoutTitles,
} from "./titles.ts";

export interface TimeContext {
  /** Local civil ISO text, `2026-11-22T10:00:00`. */
  readonly now: string;
  /** `query` looks ahead from now; `prose` reads a plan, where `planYear` decides every bare month and day. */
  readonly mode: "query" | "prose";
  readonly planYear?: number;
  readonly calendars: Calendars;
}

/**
 * How a text is read, file by file:
 *
 * 1. normalise.ts evens out characters and remembers where each stood;
 * 2. find-atoms.ts finds the words of time, by the tables in lexicon/ (a new word is a row there);
 * 3. compose.ts puts them together into nodes (time-node.ts): narrowing, operators.ts, ranges, enumerations, recurrences;
 * 4. resolve.ts picks the occurrence that is meant from the patterns on the line of days (instances.ts), and
 *    every-rule.ts writes rules.
 *
 * The times that a text mentions, in its order, each with its place in the text as given (UTF-16 units). Never
 * throws: a text without time, or a `now` that is none, gives nothing.
 */
export function readTime(text: string, context: TimeContext): TimeReading[] {
  const now = parseMinute(context.now);
  if (now === undefined) return [];
  const normal = normalise(text);
  const today = dayOfMinute(now);
  const inProse = context.mode === "prose" ? context.planYear : undefined;
  const reference: Reference = {
    calendars: context.calendars,
    mode: context.mode,
    now,
    today,
    thisYear: inProse ?? yearMonthDay(today).year,
    past: context.mode === "query" && tellsOfPast(normal.text),
    memory: {},
  };
  const atoms = findAtoms(normal, context.calendars, context.mode);
  const composed = compose({ text: normal.text, atoms, mode: context.mode });
  const meant = [withoutTitles, withoutPapers, withoutEchoes, withoutExcluded].reduce<
    readonly Placed[]
  >((placed, without) => without(normal.text, placed), withoutBrands(normal, composed));
  const placed = yearQuotas(normal.text, meant);
  const readings = placed.flatMap((one) =>
    readOne(one, normal, reference).map((reading) => ({ node: one.node, reading })),
  );
  return withoutRepeats(normal.original, withoutOccasions(normal.original, readings));
}

interface NodeReading {
  readonly node: TimeNode;
  readonly reading: TimeReading;
}

/** 12月31号晚上的跨年活动: the name of a day whose hours the same sentence has told says no more. */
function withoutOccasions(text: string, readings: readonly NodeReading[]): TimeReading[] {
  return readings
    .filter(({ node, reading }, at) => {
      const before = readings[at - 1]?.reading;
      if (node.kind !== "named" || before?.start == null || before.rrule !== undefined) return true;
      const finer = ["minute", "hour", "part"].includes(before.grain);
      const sameDay = before.start.slice(0, 10) === reading.start?.slice(0, 10);
      return !finer || !sameDay || /[。；;\n]/u.test(text.slice(before.index, reading.index));
    })
    .map(({ reading }) => reading);
}

/** 下周三那个周三: the same window said again in the same breath is one reading. */
function withoutRepeats(text: string, readings: readonly TimeReading[]): TimeReading[] {
  return readings.filter((one, at) => {
    const before = readings[at - 1];
    if (before === undefined || before.start !== one.start || before.end !== one.end) return true;
    if (before.rrule !== one.rrule || before.index === one.index) return true;
    const between = text.slice(before.index + before.text.length, one.index);
    return between.length > REPEAT_REACH || /[、,，。;；:：\n]/u.test(between);
  });
}

/** Between a time and the same time again stand at most some filler words. */
const REPEAT_REACH = 4;

function readOne(placed: Placed, normal: NormalText, reference: Reference): TimeReading[] {
  const where = place(placed, normal);
  if (placed.node.kind === "every") {
    const rule = readEvery(placed.node, reference);
    if (rule === undefined) return [];
    const { rrule, except, window } = rule;
    return [{ ...where, ...written(window), rrule, ...(except === undefined ? {} : { except }) }];
  }
  const resolved = resolve(placed.node, reference);
  const first = resolved[0];
  if (first !== undefined) remember(placed.node, first, reference);
  return resolved.map((window) => ({ ...where, ...written(window) }));
}

function place(
  placed: Placed,
  normal: NormalText,
): { readonly text: string; readonly index: number } {
  const index = normal.origin[placed.from] ?? 0;
  const end = (normal.origin[placed.to - 1] ?? index) + 1;
  return { text: normal.original.slice(index, end), index };
}

function written(window: Resolved): Omit<TimeReading, "text" | "index"> {
  const iso = (minute: number | null): string | null =>
    minute === null ? null : formatMinute(minute);
  return {
    start: iso(window.start),
    end: iso(window.end),
    grain: window.grain,
    approximate: window.approximate,
    ...(window.needs === undefined ? {} : { needs: window.needs }),
    ...(window.alternatives === undefined
      ? {}
      : {
          alternatives: window.alternatives.map(({ start, end }) => ({
            start: iso(start),
            end: iso(end),
          })),
        }),
  };
}
