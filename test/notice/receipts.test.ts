import fc from "fast-check";
import { expect, test } from "vitest";
import { openWorld } from "../people/world.ts";

const ROOMS = ["一支部", "二支部", "三支部"];
const PEOPLE = ["张桂兰", "吴强", "郑芳", "马明", "罗琴", "谢军"];
const GOT = ["收到", "好的", "👌", "收到，参加", "收到，去不了", "知道了", "got it"];
const CHATTER = ["今天真冷", "收到红包了吗", "没收到", "哈哈"];

type Said =
  | {
      readonly kind: "got";
      readonly who: number;
      readonly room: number | "dm";
      readonly word: number;
    }
  | { readonly kind: "chat"; readonly who: number; readonly room: number; readonly word: number }
  | { readonly kind: "phoned"; readonly who: number }
  | { readonly kind: "nudge" };

const who = fc.nat(PEOPLE.length - 1);
const room = fc.nat(ROOMS.length - 1);
const said: fc.Arbitrary<Said> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("got" as const),
      who,
      room: fc.oneof(room, fc.constant("dm" as const)),
      word: fc.nat(GOT.length - 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("chat" as const),
      who,
      room,
      word: fc.nat(CHATTER.length - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("phoned" as const), who }) },
  { weight: 1, arbitrary: fc.constant({ kind: "nudge" as const }) },
);

function chat(at: number) {
  return { kind: "room", networkId: `r${at}`, topic: ROOMS[at] ?? "" } as const;
}

/** Who is in which room before the notice; everybody is in one at least. */
const places = fc.tuple(...PEOPLE.map(() => fc.subarray([0, 1, 2], { minLength: 1 })));

async function withNotice(rooms: readonly (readonly number[])[], targets: string) {
  const world = await openWorld("in memory");
  for (const at of ROOMS.keys()) await world.say("李红", "大家好", { chat: chat(at) });
  for (const [at, own] of rooms.entries()) {
    for (const one of own) await world.say(PEOPLE[at] ?? "", "大家好", { chat: chat(one) });
  }
  const [preview] = await world.say("李红", `发通知 ${targets}：12月1日前交表，收到请回复`);
  const code = /确认 (\d+)/u.exec(preview?.text ?? "")?.[1];
  await world.say("李红", `确认 ${code}`);
  return world;
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function speak(world: World, message: Said): Promise<void> {
  if (message.kind === "nudge") {
    await world.say("李红", "提醒没回的");
    return;
  }
  const name = PEOPLE[message.who] ?? "";
  if (message.kind === "phoned") await world.say("李红", `电话通知了${name}`);
  else if (message.kind === "chat") {
    await world.say(name, CHATTER[message.word] ?? "", { chat: chat(message.room) });
  } else {
    const where = message.room === "dm" ? {} : { chat: chat(message.room) };
    await world.say(name, GOT[message.word] ?? "", where);
  }
}

test("whatever is said in whatever order, who is missing is who has said nothing that counts", async () => {
  await fc.assert(
    fc.asyncProperty(places, fc.array(said, { maxLength: 20 }), async (rooms, messages) => {
      const world = await withNotice(rooms, "一支部、二支部");
      const expected = (at: number) => rooms[at]?.some((one) => one < 2) === true;
      const left = new Set([...PEOPLE.keys()].filter(expected));
      const roomTalk = world.sent.filter(({ to }) => to.kind === "room").length;
      for (const message of messages) {
        await speak(world, message);
        if (message.kind === "phoned") left.delete(message.who);
        if (message.kind === "got" && message.room !== 2) left.delete(message.who);
      }
      const rows = await world.store.db
        .selectFrom("receipt")
        .innerJoin("member", "member.id", "receipt.member_id")
        .select(["member.name", "receipt.nudges"])
        .where("receipt.state", "=", "missing")
        .execute();
      const missing = new Set(rows.map(({ name }) => PEOPLE.indexOf(name)));
      const told = world.sent.filter(({ text }) => text.startsWith("全部回复了"));
      const nudges = PEOPLE.map(
        (name) =>
          world.sent.filter(({ to, text }) => to.networkId === name && text.startsWith("还没收到"))
            .length,
      );
      const loud = world.sent.filter(({ to }) => to.kind === "room").length - roomTalk;
      await world.close();
      expect(missing).toEqual(left);
      expect(Math.max(0, ...nudges)).toBeLessThanOrEqual(2);
      expect(loud).toBe(0);
      expect(told.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 20, seed: 4 },
  );
});

test("the last answer is told once, by whatever way it came", async () => {
  const world = await withNotice([[0], [0], [1]], "一支部、二支部");
  await world.say("张桂兰", "收到", { chat: chat(0) });
  await world.say("吴强", "收到");
  const [first] = await world.say("郑芳", "收到", { chat: chat(1) });
  expect(first?.text).toBe("全部回复了：3人");
  expect(first?.to).toEqual({ kind: "person", networkId: "李红" });
  expect(await world.say("郑芳", "收到", { chat: chat(1) })).toEqual([]);
  await world.close();
});

test("a quoted notice is the one that is answered; without a quote it is the youngest that waits", async () => {
  const world = await withNotice([[0], [0]], "一支部");
  const old = world.sent.find(({ to }) => to.kind === "room")?.text ?? "";
  const [preview] = await world.say("李红", "发通知 一支部：周日义诊，收到请回复");
  await world.say("李红", `确认 ${/确认 (\d+)/u.exec(preview?.text ?? "")?.[1]}`);
  await world.say("张桂兰", "收到", { chat: chat(0), quoted: old.slice(0, 20) });
  await world.say("吴强", "收到", { chat: chat(0) });
  const rows = await world.store.db
    .selectFrom("receipt")
    .innerJoin("member", "member.id", "receipt.member_id")
    .select(["member.name", "receipt.notice_id"])
    .where("receipt.state", "=", "received")
    .orderBy("receipt.notice_id")
    .execute();
  expect(rows).toEqual([
    { name: "张桂兰", notice_id: 1 },
    { name: "吴强", notice_id: 2 },
  ]);
  await world.close();
});

test("only an organizer sees who is missing, and the refusal is on record", async () => {
  const world = await withNotice([[0], [0]], "一支部");
  for (const words of [
    "谁没回",
    "提醒没回的",
    "电话通知了吴强",
    "发通知 全体：开会",
    "收到多少了",
  ]) {
    const [reply] = await world.say("张桂兰", words);
    expect(reply?.text, words).toBe("这个要组织者来办");
  }
  const refused = await world.store.db
    .selectFrom("change")
    .select("words")
    .where("action", "=", "refused")
    .execute();
  expect(refused).toHaveLength(5);
  expect(refused[0]?.words).toBe("张桂兰没有权限，未办：这个要组织者来办");
  await world.close();
});
