import { expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { datedText, withTime } from "../../src/notice/dated-text.ts";
import { draftOf } from "../../src/notice/draft.ts";
import { ownWords } from "../../src/notice/own-words.ts";
import { roomsListed } from "../../src/notice/rooms-listed.ts";
import { countMeant, roomsMeant, shortNames } from "../../src/notice/rooms-meant.ts";
import { normalise } from "../../src/understanding/normalise.ts";
import { noticeText } from "../../src/wording/notice.ts";

const context = { now: "2026-11-22T16:00:00", calendars: shippedCalendars() };
const ROOMS = ["东门一支部", "东门二支部", "东门十一支部", "三年级家长群", "Choir"].map(
  (topic, id) => ({ id, topic }),
);

test.each([
  ["三个支部", ["东门一支部", "东门二支部", "东门十一支部"]],
  ["各支部", ["东门一支部", "东门二支部", "东门十一支部"]],
  ["一支部", ["东门一支部"]],
  ["二支部和家长", ["东门二支部", "三年级家长群"]],
  ["家长群", ["三年级家长群"]],
  ["the choir", ["Choir"]],
  ["五支部", []],
  ["六支部、一支部", []],
])("%s means %j", (words, topics) => {
  expect(roomsMeant(words, ROOMS).map(({ topic }) => topic)).toEqual(topics);
});

test("rooms that an order lists by their whole names are exactly these, however many and whatever is in the names", () => {
  const rooms = ["妇联和工会", "工会", "东门、西门", "东门"].map((topic, id) => ({ id, topic }));
  const topics = (message: string) => {
    const listed = roomsListed(message, rooms);
    return listed && [listed.rooms.map(({ topic }) => topic).join(" "), listed.words];
  };
  expect(topics("发通知 东门、西门、工会：地点：礼堂")).toEqual(["工会 东门、西门", "地点：礼堂"]);
  expect(topics("@小铃铛 发通知 妇联和工会: 开会")).toEqual(["妇联和工会", "开会"]);
  expect(topics("发通知 工会活动：开会")).toBeUndefined();
  expect(topics("发通知 东门工会：开会")).toBeUndefined();
});

test.each(["全体", "所有群", "大家", "everybody", "all rooms"])("%s means every room", (words) => {
  expect(roomsMeant(words, ROOMS)).toHaveLength(ROOMS.length);
});

test("三个支部 speaks of three rooms, 三支部 of none in number", () => {
  expect([countMeant("三个支部"), countMeant("三支部"), countMeant("two branches")]).toEqual([
    3,
    undefined,
    2,
  ]);
});

test("names in a count are as short as they can be told apart", () => {
  expect(shortNames(["东门一支部", "东门二支部"])).toEqual(["一", "二"]);
  expect(shortNames(["支部", "支部二"])).toEqual(["支部", "支部二"]);
});

test.each([
  [
    "明天下午3点前报党性分析,收到请回复",
    "【通知】请于11月23日周一15:00前报党性分析\n收到请回“收到”",
  ],
  ["下周五下午两点社区书屋开会", "【通知】11月27日周五14:00社区书屋开会"],
  ["每周三学习", "【通知】每周三学习"],
  ["年底前把台账补齐", "【通知】年底前把台账补齐"],
  ["明年1月8日交总结，大家收到请回复。", "【通知】2027年1月8日周五交总结\n收到请回“收到”"],
])("%s stands in the room with its date and weekday", (words, text) => {
  const draft = draftOf(words, [1], context);
  expect(noticeText(draft, { today: context.now, language: "zh" })).toBe(text);
});

test.each([
  ["周三15点", "2026-11-25", "15:00"],
  ["16点", "2026-11-23", "16:00"],
  ["周三", "2026-11-25", "15:00"],
  ["后天上午九点半", "2026-11-24", "09:30"],
])("改成%s changes only what it says", (words, day, clock) => {
  const text = datedText("明天下午3点前交表", context);
  expect(withTime(text, words, context)?.after).toMatchObject({ day, clock, limit: true });
});

test("people read a notice as it was typed, not as it was understood", () => {
  const typed = "發通知 一支部：請各位［務必］，明天３點前交表🙏！";
  const words = normalise("請各位［務必］，明天３點前交表🙏！");
  expect(ownWords(typed, words)).toBe("請各位［務必］，明天３點前交表🙏！");
  expect(ownWords(typed, "别的话")).toBe("别的话");
});
