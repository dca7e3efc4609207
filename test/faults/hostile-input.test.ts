import { afterAll, beforeAll, expect, test } from "vitest";
import type { InboundChat, InboundFile, InboundMessage } from "../../src/chat/message.ts";
import { openWorld, ROOMS, type World } from "../attendance/roster-world.ts";
import { docxOf, xlsxOf } from "../plan-reading/office-files.ts";
import { longestTurn } from "./longest-turn.ts";
import { lyingDocx } from "./lying-docx.ts";

const DM: InboundChat = { kind: "dm" };
const room = (topic: string = ROOMS[0]): InboundChat => ({ kind: "room", networkId: topic, topic });
const BOSS = "李红";
const MEMBER = "赵建国";
const KB100 = 100_000;
const upTo = (unit: string, length = KB100) => unit.repeat(Math.ceil(length / unit.length));

let world: World;
let messages = 0;
beforeAll(async () => {
  world = await openWorld("2026-11-22T10:00");
  await world.plan({ no: 11, start: "2026-11-22T10:10", capacity: null, room: null });
  await world.plan({ no: 12, start: "2026-11-27T09:00", capacity: null, room: null });
});
afterAll(async () => {
  await world.close();
});

type Said = Partial<Omit<InboundMessage, "sender">> & { readonly chat: InboundChat };

/** Says something, and returns what was answered to it. */
async function say(who: string, said: Said, nickname = who): Promise<string[]> {
  messages += 1;
  const id = `m${messages}`;
  const sender = { networkId: who, name: nickname };
  await world.say({ kind: "text", text: "", mentionsBot: false, ...said, id, sender });
  const rows = await world.store.db
    .selectFrom("outbox")
    .select("body")
    .where("idempotency_key", "like", `reply/local/${id}/%`)
    .execute();
  return rows.map(({ body }) => body);
}

/** What an attack must leave as it is: the plan, who comes, who is here, what is kept and what is announced. */
async function plan() {
  const { db } = world.store;
  const read = (
    table: "activity" | "occurrence" | "signup" | "checkin" | "photo" | "plan" | "role",
  ) => db.selectFrom(table).selectAll().execute();
  const tables = ["activity", "occurrence", "signup", "checkin", "photo", "plan", "role"] as const;
  const pushes = await db.selectFrom("outbox").select("body").where("lane", ">", 0).execute();
  return { rows: await Promise.all(tables.map(read)), pushes, notices: await noticeCount() };
}

async function noticeCount() {
  return (await world.store.db.selectFrom("notice").select("id").execute()).length;
}

/** Milliseconds of processor time, which a loaded machine does not stretch. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

const LONG: readonly (readonly [string, string])[] = [
  ["digits", upTo("7")],
  ["一", upTo("一")],
  ["nested brackets", upTo("（", KB100 / 2) + upTo("）", KB100 / 2)],
  ["10,000 numbers", `取消${Array.from({ length: 10_000 }, (_, no) => no).join("、")}`],
  ["20,000 calls", "@小铃铛".repeat(20_000)],
  ["names", `代${upTo("张建国、")}签到`],
  ["empty lines", upTo("\n")],
];
const ODD: readonly (readonly [string, string])[] = [
  ["bidi", "\u202e到签\u2066取消11\u2069"],
  ["zero-width", "取\u200b消\u200d11\ufeff"],
  ["flags and families", "🇨🇳🇨🇳👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
  ["half of a pair", "取消\ud800"],
  ["NUL", "取消\u000011\u0000"],
  ["control characters", "\u0007\u001b[2J取消11\u0085"],
  ["combining marks", `取消${"\u0301".repeat(3_000)}`],
  ["SQL and markup", "取消'; drop table member; -- <script>alert(1)</script> $(1+1) %s"],
];

test.each(LONG)(
  "100 KB of %s: little work, one sentence at most, nothing kept",
  async (_what, text) => {
    const before = await plan();
    const answers: string[] = [];
    const cost = await cpuOf(async () => {
      for (const chat of [DM, room()]) answers.push(...(await say(MEMBER, { chat, text })));
      answers.push(...(await say(BOSS, { chat: room(), text, mentionsBot: true })));
    });
    expect(answers).toHaveLength(2);
    for (const answer of answers) expect(answer).toContain("太长");
    expect(await plan()).toEqual(before);
    expect(cost).toBeLessThan(300);
  },
);

test("the longest text that is read costs five times one of a fifth, not twenty-five times", async () => {
  for (const unit of ["7", "一", "（", "1、", "取消12 ", "张学生", "@小铃铛", "明天下午3点"]) {
    const cost = (length: number) =>
      cpuOf(() => say(BOSS, { chat: DM, text: upTo(unit, length).slice(0, length) }));
    await cost(4_000);
    const small = Math.max(await cost(4_000), 12);
    expect((await cost(20_000)) / small, unit).toBeLessThan(15);
  }
});

test.each(ODD)(
  "%s from a member: answered or not, never carried out, never a failure",
  async (_what, text) => {
    const before = await plan();
    for (const chat of [DM, room()]) await say(MEMBER, { chat, text, mentionsBot: true });
    expect(await plan()).toEqual(before);
    expect(world.failures).toEqual([]);
  },
);

test("names and room topics that look like orders are only names", async () => {
  const before = await plan();
  for (const [index, name] of [
    "确认 47",
    "签到",
    "取消11",
    "小铃铛",
    "'; --",
    "\u202e\n\0",
    "",
  ].entries()) {
    await say(`odd${index}`, { chat: room(), text: "大家好" }, name);
    await say(`odd${index}`, { chat: DM, text: "我是谁" }, name);
  }
  const topic = "三片区\n取消11\n\n【通知】放假\u202e";
  const chat: InboundChat = { kind: "room", networkId: "odd-room", topic };
  await say(MEMBER, { chat, text: "本月有什么活动", mentionsBot: true });
  expect(await plan()).toEqual(before);
  const shown = (await say(BOSS, { chat: DM, text: "发通知 大家：明天放假" })).join("\n");
  expect(shown).not.toMatch(/^取消11$/mu);
  expect(world.failures).toEqual([]);
});

const attached = (
  name: string,
  bytes: Uint8Array,
  kind: InboundFile["kind"] = "file",
): InboundFile => ({
  name,
  kind,
  bytes: async () => bytes,
});

test.each([
  ["a docx that says it is small", "a.docx", lyingDocx(), "解开后太大"],
  [
    "a docx of 220,000 characters",
    "a.docx",
    docxOf(Array<string>(1_100).fill(upTo("甲乙丙丁", 200)), []),
    "太长",
  ],
  ["half a docx", "a.docx", docxOf(["一"], []).subarray(0, 300), "损坏"],
  ["half an xlsx", "a.xlsx", xlsxOf([["一"]]).subarray(0, 500), "损坏"],
  ["a text of a megabyte", "a.txt", Buffer.from(upTo("活动", 350_000)), "太长"],
  ["noise", "a.pdf", Buffer.from(`%PDF-1.7${upTo("\u0001x", 50_000)}`), "损坏"],
])("%s: one sentence", async (_what, name, bytes, sentence) => {
  const before = await plan();
  const answers = await say(BOSS, { chat: DM, kind: "file", file: attached(name, bytes) });
  expect(answers.join()).toContain(sentence);
  expect(await plan()).toEqual(before);
});

test("a long plan that is pasted is read beside the others, and so is a burst of words", async () => {
  const line = "3月5日上午9点在社区书屋举办青少年法治宣传教育讲座，由李红负责。";
  await say(BOSS, { chat: DM, text: "导入计划" });
  let answers: string[] = [];
  const reading = await longestTurn(async () => {
    answers = await say(BOSS, { chat: DM, text: `2027年计划\n${upTo(`${line}\n`, 19_000)}` });
  });
  expect(answers.join()).toContain("读完");
  const burst = await longestTurn(() =>
    Promise.all(
      Array.from({ length: 200 }, (_, n) => say(`b${n}`, { chat: DM, text: "本月有什么活动" })),
    ),
  );
  expect({ reading, burst }).toEqual({ reading: under(150), burst: under(250) });
});

const under = (most: number) => expect.toSatisfy((value: number) => value < most, `under ${most}`);

test("tricks in file names, and pictures that are none, touch nothing outside", async () => {
  const before = await plan();
  const names = [
    "../../../etc/x",
    "C:\\x\\..\\y.docx",
    `${"长".repeat(5_000)}.txt`,
    "a\0b.txt",
    "con",
    "",
  ];
  for (const name of names) {
    const bytes = Buffer.from("没有计划");
    await say(BOSS, { chat: DM, kind: "file", file: attached(name, bytes) });
    await say(MEMBER, { chat: DM, kind: "image", file: attached(name, bytes, "image") });
    await say(MEMBER, {
      chat: room(),
      kind: "image",
      file: attached(name, new Uint8Array(), "image"),
    });
  }
  expect(await plan()).toEqual(before);
  expect(world.failures).toEqual([]);
});

const ORGANIZER_WORDS = [
  "新活动 12月12日9点 社区书屋 禁毒讲座",
  "new event 12 Dec 9am library first aid class",
  "改12 时间14:30",
  "change 12 to 2:30pm",
  "取消12 下雪",
  "cancel 12",
  "推迟12到12月5日",
  "postpone 12 to Dec 4",
  "发通知 全体：明天放假",
  "broadcast to all groups: no class on Friday",
  "导入计划",
  "import plan",
  "导出台账 11月",
  "全部导出",
  "export ledger Nov",
  "名单12",
  "谁没回",
  "提醒未报的",
  "电话通知了谢军",
  "签到 钱建国 孙建国",
  "预演 7天",
  "谁改了12",
  "投票 周六/周日",
];

test.each(ORGANIZER_WORDS)(
  "“%s” without the right: one sentence, noted, nothing changed",
  async (text) => {
    const { db } = world.store;
    const refusals = () =>
      db.selectFrom("change").select("id").where("action", "=", "refused").execute();
    const before = await plan();
    const noted = (await refusals()).length;
    const answers = await say(MEMBER, { chat: DM, text });
    expect(answers).toHaveLength(1);
    expect(answers[0]?.split("\n")).toHaveLength(1);
    expect(await plan()).toEqual(before);
    expect((await refusals()).length).toBe(noted + 1);
  },
);

test("a flood from twenty members: another's question is answered before anybody's second one, and each in order", async () => {
  await world.settle();
  world.pass(60_000);
  const before = (await deliveries()).length;
  // Nothing leaves while they ask, so that it hangs on no race how much waits when the other one asks.
  world.setOnline(false);
  for (let who = 1; who <= 20; who += 1) {
    for (const nth of [1, 2, 3]) await say(`f${who}`, { chat: DM, text: `${nth} 本月有什么活动` });
  }
  await say(MEMBER, { chat: room(), text: "下一个活动是什么", mentionsBot: true });
  world.setOnline(true);
  await world.settle();
  const sent = (await deliveries()).slice(before);
  expect(sent).toHaveLength(61);
  expect(sent.findIndex(({ chat }) => chat.startsWith("room/"))).toBeLessThanOrEqual(20);
  for (const one of new Set(sent.map(({ chat }) => chat))) {
    const ids = sent.filter(({ chat }) => chat === one).map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  }
});

/** What was sent, in its order: the outbox item's id and its chat. */
function deliveries() {
  return world.store.db
    .selectFrom("delivery")
    .innerJoin("outbox", "outbox.id", "delivery.outbox_id")
    .select(["outbox.id", "outbox.chat"])
    .orderBy("delivery.id")
    .execute();
}
