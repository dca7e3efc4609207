import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { isCalled } from "../../src/understanding/name-call.ts";
import { normalise } from "../../src/understanding/normalise.ts";
import { understand } from "../../src/understanding/understand.ts";
import type { Utterance } from "../../src/understanding/utterance.ts";

const context = { now: "2026-11-22T10:00", calendars: shippedCalendars() };
const closed = { checkin: 0, signup: 0, receipt: 0, question: false, list: false };
const everything = { checkin: 1, signup: 1, receipt: 1, question: true, list: true };

function said(text: string, more: Partial<Utterance> = {}): Utterance {
  return { text, where: "room", called: false, role: "member", open: closed, ...more };
}

const WORDS = [
  "签到",
  "报名",
  "我",
  "老伴",
  "12",
  "请假",
  "收到",
  "谁",
  "没",
  "了",
  "吗",
  "。",
  "，",
  " ",
  "晚",
  "20分钟",
  "取消",
  "改",
  "到",
  "去",
  "小铃铛",
  "「",
  "」\n",
  "- - - - -\n",
  "[语音]",
  "#接龙\n",
  "1. 张三\n",
  "\u202e",
  "确认1-8",
  "下周",
  "\ue000",
  "check in",
  "（",
  "[微笑]",
  "💐",
  "+1",
  "代",
  "王淑芬",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join("")),
);
const anyUtterance = fc.record({
  text: anyText,
  where: fc.constantFrom("room" as const, "dm" as const),
  called: fc.boolean(),
  role: fc.constantFrom("member" as const, "organizer" as const),
  open: fc.constantFrom(closed, everything),
});

describe("understanding", () => {
  test("never throws, and says the same thing twice", () => {
    fc.assert(
      fc.property(anyUtterance, (utterance) => {
        const first = understand(utterance, context);
        expect(understand(utterance, context)).toEqual(first);
      }),
      { numRuns: 400 },
    );
  });

  test("a DM is always answered", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(understand(said(text, { where: "dm" }), context).length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  test("in a quiet room only questions about the plan and 接龙 are heard", () => {
    const heard = new Set(["ask", "next", "detail", "undated", "signup"]);
    fc.assert(
      fc.property(anyText, (text) => {
        const got = understand(said(text), context).map(({ intent }) => intent);
        expect(got.filter((intent) => !heard.has(intent))).toEqual([]);
        if (!text.includes("接龙")) expect(got).not.toContain("signup");
      }),
      { numRuns: 300 },
    );
  });

  test("organizers' orders in a room need a call", () => {
    const order = said("取消12 下雪", { role: "organizer" });
    expect(understand(order, context)).toEqual([]);
    expect(understand({ ...order, called: true }, context)).toEqual([
      { intent: "cancel", slots: { ref: 12, reason: "下雪" } },
    ]);
  });

  test("+1 counts only for exactly one open sign-up", () => {
    const open = (signup: number) => said("+1", { open: { ...closed, signup } });
    expect(understand(open(1), context)).toEqual([{ intent: "signup", slots: {} }]);
    expect(understand(open(2), context)).toEqual([]);
  });

  test("嗯 counts only as a quote of the notice", () => {
    const open = { ...closed, receipt: 1 };
    expect(understand(said("嗯", { open }), context)).toEqual([]);
    const quoted = "「小铃铛：【通知】周三交材料」\n- - - - - - - - - - - - - - -\n嗯";
    expect(understand(said(quoted, { open, called: true }), context)).toEqual([
      { intent: "receipt", slots: {} },
    ]);
  });

  test("100 KB of anything is read in time that grows with its length only", () => {
    for (const unit of ["我和老伴", "12 ", "谢谢", "签到 张三 ", "有什么活动", "（", "1. 张三\n"]) {
      const [small = 0, large = 0] = [10_000, 100_000].map((length) => {
        const text = unit.repeat(length / unit.length);
        const begun = process.cpuUsage();
        understand(said(text, { where: "dm", role: "organizer", open: everything }), context);
        const { user, system } = process.cpuUsage(begun);
        return (user + system) / 1_000;
      });
      // Ten times the text: a square would cost a hundred times as much. Milliseconds of processor.
      expect(large, unit).toBeLessThan(Math.max(1_000, 40 * small));
    }
  });
});

describe("normalising", () => {
  test("is idempotent", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  test("makes one form of widths, characters and stickers", () => {
    expect(normalise("１２月有什麼活動？[微笑]")).toBe("12月有什么活动?");
    expect(normalise("签　到　啦")).toBe("签到啦");
    expect(normalise("👌")).toBe("ok");
  });
});

describe("a call by name", () => {
  test.each([
    "小铃铛 下周有什么",
    "@小铃铛\u2005签到",
    "小玲当，在吗",
    "下周有什么活动，小铃铛",
    "＠lingdang 12",
  ])("%s is one", (text) => {
    expect(isCalled(text)).toBe(true);
  });
  test.each([
    "给外孙女买了个小铃铛",
    "狗脖子上那个小铃铛响",
    "小铃铛是部老电影",
    "铃铛坏了",
    "darling dangerous",
  ])("%s is none", (text) => {
    expect(isCalled(text)).toBe(false);
  });
});
