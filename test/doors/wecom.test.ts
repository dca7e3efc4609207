import { createCipheriv, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { createWecomDoor, type WecomDoorOptions } from "../../bot/chat/wecom/wecom-door.ts";
import type { Card } from "../../src/chat/card.ts";
import type { InboundMessage } from "../../src/chat/message.ts";
import { WecomPeer } from "./wecom-peer.ts";

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function openDoor(more: Partial<WecomDoorOptions> = {}) {
  let now = Date.parse("2026-11-23T08:00:00+08:00");
  const clock = { now: () => now };
  const peer = await WecomPeer.open(clock.now);
  cleanups.push(() => peer.close());
  const lines: string[] = [];
  const heard: InboundMessage[] = [];
  const waiting: (() => void)[] = [];
  const options: WecomDoorOptions = {
    account: "wecom",
    botId: WecomPeer.botId,
    secret: WecomPeer.secret,
    url: peer.url,
    name: "小铃铛",
    clock,
    log: pino({ level: "trace" }, { write: (line: string) => void lines.push(line) }),
    // Patient: what is late on a busy machine would count as what never came.
    times: { heartbeatMs: 5_000, reconnectMs: 10, subscribeMs: 5_000, kickedMs: 20 },
    sendTimeoutMs: 5_000,
    retryDelaysMs: [1],
    async onMessage(message) {
      heard.push(message);
      for (const resolve of waiting.splice(0)) resolve();
    },
    ...more,
  };
  const door = createWecomDoor(options);
  cleanups.push(() => door.stop());
  await door.start();
  const pass = (ms: number) => {
    now += ms;
  };
  /** Resolves when something was heard after `act`. */
  const hears = async (act: () => void) => {
    const next = new Promise<void>((resolve) => void waiting.push(resolve));
    act();
    await next;
    await door.idle();
  };
  return { peer, door, options, heard, hears, pass, lines, gateway: door.gateway };
}

const text = (content: string) => ({ msgtype: "text", text: { content } });
const room = { kind: "room", networkId: "wrROOM" } as const;

test("words in a room and in private, voice as words, quotes; the call in front is taken off", async () => {
  const { peer, heard, hears, gateway } = await openDoor();
  expect(gateway.state()).toBe("online");
  await hears(() => peer.say("zhang", "wrROOM", text("@小铃铛 报名11 带2人")));
  await hears(() => peer.say("zhang", "wrROOM", text("@前哨机器人 本月有什么活动")));
  await hears(() => peer.say("li", undefined, { msgtype: "voice", voice: { content: "我到了" } }));
  const quote = { msgtype: "text", text: { content: "11 普法讲座" } };
  await hears(() => peer.say("li", "wrROOM", { ...text("收到"), quote }));
  expect(heard).toMatchObject([
    { chat: room, sender: { networkId: "zhang" }, text: "报名11 带2人", mentionsBot: true },
    { text: "本月有什么活动", kind: "text" },
    { chat: { kind: "dm" }, sender: { name: "li" }, kind: "voice", text: "我到了" },
    { text: "收到", quoted: "11 普法讲座" },
  ]);
});

test("the same callback twice is one message; an event of a card says what its button means", async () => {
  const { peer, heard, hears } = await openDoor();
  await hears(() => peer.say("zhang", "wrROOM", text("收到"), "m1"));
  const event = { eventtype: "template_card_event", event_key: "say:报名11" };
  await hears(() => {
    peer.say("zhang", "wrROOM", text("收到"), "m1");
    peer.say("zhang", "wrROOM", { msgtype: "event", event });
  });
  expect(heard.map((message) => message.text)).toEqual(["收到", "报名11"]);
});

const coming: Card = {
  kind: "buttons",
  text: "明天11月27日周五9:00\n11 普法讲座\n点按钮，或回“报名”“请假”",
  about: "activity/11",
  choices: [
    { label: "报名", says: "报名11" },
    { label: "请假", says: "请假11" },
  ],
};

test("a card: who presses says the words and sees it taken; the others keep their buttons", async () => {
  const { peer, gateway, hears, heard } = await openDoor();
  const text = "明天11月27日周五9:00\n11 普法讲座\n去的回“报名”，不去回“请假”";
  const send = await gateway.send({ key: "reminder/7/eve/1/room/1", to: room, text, card: coming });
  expect(send.kind).toBe("accepted");
  expect(peer.shown).toMatchObject([
    { text: coming.text, card: { card_type: "button_interaction" } },
  ]);
  await hears(() => peer.press("zhang", "wrROOM", 0));
  await hears(() => peer.press("li", "wrROOM", 1));
  expect(heard.map(({ sender, text: said }) => [sender.networkId, said])).toEqual([
    ["zhang", "报名11"],
    ["li", "请假11"],
  ]);
  const seen = (who: string) =>
    peer.shown[0]?.seenBy?.get(who)?.button_list?.map((one) => one.text);
  expect([seen("zhang"), seen("li"), seen("chen")]).toEqual([
    ["✓ 报名", "请假"],
    ["报名", "✓ 请假"],
    undefined,
  ]);
});

test("a press that could not be taken in time leaves the card as it is, and is taken all the same", async () => {
  const { peer, gateway, hears, heard, pass, lines } = await openDoor();
  await gateway.send({ key: "k1", to: room, text: "words", card: coming });
  await hears(() => {
    peer.press("zhang", "wrROOM", 0);
    pass(6_000);
  });
  expect(heard.map(({ text: said }) => said)).toEqual(["报名11"]);
  expect(peer.shown[0]?.seenBy?.size).toBe(0);
  expect(lines.join("")).toContain("a card was not changed");
});

test("where a card is refused or too long, the words go out", async () => {
  const { peer, gateway } = await openDoor();
  const long: Card = { ...coming, text: `标题\n${"很长的说明".repeat(30)}` };
  await gateway.send({ key: "k1", to: room, text: "第一条的字", card: long });
  peer.setTrouble("no-cards");
  const answer = await gateway.send({ key: "k2", to: room, text: "第二条的字", card: coming });
  expect(answer.kind).toBe("accepted");
  expect(peer.shown.map((one) => [one.text, one.card])).toEqual([
    ["第一条的字", undefined],
    ["第二条的字", undefined],
  ]);
});

test("encrypted files and pictures among words are fetched and opened", async () => {
  const key = randomBytes(32);
  const pad = Buffer.alloc(32 - 4, 28);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  const sealed = Buffer.concat([
    cipher.update(Buffer.concat([Buffer.from("计\n"), pad])),
    cipher.final(),
  ]);
  const files = createServer((_request, response) => {
    response.setHeader("content-disposition", "attachment; filename*=UTF-8''%E8%AE%A1.txt");
    response.end(sealed);
  });
  await new Promise<void>((resolve) => files.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => void files.close());
  const url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/f`;
  const file = { url, aeskey: key.toString("base64") };
  const { peer, heard, hears } = await openDoor();
  await hears(() => peer.say("li", undefined, { msgtype: "file", file }));
  const msg_item = [
    { msgtype: "text", text: { content: "@小铃铛 现场" } },
    { msgtype: "image", image: file },
  ];
  await hears(() => peer.say("li", "wrROOM", { msgtype: "mixed", mixed: { msg_item } }));
  expect(heard.map(({ kind, text: words }) => [kind, words])).toEqual([
    ["file", ""],
    ["text", "现场"],
    ["image", ""],
  ]);
  expect(heard[0]?.file?.name).toBe("计.txt");
  for (const message of [heard[0], heard[2]]) {
    expect(Buffer.from((await message?.file?.bytes()) ?? []).toString()).toBe("计\n");
  }
});

test("an answer goes out as the answer to its message, once; everything else is pushed", async () => {
  const { peer, hears, gateway } = await openDoor();
  await hears(() => peer.say("zhang", "wrROOM", text("本月有什么活动"), "m1"));
  const key = "reply/wecom/m1/room/1";
  await gateway.send({ key, to: room, text: "11月还有2项" });
  await gateway.send({ key, to: room, text: "（补发）11月还有2项" });
  const to = { kind: "person", networkId: "zhang" } as const;
  await gateway.send({ key: "reply/wecom/m1/member/3", to, text: "私下说" });
  expect(peer.shown.map(({ chatId, how }) => [chatId, how])).toEqual([
    ["wrROOM", "answer"],
    ["wrROOM", "push"],
    ["zhang", "push"],
  ]);
});

test("a long text fits into parts; a picture goes first, whole", async () => {
  const { peer, gateway } = await openDoor({ sendTimeoutMs: 5_000 });
  const bytes = randomBytes(700 * 1024);
  const long = "社区书屋有讲座，欢迎都来。".repeat(200);
  const file = { name: "海报.png", kind: "image", bytes } as const;
  expect(await gateway.send({ key: "k", to: room, text: long, file })).toMatchObject({
    kind: "accepted",
  });
  expect(peer.shown[0]?.media?.bytes.equals(bytes)).toBe(true);
  expect(peer.shown.map((shown) => shown.text).join("")).toBe(long);
});

test("no conversation gets more than 25 a minute and 900 an hour", async () => {
  const { peer, gateway, pass } = await openDoor();
  const accepted: number[] = [];
  for (let second = 0; second < 3_600; second += 2) {
    const answer = await gateway.send({ key: "k", to: room, text: "一" });
    if (answer.kind === "accepted") accepted.push(second);
    pass(2_000);
  }
  const busiest = (span: number) =>
    Math.max(
      ...accepted.map((from) => accepted.filter((at) => at >= from && at < from + span).length),
    );
  expect(busiest(60)).toBe(25);
  expect(accepted).toHaveLength(900);
  expect(new Set(peer.answers)).toEqual(new Set([0]));
});

test("a cut connection, a silent one and one without subscription are made anew, for ever", async () => {
  const times = { heartbeatMs: 5_000, reconnectMs: 10, subscribeMs: 400, kickedMs: 20 };
  const { peer, gateway, heard, hears } = await openDoor({ times, sendTimeoutMs: 400 });
  for (let round = 0; round < 12; round += 1) {
    const again = peer.nextSubscription();
    peer.cut();
    await again;
  }
  await hears(() => peer.say("li", undefined, text("在吗")));
  expect(heard.at(-1)?.text).toBe("在吗");

  peer.setTrouble("no-acks");
  const send = () => gateway.send({ key: "k", to: room, text: "一" });
  const renewed = peer.nextSubscription();
  expect(await send()).toMatchObject({ kind: "unknown" });
  expect(await send()).toMatchObject({ kind: "unknown" });
  await renewed;

  peer.setTrouble("no-subscription");
  peer.cut();
  const finally_ = peer.nextSubscription();
  const given = new Promise((resolve) => setTimeout(resolve, 100));
  await given;
  peer.setTrouble("none");
  await finally_;
  await hears(() => peer.say("li", undefined, text("还在吗")));
  expect(await send()).toMatchObject({ kind: "accepted" });
});

test("thrown out by a second connection it comes back later, and says so", async () => {
  const { peer, options, lines, hears, heard } = await openDoor({
    times: { heartbeatMs: 1_000, reconnectMs: 10, subscribeMs: 1_000, kickedMs: 30 },
  });
  const other = createWecomDoor({ ...options, account: "other", onMessage: async () => undefined });
  cleanups.push(() => other.stop());
  await other.start();
  await other.stop();
  await peer.nextSubscription();
  await hears(() => peer.say("li", undefined, text("还在吗")));
  expect(heard.at(-1)?.text).toBe("还在吗");
  expect(lines.join("")).toContain("another connection of this bot came up");
});

test("errcodes: not now, never, and not subscribed, which makes a new connection", async () => {
  const { peer, gateway } = await openDoor();
  const send = () => gateway.send({ key: "k", to: room, text: "一" });
  peer.setTrouble(45_009);
  expect(await send()).toEqual({ kind: "unreachable", reason: "errcode 45009" });
  peer.setTrouble(40_058);
  expect(await send()).toEqual({ kind: "refused", reason: "errcode 40058" });
  peer.setTrouble(846_609);
  const renewed = peer.nextSubscription();
  expect(await send()).toMatchObject({ kind: "unreachable" });
  peer.setTrouble("none");
  await renewed;
  expect(peer.subscriptions).toBe(2);
});

test("a wrong secret keeps the door shut and never reaches the log", async () => {
  const secret = "not-the-secret-at-all";
  let wentOffline = () => {};
  const offline = new Promise<void>((resolve) => {
    wentOffline = resolve;
  });
  const onState = (state: string) => {
    if (state === "offline") wentOffline();
  };
  const { gateway, lines, peer } = await openDoor({ secret, startTimeoutMs: 10, onState });
  await offline;
  expect(await gateway.send({ key: "k", to: room, text: "一" })).toMatchObject({
    kind: "unreachable",
  });
  expect(peer.subscriptions).toBe(0);
  expect(lines.join("")).toContain("Authentication failed");
  expect(lines.join("")).not.toContain(secret);
});
