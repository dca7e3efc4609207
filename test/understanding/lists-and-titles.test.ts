import { describe, expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { readImportOrders } from "../../src/understanding/import-orders.ts";
import { createTitleIndex, matchTitles } from "../../src/understanding/match-title.ts";
import { readPastedList } from "../../src/understanding/pasted-list.ts";
import { understandLine } from "../../src/understanding/understand-line.ts";

const calendars = shippedCalendars();
const context = { now: "2026-11-22T10:00", calendars };

describe("titles", () => {
  const titles = [
    "普法讲座",
    "禁毒条例知识宣传",
    "家长会",
    "烈士陵园祭扫",
    "消防演练",
    "亲子阅读",
    "宪法宣传周",
  ].map((title, id) => ({ id, title }));
  const first = (query: string) => matchTitles(query, titles)[0]?.title;

  test("are found by a keyword, with gaps, and by sound", () => {
    expect(first("禁毒的活动")).toBe("禁毒条例知识宣传");
    expect(first("禁毒宣传")).toBe("禁毒条例知识宣传");
    expect(first("禁读宣传")).toBe("禁毒条例知识宣传");
    expect(first("消防眼练")).toBe("消防演练");
  });
  test("are found by a synonym that shares no character", () => {
    expect(first("扫墓")).toBe("烈士陵园祭扫");
    expect(matchTitles("法治", titles).map((match) => match.title)).toContain("宪法宣传周");
  });
  test("an exact title comes first with the score 1", () => {
    expect(matchTitles("家长会", titles)[0]).toEqual({ id: 2, title: "家长会", score: 1 });
  });
  test("nothing is found where there is nothing", () => {
    for (const query of ["围棋", "摄影大赛", "xyz", "", "   "]) {
      expect(matchTitles(query, titles), query).toEqual([]);
    }
  });
  test("a speaker or a place in the further words leads to the title", () => {
    const index = createTitleIndex([
      { id: 7, title: "义诊", extra: "小广场 王医生" },
      { id: 8, title: "党课" },
    ]);
    expect(index.match("小广场").map((match) => match.id)).toEqual([7]);
  });
});

describe("the orders of a plan review", () => {
  test("are read in order from one message", () => {
    expect(readImportOrders("改2 5月20日 7 每月 确认1-7", context)).toMatchObject([
      { kind: "fix", line: 2, value: "5月20日", date: "2027-05-20" },
      { kind: "fix", line: 7, value: "每月" },
      { kind: "confirm", range: "1-7" },
    ]);
    expect(readImportOrders("确认1-6 8，删6 出处3 下一页", context)).toEqual([
      { kind: "confirm", range: "1-6,8" },
      { kind: "drop", range: "6" },
      { kind: "source", line: 3 },
      { kind: "page", to: "next" },
    ]);
  });
  test.each(["确认全部", "全部确认", "都确认了", "confirm all", "all confirmed"])("%s", (text) => {
    expect(readImportOrders(text, context)).toEqual([{ kind: "confirm", range: "all" }]);
  });
  test("are read in English", () => {
    expect(readImportOrders("confirm 1-8 drop 6 fix 3 to May 20", context)).toMatchObject([
      { kind: "confirm", range: "1-8" },
      { kind: "drop", range: "6" },
      { kind: "fix", line: 3, date: "2027-05-20" },
    ]);
  });
  test("a message with anything else is none", () => {
    expect(readImportOrders("确认1-8 今天天气不错", context)).toBeUndefined();
    expect(readImportOrders("", context)).toBeUndefined();
  });
});

describe("pasted lists", () => {
  test("a native 接龙 gives its title and the people with companions", () => {
    expect(
      readPastedList(
        "#接龙\n周六义诊\n例 姓名 人数\n\n1. 张桂兰 2人\n2. 老陈\n3. 孙梅+1\n4. 李红（带孩子）",
      ),
    ).toEqual({
      kind: "signup",
      title: "周六义诊",
      people: [
        { name: "张桂兰", count: 2 },
        { name: "老陈", count: 1 },
        { name: "孙梅", count: 1 },
        { name: "李红", count: 2 },
      ],
      missing: [],
    });
  });
  test("a list typed by hand tells who came and who did not", () => {
    expect(readPastedList("到的:张三 李四;没到:王五")).toEqual({
      kind: "attendance",
      people: [
        { name: "张三", count: 1 },
        { name: "李四", count: 1 },
      ],
      missing: [{ name: "王五", count: 1 }],
    });
  });
  test("prose is no list", () => {
    expect(readPastedList("明天下午三点开会")).toBeUndefined();
  });
});

describe("one line of a batch", () => {
  const line = {
    text: "签到",
    where: "room",
    called: false,
    role: "member",
    open: { checkin: 1, signup: 0, receipt: 0, question: false, list: false },
  };
  test("keeps its id", () => {
    expect(understandLine({ ...line, id: "a" }, calendars)).toEqual({
      id: "a",
      intents: [{ intent: "checkin", slots: {} }],
    });
  });
  test("that is none is refused with the name of the field", () => {
    expect(() => understandLine({ ...line, where: "street" }, calendars)).toThrow(/where/u);
    expect(() => understandLine({ ...line, now: "soon" }, calendars)).toThrow(/now/u);
    expect(() => understandLine(7, calendars)).toThrow();
  });
});
