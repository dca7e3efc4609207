import {
  type Attendance,
  type BookCell,
  type BookSheet,
  EMPTY,
  type LedgerFacts,
  numberCell,
  textCell,
} from "../ledger/ledger-book.ts";
import type { LedgerRow } from "../ledger/ledger-row.ts";
import { isLecture, isVisit, type Numbers } from "../ledger/numbers.ts";
import { clockWords, windowName } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { gapName, hoursOf } from "./ledger.ts";
import { ledgerTerms } from "./ledger-terms.ts";

type Column<Item, Context = LedgerFacts> = readonly [
  zh: string,
  en: string,
  width: number,
  cell: (item: Item, context: Context) => BookCell,
];

/** What the head of every sheet says. */
type Head = Pick<LedgerFacts, "unit" | "period" | "language">;

/** The sheets of a period but the list of who came: the ledger, sums by category, numbers with definitions, gaps. */
export function ledgerSheets(facts: LedgerFacts): BookSheet[] {
  const say = speaking(facts.language);
  const gaps = facts.rows.filter((row) => row.gaps.length > 0);
  return [
    sheetOf(say("台账", "Ledger"), LEDGER, facts.rows, facts),
    sheetOf(say("分类汇总", "By category"), CATEGORIES, byCategory(facts), facts),
    numbersSheet(facts),
    ...unitsSheet(facts),
    sheetOf(say("缺项", "Gaps"), GAPS, gaps, facts),
  ];
}

/** The list of who came: a sheet of the book, and the whole of the CSV. */
export function attendanceSheet(attendances: readonly Attendance[], head: Head): BookSheet {
  const name = speaking(head.language)("签到明细", "Check-ins");
  return sheetOf(name, ATTENDANCES, attendances, head);
}

/** One row for each space below, after the space's own, and the sums: no ranking. */
function unitsSheet(facts: LedgerFacts): BookSheet[] {
  const { rolledUp, language } = facts;
  if (rolledUp === undefined) return [];
  const say = speaking(language);
  const units = rolledUp.units.map(({ space, numbers }) => ({ name: space.name, numbers }));
  const all = [...units, { name: say("合计", "All"), numbers: rolledUp.total }];
  return [sheetOf(say("各单位", "By unit"), UNITS, all, facts)];
}

/** The last row of a list that is longer than a sheet can be. */
export function tooManyRows({ language }: Head): BookCell[][] {
  const note = speaking(language)(
    "一张表放不下了，其余的请导出 csv",
    "More than a sheet can hold: export csv for the rest",
  );
  return [ATTENDANCES.map((_, index) => (index === 1 ? textCell(note) : EMPTY))];
}

function sheetOf<Item, Context extends Head>(
  name: string,
  columns: readonly Column<Item, Context>[],
  items: readonly Item[],
  context: Context,
): BookSheet {
  const say = speaking(context.language);
  return {
    name,
    title: titleOf(name, context),
    columns: columns.map(([zh, en, width]) => ({ title: say(zh, en), width })),
    rows: items.map((item) => columns.map(([, , , cell]) => cell(item, context))),
  };
}

/** 东门社区关工委 2026年 台账. */
function titleOf(name: string, { unit, period, language }: Head): string {
  return speaking(language)(`${unit} ${period} ${name}`, `${unit}: ${name}, ${period}`);
}

/** The day where one is known; else the window in words, because a date would be invented. */
function dayCell({ day, occurrence }: LedgerRow, facts: LedgerFacts): BookCell {
  if (day !== null) return { kind: "day", day };
  const name = windowName(occurrence, facts);
  return textCell(speaking(facts.language)(`${name}（日未定）`, `${name} (no day)`));
}

function clockCell({ occurrence }: LedgerRow, { language }: LedgerFacts): BookCell {
  const { precision, window_start: start } = occurrence;
  return precision === "minute" && start !== null ? textCell(clockWords(start, language)) : EMPTY;
}

/** Nothing is counted for what was not held: an empty cell, because 0 would say that nobody came. */
function whenHeld(pick: (row: LedgerRow) => number) {
  return (row: LedgerRow) => (row.held ? numberCell(pick(row)) : EMPTY);
}

interface UnitRow {
  readonly name: string;
  readonly numbers: Numbers;
}

const UNITS: readonly Column<UnitRow>[] = [
  ["单位", "Unit", 22, ({ name }) => textCell(name)],
  ["场次", "Sessions", 9, ({ numbers }) => numberCell(numbers.sessions)],
  ["人次", "Attend-\nances", 9, ({ numbers }) => numberCell(numbers.attendances)],
  ["人数", "People", 9, ({ numbers }) => numberCell(numbers.people)],
  ["五老\n人次", "Veteran\nattend.", 9, ({ numbers }) => numberCell(numbers.veteranAttendances)],
  ["五老\n人数", "Veterans", 9, ({ numbers }) => numberCell(numbers.veterans)],
  ["青少年\n人次", "Youth", 9, ({ numbers }) => numberCell(numbers.children)],
  ["另报\n（不记名）", "Counted,\nno names", 10, ({ numbers }) => numberCell(numbers.unnamed)],
  ["时长\n（小时）", "Hours", 9, ({ numbers }) => numberCell(Number(hoursOf(numbers.minutes)))],
  ["走访", "Visits", 9, ({ numbers }) => numberCell(numbers.visits)],
  ["讲座", "Talks", 9, ({ numbers }) => numberCell(numbers.lectures)],
];

const LEDGER: readonly Column<LedgerRow>[] = [
  ["编号", "No", 5.5, ({ activity }) => numberCell(activity.no)],
  ["日期", "Date", 12, dayCell],
  ["时间", "Time", 6.5, clockCell],
  ["活动", "Activity", 19, ({ activity }) => textCell(activity.title)],
  ["类别", "Category", 8, (row, { language }) => textCell(categoryOf(row, language))],
  ["地点", "Place", 13, ({ activity }) => textCell(activity.place)],
  ["承办", "Organizer", 13, ({ activity }) => textCell(activity.organizer)],
  ["对象", "For", 13, ({ activity }) => textCell(activity.audience)],
  ["主讲", "Speaker", 8, ({ activity }) => textCell(activity.speaker)],
  ["签到\n人次", "Attend-\nances", 7, whenHeld(({ heads }) => heads)],
  ["签到\n人数", "People", 7, whenHeld(({ people }) => people)],
  ["五老", "Veterans", 6.5, whenHeld(({ veteranIds }) => veteranIds.length)],
  ["青少年", "Youth", 7.5, whenHeld(({ children }) => children)],
  ["另报\n（不记名）", "Counted,\nno names", 10, (row) => textCell(countsOf(row))],
  ["时长\n（小时）", "Hours", 8, whenHeld(({ minutes }) => Number(hoursOf(minutes)))],
  ["照片", "Photos", 6, whenHeld(({ photos }) => photos)],
  ["纪要", "Minutes", 20, ({ minutesLine }) => textCell(minutesLine)],
  ["计划原文", "Source in the plan", 22, ({ quote }) => textCell(quote)],
];

function countsOf({ otherCounts }: LedgerRow): string {
  return otherCounts.map(({ label, count }) => `${label}${count}`).join(" ");
}

/** Said in the plan, else by what it is called. */
export function categoryOf({ activity }: LedgerRow, language: Language): string {
  const say = speaking(language);
  if (activity.category !== null) return activity.category;
  if (isLecture(activity)) return say("讲座", "talk");
  return isVisit(activity) ? say("走访", "visit") : say("其他", "other");
}

interface CategorySum {
  readonly name: string;
  readonly held: readonly LedgerRow[];
}

function byCategory(facts: LedgerFacts): CategorySum[] {
  const held = facts.rows.filter((row) => row.held);
  const groups = Map.groupBy(held, (row) => categoryOf(row, facts.language));
  const sums = [...groups].map(([name, rows]) => ({ name, held: rows }));
  return [...sums, { name: speaking(facts.language)("合计", "All"), held }];
}

function total(pick: (row: LedgerRow) => number) {
  return ({ held }: CategorySum) => numberCell(held.reduce((sum, row) => sum + pick(row), 0));
}

const CATEGORIES: readonly Column<CategorySum>[] = [
  ["类别", "Category", 16, ({ name }) => textCell(name)],
  ["场次", "Sessions", 10, ({ held }) => numberCell(held.length)],
  ["人次", "Attendances", 12, total((row) => row.heads)],
  ["五老人次", "Veterans", 12, total((row) => row.veteranIds.length)],
  ["青少年人次", "Youth", 12, total((row) => row.children)],
  [
    "时长（小时）",
    "Hours",
    12,
    ({ held }) => numberCell(Number(hoursOf(held.reduce((sum, row) => sum + row.minutes, 0)))),
  ],
];

/** Each number, how it counts and where it comes from. */
function numbersSheet(facts: LedgerFacts): BookSheet {
  const { numbers: n, language } = facts;
  const say = speaking(language);
  const values: readonly string[] = [
    String(n.sessions),
    String(n.attendances),
    String(n.people),
    say(
      `${n.veteranAttendances}（${n.veterans}人）`,
      `${n.veteranAttendances} (${n.veterans} people)`,
    ),
    String(n.children),
    String(n.unnamed),
    hoursOf(n.minutes),
    String(n.visits),
    String(n.lectures),
  ];
  const head = [
    [say("单位", "Unit"), textCell(facts.unit)],
    [say("期间", "Period"), textCell(facts.period)],
    [say("制表", "Made on"), { kind: "day", day: facts.today.slice(0, 10) }],
    [
      say("姓名", "Names"),
      textCell(facts.masked ? say("已遮", "masked") : say("完整，限内部", "in full, internal")),
    ],
  ] satisfies readonly [string, BookCell][];
  const about = head.map(([what, value]) => [textCell(what), value, EMPTY, EMPTY]);
  const terms = ledgerTerms(language).map(({ name, counts, source }, index) => [
    textCell(name),
    /^\d+(?:\.\d)?$/u.test(values[index] ?? "")
      ? numberCell(Number(values[index]))
      : textCell(values[index]),
    textCell(counts),
    textCell(source),
  ]);
  const name = say("数字与口径", "Numbers");
  return {
    name,
    title: titleOf(name, facts),
    columns: [
      { title: say("项目", "What"), width: 16 },
      { title: say("数", "Number"), width: 18 },
      { title: say("口径", "How it counts"), width: 60 },
      { title: say("出自", "From"), width: 30 },
    ],
    rows: [...terms, ...about],
  };
}

const GAPS: readonly Column<LedgerRow>[] = [
  ["编号", "No", 6, ({ activity }) => numberCell(activity.no)],
  ["活动", "Activity", 24, ({ activity }) => textCell(activity.title)],
  ["日期", "Date", 14, dayCell],
  [
    "缺什么",
    "Missing",
    24,
    ({ gaps }, { language }) =>
      textCell(gaps.map((gap) => gapName(gap, language)).join(speaking(language)("、", ", "))),
  ],
];

const BASIS: Readonly<Record<string, readonly [string, string]>> = {
  word: ["本人", "own word"],
  proxy: ["代签", "by another"],
  paper: ["纸质补签", "paper sheet"],
  batch: ["组织者登记", "by the organizer"],
  voice: ["语音", "voice"],
  photo: ["照片", "photo"],
};

function minuteCell(civil: string | null): BookCell {
  return civil === null ? EMPTY : { kind: "minute", civil };
}

const ATTENDANCES: readonly Column<Attendance, Head>[] = [
  ["编号", "No", 6, ({ no }) => numberCell(no)],
  ["活动", "Activity", 24, ({ title }) => textCell(title)],
  ["签到时间", "Checked in", 18, ({ at }) => minuteCell(at)],
  ["签退时间", "Checked out", 18, ({ out }) => minuteCell(out)],
  ["姓名", "Name", 12, ({ name }) => textCell(name)],
  ["人数", "Heads", 6, ({ heads }) => numberCell(heads)],
  [
    "方式",
    "How",
    12,
    ({ basis }, { language }) => textCell(BASIS[basis]?.[language === "zh" ? 0 : 1] ?? basis),
  ],
  ["时长（分）", "Minutes", 11, ({ minutes }) => numberCell(minutes)],
];
