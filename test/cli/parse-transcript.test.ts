import { expect, test } from "vitest";
import { confirmCodeIn } from "../../bot/rehearsal/confirm-code.ts";
import { messageMatches } from "../../bot/rehearsal/message-matches.ts";
import { parseTranscript } from "../../bot/rehearsal/parse-transcript.ts";

const stepsOf = (text: string) => parseTranscript("t.chat", text).map(({ step }) => step);

test("people speak in the first room, in a named one, and in private", () => {
  expect(stepsOf("张桂兰> 前到\n王敏@二片区> 签到\n李红>> 名单11")).toEqual([
    { kind: "say", who: "张桂兰", chat: { kind: "room", room: undefined }, text: "前到" },
    { kind: "say", who: "王敏", chat: { kind: "room", room: "二片区" }, text: "签到" },
    { kind: "say", who: "李红", chat: { kind: "private", person: "李红" }, text: "名单11" },
  ]);
});

test("expected words name their chat", () => {
  expect(stepsOf("小铃铛< 好\n小铃铛@二片区< 好\n小铃铛<<李红 …1人…\n小铃铛<<李红…")).toEqual([
    { kind: "expect", chat: { kind: "room", room: undefined }, pattern: "好" },
    { kind: "expect", chat: { kind: "room", room: "二片区" }, pattern: "好" },
    { kind: "expect", chat: { kind: "private", person: "李红" }, pattern: "…1人…" },
    { kind: "expect", chat: { kind: "private", person: "李红" }, pattern: "…" },
  ]);
});

test("further lines of a message are indented, and an empty line within it belongs to it", () => {
  const [step] = stepsOf("李红>> 导入计划\n  一、三月\n\n  # 二、四月\n\n# a comment\n.");
  expect(step).toMatchObject({ kind: "say", text: "导入计划\n一、三月\n\n# 二、四月" });
});

test("a room has people and officers, an activity is as precise as written", () => {
  const text = `群 东门社区：张桂兰 老陈 | 组织者 李红 | 秘书 周洁 | 领导 吴局
活动 11 普法讲座 | 2026-11-27 09:00 | 社区书屋 | 限40
活动 12 茶会 | 2026-12-04
活动 13 慰问 | 2026-12
活动 14 待定`;
  expect(stepsOf(text)).toMatchObject([
    {
      topic: "东门社区",
      people: [
        { name: "张桂兰", role: "member" },
        { name: "老陈", role: "member" },
        { name: "李红", role: "organizer" },
        { name: "周洁", role: "secretary" },
        { name: "吴局", role: "leader" },
      ],
    },
    { no: 11, when: { grain: "minute", start: "2026-11-27T09:00:00", end: null }, limit: 40 },
    { no: 12, when: { grain: "day", start: "2026-12-04T00:00:00", end: "2026-12-05T00:00:00" } },
    { no: 13, when: { grain: "month", start: "2026-12-01T00:00:00", end: "2027-01-01T00:00:00" } },
    { no: 14, title: "待定", when: { grain: "none" } },
  ]);
});

test("times are absolute, relative, or the next time of the clock", () => {
  expect(stepsOf("时间 2026-11-27 8:40\n时间 +1d2h\n时间 09:05\n时间 2026-12-01")).toEqual([
    { kind: "time", to: { kind: "at", civil: "2026-11-27T08:40" } },
    { kind: "time", to: { kind: "after", ms: 26 * 3_600_000 } },
    { kind: "time", to: { kind: "clock", time: "09:05" } },
    { kind: "time", to: { kind: "at", civil: "2026-12-01T00:00" } },
  ]);
});

test.each([
  ["签到一下", ":2:"],
  ["时间 明天", "时间看不懂"],
  ["活动 普法讲座", "活动 NO TITLE"],
  ["活动 11 普法讲座 | 月底", "时间看不懂"],
  ["群 东门", "群 NAME"],
  ["重启 -2", "重启"],
  ["#! 含 李红", "上条含"],
])("%s is no line of a transcript, and the sentence says where", (line, sentence) => {
  expect(() => stepsOf(`# first\n${line}`)).toThrow(sentence);
  expect(() => stepsOf(`# first\n${line}`)).toThrow("t.chat:2");
});

test.each([
  ["好", "好", true],
  ["好", "好的", false],
  ["…好…", "都好的", true],
  ["已到…人：…张", "已到 37 人：\n李\n张", true],
  ["已到…人…张", "已到人", false],
  ["a…a", "a", false],
  ["（２人）", "(2人)", true],
  ["等等……完", "等等，就快\n完", true],
])("%s against %s", (pattern, message, same) => {
  expect(messageMatches(pattern, message)).toBe(same);
});

test.each([
  ["发到3个群。回“确认 47”发出", "47"],
  ["回“确认K7Q”", "K7Q"],
  ['reply "confirm 51" within 5 min', "51"],
  ["回：确认1-8 / 改2 5月20日", undefined],
  ["回：确认12-18", undefined],
  ["先确认 46，改后确认 48", "48"],
])("the code in %s", (text, code) => {
  expect(confirmCodeIn(text)).toBe(code);
});
