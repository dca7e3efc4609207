import { expect, test } from "vitest";
import { openWorld } from "./world.ts";

const ROOM = { kind: "room", networkId: "r1", topic: "东门社区关工委" } as const;
const NAMES = "周小宝、吴小妹、郑小虎";
const ID = "11010519491231002X";

function fileOf(name: string, text: string) {
  let fetched = 0;
  return {
    name,
    kind: "file" as const,
    async bytes() {
      fetched += 1;
      return new TextEncoder().encode(text);
    },
    fetched: () => fetched,
  };
}

test("what is refused leaves no trace in the store, its log, or what is logged, by whatever path it came", async () => {
  const world = await openWorld();
  const { say } = world;
  const plan = `2027年工作计划\n一、3月走访。\n二、留守儿童：${NAMES}。\n`;
  const named = fileOf("留守学生名册.csv", `姓名\n周小宝\n`);
  const hidden = fileOf("资料.txt", plan);
  const said = [
    await say("班主任", `留守儿童：${NAMES}`),
    await say("李红", `导入计划\n${plan}`),
    await say("班主任", "", { kind: "file", file: named }),
    await say("李红", "", { kind: "file", file: hidden }),
    await say("老陈", `小铃铛 报名 身份证${ID}`, { chat: ROOM }),
    await say("老陈", `#接龙 三年级学生春游\n1. 周小宝\n2. 吴小妹`, { chat: ROOM, kind: "chain" }),
    await say("老陈", `好的`, { chat: ROOM, quoted: `证号${ID}` }),
    await say("老陈", `周小宝确诊抑郁症了`, { kind: "voice" }),
  ];
  const chatter = await say("老陈", `谁的身份证${ID}掉了`, { chat: ROOM });

  expect(said.slice(0, 6).map((replies) => replies.length)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(said.flat().every((reply) => reply.to.kind === "person")).toBe(true);
  expect(chatter).toEqual([]);
  expect(named.fetched()).toBe(0);
  await world.store.db.selectFrom("inbound").selectAll().execute();
  const kept =
    world.bytesOnDisk() + world.logged.join("") + world.sent.map(({ text }) => text).join("");
  for (const secret of ["周小宝", "吴小妹", "郑小虎", ID, "抑郁", "走访"]) {
    expect(kept).not.toContain(secret);
  }
  expect(kept).toContain("班主任");
  await world.close();
});

test("what was taken is on the disk, so that the search above can find something", async () => {
  const world = await openWorld();
  await world.say("李红", "发通知 全体：周五大扫除", { chat: ROOM, mentionsBot: true });
  expect(world.bytesOnDisk()).toContain("大扫除");
  await world.close();
});

test("who has their data deleted is nowhere on the disk afterwards", async () => {
  const world = await openWorld();
  const { say, store } = world;
  await say("钱秀英", "大家好", { chat: ROOM });
  await say("李红", "发通知 全体：周三前交表，收到请回复", { chat: ROOM, mentionsBot: true });
  await say("钱秀英", "收到", { chat: ROOM });
  await say("钱秀英", "我的资料");
  const code = /确认 (\d+)/u.exec(world.sent.map(({ text }) => text).join("\n"))?.[1];
  await say("李红", `确认 ${code}`);
  await say("李红", "谁没回");
  const plan = "一、12月10日举办剪纸讲座，由钱秀英主讲。\n二、12月15日开展消防演练。\n";
  await say("李红", `导入计划\n${plan}`);
  await say("李红", "2026");
  await say("李红", "确认1-2");
  expect(world.bytesOnDisk()).toContain("钱秀英");

  await say("钱秀英", "删我的资料");
  const [last] = await say("钱秀英", "是");
  expect(last?.text).toContain("备份");
  expect(world.bytesOnDisk()).not.toContain("钱秀英");
  const sources = await store.db.selectFrom("source").selectAll().execute();
  const { text } = await store.db.selectFrom("plan").select("text").executeTakeFirstOrThrow();
  expect(sources.length).toBeGreaterThan(1);
  for (const { quote, offset, length } of sources) {
    expect(text.slice(offset, offset + length)).toBe(quote);
  }
  const members = await store.db.selectFrom("member").select("name").execute();
  expect(members).toEqual([{ name: "李红" }]);

  const [again] = await say("钱秀英", "我的资料");
  expect(again?.text).toContain("报名0次");
  await world.close();
});
