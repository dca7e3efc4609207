import { addMonths, formatDay, parseDay, weekdayName } from "../calendar/civil-day.ts";
import type { RollProgress } from "../roll/progress.ts";
import type { Listed } from "../store/occurrences.ts";
import { calendarName } from "./calendar-names.ts";
import { clockWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines, MOST_LINES, widthOf } from "./layout.ts";
import type { Reader } from "./period-names.ts";
import { rollsMissingLine } from "./rolls.ts";

/** What a digest is about: what has a day, in order, and what has none. */
export interface Coming {
  readonly dated: readonly Listed[];
  readonly undated: readonly Listed[];
}

/** 本周2件, a line for each; undefined if there is nothing to say. On a later day only what is left. */
export function weekText({ dated, undated }: Coming, reader: Reader): string | undefined {
  const count = dated.length + undated.length;
  if (count === 0) return undefined;
  const say = speaking(reader.language);
  const monday = weekdayOf(reader.today, "en") === "Mon";
  const head = monday
    ? say(`本周${count}件`, `This week: ${count}`)
    : say(`本周还有${count}件`, `Left this week: ${count}`);
  const entries = [
    ...dated.map((one) => entry(weekdayOf(startOf(one), reader.language), one, reader)),
    ...undated.map((one) => entry(say("日未定", "no day"), one, reader)),
  ];
  return lines(head, ...shown(entries, say("本周有什么", "what's on this week"), reader));
}

/** 12月5件; what happens several times in the month has one line. */
export function monthText({ dated, undated }: Coming, reader: Reader): string | undefined {
  const firsts = dated.filter(
    (one, index) => dated.findIndex((other) => other.activity.id === one.activity.id) === index,
  );
  const count = firsts.length + undated.length;
  if (count === 0) return undefined;
  const say = speaking(reader.language);
  const first = `${reader.today.slice(0, 7)}-01`;
  const month = calendarName(first, lastOf(first), reader.language) ?? "";
  const entries = [
    ...firsts.map((one) => {
      const times = dated.filter((other) => other.activity.id === one.activity.id).length;
      return entry(dayInMonth(startOf(one), times, reader), one, reader);
    }),
    ...undated.map((one) => entry(say("日未定", "no day"), one, reader)),
  ];
  return lines(
    say(`${month}${count}件`, `${month}: ${count}`),
    ...shown(entries, say("本月有什么", "what's on this month"), reader),
  );
}

export interface LeaderFacts {
  readonly last: { readonly total: number; readonly held: number };
  readonly coming: Coming;
  /** Of this month, without a day. */
  readonly undated: number;
  /** What is expected of each of a list of units. */
  readonly rolls: readonly RollProgress[];
}

/** At most three lines for a leader; undefined if nothing was, is or is missing. */
export function leaderText(facts: LeaderFacts, reader: Reader): string | undefined {
  const say = speaking(reader.language);
  const { last, coming, undated } = facts;
  const missing = rollsMissingLine(facts.rolls, reader.language);
  const count = coming.dated.length + coming.undated.length;
  if (last.total + count + undated === 0 && missing === undefined) return undefined;
  const names = coming.dated
    .map((one) => `${weekdayOf(startOf(one), reader.language)}${one.activity.title}`)
    .join(say("、", ", "));
  const week = say(`本周${count}件`, `This week: ${count}`);
  return lines(
    last.total > 0 &&
      say(
        `上周${last.total}件，有记录的${last.held}件`,
        `Last week: ${last.held} of ${last.total} on record`,
      ),
    count > 0 && clip(names === "" ? week : `${week}${say("：", ": ")}${names}`, LINE_WIDTH),
    missing,
    // Three lines: the organizers are asked for missing days anyway.
    missing === undefined &&
      undated > 0 &&
      say(
        `本月${undated}件没定日子，回“哪些没定”`,
        `${undated} without a day: ask "which have no date"`,
      ),
  );
}

/** At most what fits on a screen; the rest can be asked for. */
function shown(entries: readonly string[], question: string, reader: Reader): string[] {
  if (entries.length < MOST_LINES) return [...entries];
  const kept = entries.slice(0, MOST_LINES - 2);
  const more = entries.length - kept.length;
  const say = speaking(reader.language);
  return [...kept, say(`还有${more}件，问“${question}”`, `${more} more: ask "${question}"`)];
}

function entry(when: string, { activity, occurrence }: Listed, reader: Reader): string {
  const start = occurrence.window_start ?? "";
  const clock = occurrence.precision === "minute" ? clockWords(start, reader.language) : "";
  const space = reader.language === "en" && clock !== "" ? " " : "";
  const room = LINE_WIDTH - widthOf(`${when} ${space}${clock}`);
  return `${when} ${clip(activity.title, room)}${space}${clock}`;
}

function dayInMonth(start: string, times: number, { language }: Reader): string {
  const say = speaking(language);
  const date = Number(start.slice(8, 10));
  const day = say(
    `${date}日${weekdayOf(start, language)}`,
    `${weekdayOf(start, language)} ${date}`,
  );
  return times === 1 ? day : say(`${day}起${times}次`, `${day} +${times - 1}`);
}

function startOf({ occurrence }: Listed): string {
  return occurrence.window_start ?? "";
}

function weekdayOf(civil: string, language: Reader["language"]): string {
  return weekdayName(parseDay(civil.slice(0, 10)) ?? 0, language);
}

function lastOf(first: string): string {
  return formatDay(addMonths(parseDay(first) ?? 0, 1) - 1);
}
