import { afterEach, expect, test } from "vitest";
import { createWebhookDoor, webhookRoomId } from "../../bot/chat/webhook/webhook-door.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";
import { openWebhookPeer } from "./webhook-peer.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function openDoor() {
  let now = Date.parse("2026-11-23T08:00:00+08:00");
  const clock = { now: () => now };
  const peer = await openWebhookPeer(clock);
  cleanups.push(peer.close);
  const door = createWebhookDoor({ account: "webhook/东门", url: peer.url, clock });
  await door.start();
  const to = { kind: "room", networkId: webhookRoomId(peer.url) } as const;
  const send = (text: string, more: Partial<OutboundMessage> = {}) =>
    door.gateway.send({ key: "k", to, text, ...more });
  const pass = (ms: number) => {
    now += ms;
  };
  return { peer, door, clock, send, pass };
}

test("a text goes out as it is, with the people it mentions", async () => {
  const { peer, send } = await openDoor();
  const answer = await send("明天周五9:00普法讲座", { mentions: ["zhangguilan"] });
  expect(answer).toEqual({ kind: "accepted", networkMessageId: null });
  expect(peer.accepted).toMatchObject([
    {
      msgtype: "text",
      text: { content: "明天周五9:00普法讲座", mentioned_list: ["zhangguilan"] },
    },
  ]);
});

test("a long text goes out in parts of at most 2,048 bytes, cut after sentences, mentioning once", async () => {
  const { peer, send } = await openDoor();
  const text = "明天下午两点在社区书屋包粽子，请带围裙。".repeat(120);
  expect(await send(text, { mentions: ["lihong"] })).toMatchObject({ kind: "accepted" });
  const contents = peer.accepted.map((posted) => posted.text?.content ?? "");
  expect(contents.join("")).toBe(text);
  expect(contents.length).toBeGreaterThan(2);
  expect(contents.every((content) => content.endsWith("。"))).toBe(true);
  expect(peer.accepted.filter((posted) => posted.text?.mentioned_list)).toHaveLength(1);
});

test("a picture goes before its text; a file is refused before anything leaves", async () => {
  const { peer, send } = await openDoor();
  const bytes = new Uint8Array([137, 80, 78, 71]);
  await send("海报", { file: { name: "a.png", kind: "image", bytes } });
  expect(peer.accepted.map(({ msgtype }) => msgtype)).toEqual(["image", "text"]);
  expect(await send("表", { file: { name: "a.xlsx", kind: "file", bytes } })).toMatchObject({
    kind: "refused",
  });
  expect(peer.accepted).toHaveLength(2);
});

test("no sixty seconds ever hold more than 18 messages, parts counted, and nothing is cut off half-way", async () => {
  const { peer, send, pass } = await openDoor();
  const twoParts = "社区书屋有讲座，欢迎大家都来听一听。".repeat(60);
  let sent = 0;
  for (let step = 0; step < 400; step += 1) {
    const answer = await send(step % 3 === 0 ? twoParts : "一句");
    expect(["accepted", "unreachable"]).toContain(answer.kind);
    if (answer.kind === "accepted") sent += step % 3 === 0 ? 2 : 1;
    pass(1_000);
  }
  expect(new Set(peer.answers)).toEqual(new Set([0]));
  expect(peer.accepted).toHaveLength(sent);
  const times = peer.accepted.map(({ at }) => at);
  const busiest = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
  );
  expect(busiest).toBe(18);
});

test("what an earlier process sent counts: a restart does not open the minute anew", async () => {
  const { peer, clock, send, pass } = await openDoor();
  const text = "社区书屋有讲座，欢迎大家都来听一听。".repeat(60);
  for (let message = 0; message < 8; message += 1) await send(text);
  expect(peer.accepted).toHaveLength(16);
  const chatId = webhookRoomId(peer.url);
  const sentBefore = Array.from({ length: 8 }, () => ({
    ...{ chatId, text, at: clock.now(), hasFile: false },
  }));
  const next = createWebhookDoor({ account: "webhook/东门", url: peer.url, clock, sentBefore });
  await next.start();
  const again = () =>
    next.gateway.send({ key: "k", to: { kind: "room", networkId: chatId }, text: text + text });
  expect(await again()).toMatchObject({ kind: "unreachable" });
  pass(60_000);
  expect(await again()).toMatchObject({ kind: "accepted" });
});

test("what certainly did not arrive is tried again, what may have arrived is in doubt, a wrong key is refused", async () => {
  const { peer, send, clock } = await openDoor();
  peer.setTrouble("busy");
  expect(await send("一")).toMatchObject({ kind: "unreachable" });
  for (const trouble of ["hang-up", "garbage", "http-500"] as const) {
    peer.setTrouble(trouble);
    expect(await send("一")).toMatchObject({ kind: "unknown" });
  }
  peer.setTrouble("none");
  const wrong = createWebhookDoor({
    account: "w",
    url: peer.url.replace("key=", "key=0"),
    clock,
  });
  await wrong.start();
  const to = { kind: "room", networkId: webhookRoomId(peer.url.replace("key=", "key=0")) } as const;
  expect(await wrong.gateway.send({ key: "k", to, text: "一" })).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("93000"),
  });
  await peer.close();
  expect(await send("一")).toEqual({ kind: "unreachable", reason: "ECONNREFUSED" });
});

test("the key is in no answer, whatever goes wrong", async () => {
  const { peer, send } = await openDoor();
  const answers = [await send("x".repeat(100_000))];
  for (const trouble of ["busy", "hang-up", "garbage", "http-500"] as const) {
    peer.setTrouble(trouble);
    answers.push(await send("一"));
  }
  await peer.close();
  answers.push(await send("一"));
  expect(answers).toHaveLength(6);
  expect(JSON.stringify(answers)).not.toContain(peer.key);
});
