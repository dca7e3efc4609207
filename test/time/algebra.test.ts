import { describe, expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { addDays } from "../../src/calendar/civil-day.ts";
import { readTime } from "../../src/time/read-time.ts";

/**
 * Every kind of time crossed with every operator, range and enumeration. Nothing here says which window a time has:
 * each is read alone, and what is said with it must follow from that by the rules of the conventions.
 */
const calendars = shippedCalendars();
const today = "2026-11-22";
type Mode = "query" | "prose";

const DAYS = [
  "12月5日",
  "12月5号",
  "十二月五日",
  "12月5日（星期六）",
  "2026年12月5日",
  "12月4日国家宪法日",
  "“12·4”国家宪法日",
  "腊月二十三",
  "农历腊月初八",
  "正月十五",
  "大年初三",
  "除夕",
  "冬至",
  "元旦",
  "元宵节",
  "清明节",
  "七一",
  "“七一”",
  "六一儿童节",
  "教师节",
  "母亲节",
  "平安夜",
  "学雷锋日",
  "12月第二个周六",
  "12月最后一天",
  "下个月5号",
];
const SPOKEN_DAYS = ["明天", "下周三", "下周日", "周五", "28号", "12.5 ", "12/5 "];
const STRETCHES = [
  "12月上旬",
  "十二月下旬",
  "12月初",
  "12月底",
  "下个月上旬",
  "12月上半月",
  "12月第一周",
  "12月最后一周",
  "下月底",
];
const MONTHS = ["12月", "十二月份", "下个月", "明年1月", "2027年3月", "3月", "腊月", "正月"];
const LONG = [
  "明年",
  "明年上半年",
  "下季度",
  "寒假",
  "暑假",
  "下学期",
  "明年春季",
  "2027年春季学期",
  "年底",
];
const WEEKS = ["下周", "下下周", "下周末"];

const daysIn = (mode: Mode): string[] => (mode === "query" ? [...DAYS, ...SPOKEN_DAYS] : DAYS);
const allIn = (mode: Mode): string[] => [
  ...daysIn(mode),
  ...STRETCHES,
  ...MONTHS,
  ...LONG,
  ...(mode === "query" ? WEEKS : []),
];

interface Span {
  readonly start: string;
  readonly end: string;
}

function read(text: string, mode: Mode): string[] {
  const plan = mode === "prose" ? { planYear: 2026 } : {};
  return readTime(text, { now: `${today}T10:00:00`, mode, calendars, ...plan }).map((one) =>
    one.rrule === undefined ? `${short(one.start)}..${short(one.end)}` : one.rrule,
  );
}

function short(iso: string | null): string {
  return iso?.replace("T00:00:00", "").replace(/:00$/u, "") ?? "";
}

function alone(atom: string, mode: Mode): Span {
  const found = read(atom, mode);
  const [start = "", end = ""] = found[0]?.split("..") ?? [];
  if (found.length !== 1 || start === "" || end === "")
    throw new Error(`${atom} alone is read as ${found.join(" ")}`);
  return { start, end };
}

/** What is wrong, one line a text; nothing when all is well. */
function wrong(mode: Mode, cases: readonly (readonly [text: string, ...expected: string[]])[]) {
  return cases.flatMap(([text, ...expected]) => {
    const found = read(text, mode).join(" ");
    return found === expected.join(" ") ? [] : [`${text}: ${found}, not ${expected.join(" ")}`];
  });
}

/** 底 and the last of something are limits by their end. */
function limitOf(atom: string, { start, end }: Span): string {
  return /底$|最后/u.test(atom) ? end : start;
}

describe.each(["query", "prose"] as const)("in %s", (mode) => {
  test("before, until and from take the sides of their time", () => {
    const cases = allIn(mode).flatMap((atom) => {
      const span = alone(atom, mode);
      const from = mode === "query" ? today : "";
      const before = `${from}..${limitOf(atom, span)}`;
      return [
        ...(span.start > today
          ? ["前", "之前", "以前"].map((word) => [`${atom}${word}要交`, before] as const)
          : []),
        ...["截至", "不迟于", "截止到", "最迟"].map(
          (word) => [`${word}${atom}完成`, `..${span.end}`] as const,
        ),
        ...["起", "开始"].flatMap((word) =>
          ["", "从", "自"].map((lead) => [`${lead}${atom}${word}有课`, `${span.start}..`] as const),
        ),
      ];
    });
    expect(wrong(mode, cases)).toEqual([]);
  });

  test("a day takes what stands around it and is still itself on that day", () => {
    const cases = daysIn(mode).flatMap((atom) => {
      const { start, end } = alone(atom, mode);
      const itself = `${start}..${end}`;
      return [
        ...["前后", "左右"].map(
          (word) => [`${atom}${word}有活动`, `${addDays(start, -3)}..${addDays(end, 3)}`] as const,
        ),
        ...["前夕", "前一周"].map(
          (word) => [`${atom}${word}走访`, `${addDays(start, -7)}..${start}`] as const,
        ),
        [`${atom}前三天走访`, `${addDays(start, -3)}..${start}`] as const,
        ...["当天", "当日", "那天", "这天", "全天"].map(
          (word) => [`${atom}${word}有活动`, itself] as const,
        ),
      ];
    });
    expect(wrong(mode, cases)).toEqual([]);
  });

  test("a day takes every form of the hour", () => {
    const cases = daysIn(mode).flatMap((atom) => {
      const day = alone(atom, mode).start;
      const next = addDays(day, 1);
      return [
        [`${atom}上午有课`, `${day}T06:00..${day}T12:00`] as const,
        [`${atom}晚上有课`, `${day}T18:00..${next}`] as const,
        ...["晚7点半", "晚上7:30", " 19:30", "晚上七点三十分", "晚七点半"].map(
          (hour) => [`${atom}${hour}集合`, `${day}T19:30..${day}T19:31`] as const,
        ),
        ...["下午2点到4点", "下午2:00-4:00", "下午两点至四点", " 14:00—16:00"].map(
          (hours) => [`${atom}${hours}开会`, `${day}T14:00..${day}T16:00`] as const,
        ),
        [`${atom}上午9时至下午5时开会`, `${day}T09:00..${day}T17:00`] as const,
        ...["上午、下午", "上午和下午"].map(
          (parts) =>
            [
              `${atom}${parts}各一场`,
              `${day}T06:00..${day}T12:00`,
              `${day}T12:00..${day}T18:00`,
            ] as const,
        ),
      ];
    });
    expect(wrong(mode, cases)).toEqual([]);
  });

  test("a month and more has a first and a last week, day and weekday, and rhythms within it", () => {
    // A quarter that has begun is another matter: its first week is over.
    const cases = [...MONTHS, ...LONG].flatMap((atom) => {
      const { start, end } = alone(atom, mode);
      const last = addDays(end, -1);
      const until = `UNTIL=${last.replaceAll("-", "")}T235959`;
      return [
        [`${atom}第一周开展`, `${start}..${addDays(start, 7)}`] as const,
        [`${atom}的第二周开展`, `${addDays(start, 7)}..${addDays(start, 14)}`] as const,
        [`${atom}最后一周开展`, `${addDays(end, -7)}..${end}`] as const,
        [`${atom}最后一天开展`, `${last}..${end}`] as const,
        [`${atom}的前三天开展`, `${start}..${addDays(start, 3)}`] as const,
        ...["每周三", "期间每周三", "的每个周三"].map(
          (rhythm) => [`${atom}${rhythm}开展`, `FREQ=WEEKLY;BYDAY=WE;${until}`] as const,
        ),
        [`${atom}每周开展一次`, `FREQ=WEEKLY;${until}`] as const,
      ];
    });
    expect(wrong(mode, cases)).toEqual([]);
  });

  test("a range goes from the beginning of one to the end of the other, an enumeration has both", () => {
    const spans = allIn(mode).map((atom) => ({ atom: atom.trim(), ...alone(atom, mode) }));
    const cases = spans.flatMap((one, at) =>
      // Every third pair: all kinds meet, at a third of the time.
      spans
        .filter((_, other) => (at + other) % 3 === 0)
        .filter((other) => other.start >= one.end && other.start < addDays(one.start, 300))
        .filter((other) => !isOfOtherReading(one.atom, other.atom))
        .flatMap((other) => {
          const whole = `${one.start}..${other.end}`;
          const ranges = ["A至B", "从A到B", "自A起至B止", "从A开始到B"].map(
            (form) => [filled(form, one.atom, other.atom), whole] as const,
          );
          if (other.start === one.end || one.atom.startsWith("2026年")) return ranges;
          const both = [`${one.start}..${one.end}`, `${other.start}..${other.end}`] as const;
          const lists = ["A、B", "A和B", "A及B", "A与B"].map(
            (form) => [filled(form, one.atom, other.atom), ...both] as const,
          );
          return [...ranges, ...lists];
        }),
    );
    expect(cases.length).toBeGreaterThan(1000);
    expect(wrong(mode, cases)).toEqual([]);
  });
});

/** 3月、12月第一周 is the first week of both: what counts within the second counts within the first. */
function isOfOtherReading(first: string, second: string): boolean {
  return /月$/u.test(first) && /[月]第|[月]最后/u.test(second);
}

function filled(form: string, a: string, b: string): string {
  return form.replace("A", a).replace("B", `${b}`).concat("各开展一次");
}
