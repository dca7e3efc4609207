import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leftOut, planText, quotesOf, read } from "./reading.ts";

const PLANS = ["district", "kindergarten", "party", "volunteers", "parish"];

/** Pieces that plans are made of, put together in any order. */
const PIECES = [
  "一、工作目标\n",
  "（二）主要活动\n",
  "1.",
  "2、",
  "三月份：\n",
  "3.3月5日",
  "召开座谈会",
  "，",
  "。",
  "；",
  "\n",
  "\n\n",
  "每月第一个周六",
  "定期",
  "已经完成了",
  "取消",
  "改到6月2日",
  "“学雷锋”活动",
  "《关于",
  "》",
  "（",
  "20xx年",
  "| 5月 | 义诊 |\n",
  "不少于8人",
  "一是",
  "二是",
  "On 5 May we will hold a fair. ",
  "篇一\n",
  "　　",
  "\t",
  "\r\n",
  "😀",
  "\u202e",
  "第一周",
];

describe("whatever the text", () => {
  test("every character that is not space is in exactly the quoted places, and quotes are verbatim", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const reading = read(text, 2027);
        expect(leftOut(text, reading)).toEqual([]);
        for (const one of quotesOf(reading)) {
          expect(text.slice(one.offset, one.offset + one.length)).toBe(one.quote);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("any string at all is read without an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(leftOut(text, read(text, 2027))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(PLANS)("the plan %s", (name) => {
  const text = planText(name);
  const reading = read(text);

  test("nothing of it vanishes, and quotes are verbatim", () => {
    expect(leftOut(text, reading)).toEqual([]);
    for (const one of quotesOf(reading))
      expect(text.substr(one.offset, one.length)).toBe(one.quote);
  });

  test("no day is invented: a day stands in the words that it was read from", () => {
    const days = reading.items.filter(
      (item) => item.when?.grain === "day" && item.when.rrule === null,
    );
    expect(days.length).toBeGreaterThan(0);
    for (const { when } of days)
      expect(when?.text).toMatch(/[\d一二三四五六七八九十]|节|Day|Sunday/);
    for (const { when } of days) expect(text).toContain(when?.text);
  });

  test("items are numbered in the order of the document", () => {
    expect(reading.items.map((item) => item.no)).toEqual(reading.items.map((_, k) => k + 1));
  });
});
