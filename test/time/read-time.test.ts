import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { readTime } from "../../src/time/read-time.ts";
import type { TimeReading } from "../../src/time/reading.ts";
import { WhenLineError, whenLine } from "../../src/time/when-line.ts";

const calendars = shippedCalendars();
const now = "2026-11-22T10:00:00";

function ask(text: string): TimeReading[] {
  return readTime(text, { now, mode: "query", calendars });
}

function plan(text: string, planYear = 2026): TimeReading[] {
  return readTime(text, { now, mode: "prose", planYear, calendars });
}

describe("where a reading stood", () => {
  test("its words are those of the original, whatever was evened out for reading", () => {
    const text = "活动定于　１２ 月 ８ 日（星期二）下午２：３０，“元旦”前夕再办一次。";
    const found = plan(text);
    expect(found.map((one) => text.slice(one.index, one.index + one.text.length))).toEqual(
      found.map((one) => one.text),
    );
    expect(found.map((one) => one.start)).toEqual(["2026-12-08T14:30:00", "2025-12-25T00:00:00"]);
    expect(found[0]?.text).toContain("１２ 月 ８ 日");
  });
});

describe("how sure a reading is", () => {
  test("rest periods of a year without a notice are approximate and say what they need", () => {
    expect(ask("春节期间开门吗")[0]).toMatchObject({ approximate: true, needs: "restDays" });
    expect(plan("春节期间开门")[0]).toMatchObject({ approximate: false });
  });

  test("school terms say that the default calendar was used", () => {
    expect(ask("寒假有托管吗")[0]).toMatchObject({ grain: "term", needs: "schoolCalendar" });
  });

  test("a month keeps its precision, and a bare festival names the year it might also be", () => {
    expect(plan("9月开展家访")[0]).toMatchObject({ grain: "month", approximate: false });
    expect(ask("端午节的照片在哪")[0]?.start).toBe("2026-06-19T00:00:00");
    expect(ask("端午节有活动吗")[0]?.alternatives?.[0]?.start).toBe("2026-06-19T00:00:00");
  });
});

describe("recurrences", () => {
  test("months left out are listed", () => {
    expect(plan("每月第一个周一学习（2月、8月除外）")[0]).toMatchObject({
      rrule: "FREQ=MONTHLY;BYDAY=1MO",
      except: ["2026-02", "2026-08"],
      start: "2026-01-05T00:00:00",
    });
  });

  test("a goal is no rhythm", () => {
    expect(plan("每学期至少家访两次")[0]?.rrule).toBe("X-QUOTA;PERIOD=SEMESTER;MIN=2");
  });
});

describe("one line of a batch", () => {
  test("is answered with windows", () => {
    expect(whenLine({ id: "a", text: "明天", now, mode: "query" }, calendars)).toEqual({
      id: "a",
      windows: [
        {
          text: "明天",
          index: 0,
          start: "2026-11-23T00:00:00",
          end: "2026-11-24T00:00:00",
          grain: "day",
          approximate: false,
        },
      ],
    });
  });

  test("that is none is refused with a sentence", () => {
    expect(() => whenLine({ id: "a", text: "明天", now: "soon" }, calendars)).toThrow(
      WhenLineError,
    );
    expect(() => whenLine({ id: "a" }, calendars)).toThrow(/needs id, text and now/u);
  });
});

describe("any text at all", () => {
  const pieces = fc.constantFrom(
    ..."一二十五六月日号点周年春节国庆上下中旬底前后期间每至到、和（）“”．。-~ 1234567890每季度第个星期全暑假tomorrow",
    "下周",
    "星期一",
    "12月5日",
    "每月",
    "至少",
    "前后",
    "农历",
    "除外",
    "next ",
    "Monday",
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
    fc.string(),
  );

  test("is read without an error, in order, at its place, forwards in time", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("query" as const, "prose" as const), (text, mode) => {
        for (const one of readTime(text, { now, mode, planYear: 2027, calendars })) {
          expect(text.slice(one.index, one.index + one.text.length)).toBe(one.text);
          expect([one.start, one.end]).not.toEqual([null, null]);
          if (one.start !== null && one.end !== null) expect(one.start < one.end).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("has no window that ends before it begins", () => {
    expect(
      ask("今年一到星期五早上重阳节办了什么").every(
        (one) => one.start === null || one.end === null || one.start < one.end,
      ),
    ).toBe(true);
    expect(ask("未来0日")).toEqual([]);
  });

  test("is read in any year, also where no calendar reaches", () => {
    const text = "清明、立春、春节期间、腊八、寒假和每年端午，3月5日";
    for (const planYear of [-5, 0, 1899, 2200, 9999]) {
      const found = readTime(text, { now, mode: "prose", planYear, calendars });
      expect(found.length, String(planYear)).toBeGreaterThan(0);
    }
  });

  test("means the same in full width", () => {
    const wide = (text: string): string =>
      text.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (all) => {
        const text = all.join("");
        const windows = (found: TimeReading[]): unknown[] =>
          found.map(({ start, end }) => [start, end]);
        expect(windows(ask(wide(text)))).toEqual(windows(ask(text)));
      }),
      { numRuns: 200 },
    );
  });
});
