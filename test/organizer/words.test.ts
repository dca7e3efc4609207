import { expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { nextDue } from "../../src/promise/next-due.ts";
import { publicText } from "../../src/promise/public-text.ts";
import { readChatRecord } from "../../src/understanding/chat-record.ts";
import { readCorrection } from "../../src/understanding/correction.ts";
import { readDeskOrder } from "../../src/understanding/desk-orders.ts";
import { readRollOrder } from "../../src/understanding/roll-orders.ts";

const context = { now: "2026-11-22T10:00:00", calendars: shippedCalendars() };

test.each([
  ["每月探望张奶奶一次 到12月31日", "每月探望一位老人"],
  ["每周给刘大爷送一次饭", "每周给一位老人送一次饭"],
  ["陪王小明同学读书", "陪一位孩子读书"],
  ["和老陈一起清扫楼道", "和一位同志一起清扫楼道"],
  ["每天开社区书屋的门", "每天开社区书屋的门"],
])("what others read of “%s” names nobody", (deed, expected) => {
  expect(publicText(deed, ["老陈", "李红"])).toBe(expected);
});

test.each([
  ["2026-11-22", "monthly", "2026-12-31", "2026-12-22"],
  ["2026-11-30", "quarterly", null, "2027-02-28"],
  ["2026-12-25", "weekly", "2026-12-31", undefined],
  ["2026-11-22", null, null, undefined],
] as const)("done on %s, %s until %s: next by %s", (done, cadence, until, expected) => {
  expect(nextDue(done, cadence, until)).toBe(expected);
});

test.each([
  "本月有什么活动",
  "大家有意见吗",
  "没问题",
  "交接班在几点",
  "谁改作业",
  "我的进度",
  "进度怎么样了",
  "今天收材料费",
  "预演得怎么样",
  "12",
  "谁没到",
  "good result",
  "抽5个人去搬椅子",
  "抽个人聊聊",
  "抽空来一趟",
  "抽了3个人了",
  "一天抽20支",
  "pick 5 people up at the station",
  "draw 3 pictures",
  "what's on this month",
])("“%s” is no order of the desk", (text) => {
  expect(readDeskOrder(text)).toBeUndefined();
});

test.each([
  ["抽10个人电话访问", 10, undefined],
  ["随机抽取二十名群众打电话", 20, undefined],
  ["抽签5人", 5, undefined],
  ["从东门社区里抽三位居民回访", 3, "东门社区"],
  ["全体抽8人", 8, undefined],
  ["draw 5 members to phone", 5, undefined],
  ["pick 2 people at random from the readers", 2, "readers"],
])("“%s” draws people by lot", (text, count, from) => {
  expect(readDeskOrder(text)).toEqual({ kind: "lot", count, from });
});

test.each([
  "本月有什么活动",
  "上报 37人",
  "已上报的有哪几家",
  "每天早上跑步",
  "推荐一本书",
  "哪些没定日期",
  "问卷星好用吗",
  "志愿者服务很好",
  "转发一下这个链接",
  "谁能来",
  "what phase of the moon",
])("“%s” is nothing about lists of units", (text) => {
  expect(readRollOrder(text)).toBeUndefined();
});

test.each([
  ["14:30", { time: "14:30" }],
  ["二楼会议室", { place: "二楼会议室" }],
  ["限50人", { limit: 50 }],
  ["改到12月21日", { date: "2026-12-21" }],
  ["带 身份证复印件", { bring: "身份证复印件" }],
  ["标题改成 冬季义诊", { topic: "冬季义诊" }],
  ["随便你", undefined],
])("“%s” puts right what it says", (text, expected) => {
  expect(readCorrection(text, context)).toEqual(expected);
});

test("a forwarded record is read line by line, whoever's name stands above or before", () => {
  const record =
    "群聊的聊天记录\n张桂兰 08:31\n到了\n\n李阿姨: 请假 腿疼\n老陈 2026-11-27 08:33:01\n签到";
  expect(readChatRecord(record)).toEqual([
    { name: "张桂兰", words: "到了" },
    { name: "李阿姨", words: "请假 腿疼" },
    { name: "老陈", words: "签到" },
  ]);
});
