import type { Gap, LedgerRow } from "../ledger/ledger-row.ts";
import type { Numbers } from "../ledger/numbers.ts";
import type { RolledUp } from "../ledger/roll-up.ts";
import { MONTHS } from "./calendar-names.ts";
import { windowName } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** The numbers in three lines, how they are counted, and what is missing in them. */
export function reportText(
  numbers: Numbers,
  named: { readonly period: string | undefined; readonly room: string | undefined },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const head = [named.period, named.room].filter((part) => part !== undefined).join(" ");
  return lines(
    head !== "" && say(`${head}：`, `${head}:`),
    ...numberLines(numbers, reader.language),
    numbers.unnamed > 0 &&
      say(`不记名另报${numbers.unnamed}人`, `counted without names: ${numbers.unnamed} more`),
    say(
      "口径：人次=每场签到之和；青少年=现场报数",
      "counted: attendances = check-ins of all sessions; youth = headcounts",
    ),
    missingLine(numbers.uncounted, reader),
  );
}

/** 场次9 人次312（人数141） and the two lines after it. */
export function numberLines(numbers: Numbers, language: Language): string[] {
  const hours = hoursOf(numbers.minutes);
  const n = numbers;
  return language === "zh"
    ? [
        `场次${n.sessions} 人次${n.attendances}（人数${n.people}）`,
        `五老人次${n.veteranAttendances}（${n.veterans}人） 青少年人次${n.children}（只记数）`,
        `时长${hours}小时 走访${n.visits}次 讲座${n.lectures}`,
      ]
    : [
        `sessions ${n.sessions}, attendances ${n.attendances} (${n.people} people)`,
        `veterans ${n.veteranAttendances} (${n.veterans}), youth ${n.children} (counted)`,
        `hours ${hours}, visits ${n.visits}, talks ${n.lectures}`,
      ];
}

/** Minutes as hours with at most one decimal. */
export function hoursOf(minutes: number): string {
  return String(Math.round(minutes / 6) / 10);
}

function missingLine(rows: readonly LedgerRow[], reader: Reader): string {
  const say = speaking(reader.language);
  const [first, ...others] = rows;
  if (first === undefined)
    return say("报数不缺。回“导出”要表", 'No gap. Reply "export" for the file');
  const more = others.length > 0 ? say(`等${rows.length}处`, ` and ${others.length} more`) : "";
  return say(
    `缺：${monthAndTitle(first, "zh")}${more}没报数。回“导出”或“缺什么”`,
    `gap: ${monthAndTitle(first, "en")}${more} without headcount. Reply "export" or "gaps"`,
  );
}

/** 10月敬老活动: the month, unless the title begins with it. */
function monthAndTitle({ activity, day, occurrence }: LedgerRow, language: Language): string {
  const month = Number((day ?? occurrence.window_start ?? "").slice(5, 7));
  const title = clip(activity.title, 12);
  if (language === "en") return `${MONTHS[month - 1] ?? ""} ${title}`.trim();
  return month === 0 || title.startsWith(`${month}月`) ? title : `${month}月${title}`;
}

/** This period beside the same one a year before. */
export function comparedText(
  now: Numbers,
  before: Numbers,
  period: string,
  { language }: Reader,
): string {
  const say = speaking(language);
  if (before.sessions === 0 && before.visits === 0) {
    return say(`${period}的去年同期没有记录`, `Nothing is on record for ${period} a year before`);
  }
  const line = (zh: string, en: string, value: (numbers: Numbers) => string | number) =>
    say(
      `${zh}${value(now)}（去年${value(before)}）`,
      `${en} ${value(now)} (last year ${value(before)})`,
    );
  return lines(
    say(`${period}和去年同期：`, `${period} and the year before:`),
    line("场次", "sessions", (one) => one.sessions),
    line("人次", "attendances", (one) => one.attendances),
    line("人数", "people", (one) => one.people),
    line("青少年人次", "youth", (one) => one.children),
    line("时长", "hours", (one) => hoursOf(one.minutes)),
    line("走访", "visits", (one) => one.visits),
    line("讲座", "talks", (one) => one.lectures),
  );
}

/** More units than this do not fit; the sum holds them all, and so does the file. */
const MOST_UNITS = 5;

/** 二片区 场次3 人次25（12人）: of a unit, a room, or of all. */
export function unitLine(name: string, n: Numbers, language: Language): string {
  return speaking(language)(
    `${clip(name, 8)} 场次${n.sessions} 人次${n.attendances}（${n.people}人）`,
    `${clip(name, 10)}: ${n.sessions} sessions, ${n.attendances} (${n.people} people)`,
  );
}

/** One line per unit, in the order in which they were made, and the sum: no ranking. */
export function byUnitText(
  { units, total, period }: RolledUp & { readonly period: string },
  { language }: Reader,
): string {
  const say = speaking(language);
  const line = (name: string, n: Numbers) => unitLine(name, n, language);
  const more = units.length - MOST_UNITS;
  return lines(
    say(`${period}各单位：`, `${period} by unit:`),
    ...units.slice(0, MOST_UNITS).map(({ space, numbers }) => line(space.name, numbers)),
    more > 0 && say(`还有${more}个，回“导出”看全部`, `${more} more: reply "export" for all`),
    line(say("合计", "All"), total),
  );
}

/** With the head and the last line as many as fit. */
const MOST_ROOMS = 7;

/** One line per room, in the order of the rooms: no ranking. What does not fit is asked for by its name. */
export function byRoomText(
  rooms: readonly { readonly topic: string; readonly numbers: Numbers }[],
  period: string,
  { language }: Reader,
): string {
  const say = speaking(language);
  const shown = rooms.length > MOST_ROOMS ? rooms.slice(0, MOST_ROOMS - 1) : rooms;
  const more = rooms.length - shown.length;
  return lines(
    say(`${period}各群：`, `${period} by room:`),
    ...shown.map(({ topic, numbers }) => unitLine(topic, numbers, language)),
    more > 0 && say(`还有${more}个群，问“报数 群名”`, `${more} more: ask "numbers for ROOM"`),
  );
}

const MOST_ROWS = 5;

/** 台账缺3处: a line for each activity, and how it is filled in. */
export function gapsText(rows: readonly LedgerRow[], period: string, reader: Reader): string {
  const say = speaking(reader.language);
  const [first] = rows;
  if (first === undefined) return say(`${period}台账不缺`, `${period}: the ledger is complete`);
  const shown = rows.slice(0, MOST_ROWS).map((row) => gapLine(row, reader));
  const more = rows.length - shown.length;
  return lines(
    say(`${period}台账缺${rows.length}处：`, `${period}: ${rows.length} gaps`),
    ...shown,
    more > 0 && say(`还有${more}处，补完再问`, `${more} more: ask again after these`),
    howToFill(first, rows, reader),
  );
}

/** Monday to the secretary: what of the last weeks nobody counted. */
export function weeklyGapsText(rows: readonly LedgerRow[], reader: Reader): string {
  const say = speaking(reader.language);
  const [first] = rows;
  const shown = rows.slice(0, MOST_ROWS).map((row) => gapLine(row, reader));
  return lines(
    say(
      `近四周台账有${rows.length}项没报数：`,
      `Not counted in the last four weeks: ${rows.length}`,
    ),
    ...shown,
    first && howToFill(first, rows, reader),
  );
}

function gapLine(row: LedgerRow, reader: Reader): string {
  const say = speaking(reader.language);
  const { activity } = row;
  const lacks = row.gaps.map((gap) => gapName(gap, reader.language)).join(say("、", ", "));
  return say(
    `${activity.no} ${clip(activity.title, 7)} ${whenShort(row, reader)} ${lacks}`,
    `${activity.no} ${clip(activity.title, 8)} ${whenShort(row, reader)}: ${lacks}`,
  );
}

function whenShort({ day, occurrence }: LedgerRow, reader: Reader): string {
  if (day === null) return windowName(occurrence, reader);
  return speaking(reader.language)(shortDay(day), day.slice(5).replace("-", "/"));
}

function howToFill(first: LedgerRow, rows: readonly LedgerRow[], reader: Reader): string {
  const say = speaking(reader.language);
  const which = whichToFill(first, rows, reader);
  const [gap] = first.gaps;
  if (gap === "count") return say(`补：回“${which} 30人”`, `fill in: reply "${which} 30 people"`);
  if (gap === "children") {
    return say(`补：回“${which} 学生30人”`, `fill in: reply "${which} 30 pupils"`);
  }
  return say(
    `补：回“纪要${which} 一句话”或发照片`,
    `fill in: "minutes ${which} one line", or send a photo`,
  );
}

/** The number, and the day as well where one number stands for several. */
export function whichToFill(row: LedgerRow, rows: readonly LedgerRow[], reader: Reader): string {
  const { no, rrule } = row.activity;
  const several = rrule !== null || rows.filter(({ activity }) => activity.no === no).length > 1;
  if (!several) return String(no);
  const start = row.occurrence.window_start ?? "";
  return `${no} ${row.day === null ? `${Number(start.slice(5, 7))}月` : whenShort(row, reader)}`;
}

/** 11月3日. */
function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** What is missing, in a word. */
export function gapName(gap: Gap, language: Language): string {
  const [zh, en] = GAP_NAMES[gap];
  return language === "zh" ? zh : en;
}

const GAP_NAMES: Readonly<Record<Gap, readonly [string, string]>> = {
  count: ["报数", "headcount"],
  children: ["青少年数", "youth count"],
  photo: ["照片", "photo"],
  minutes: ["纪要", "minutes"],
};
