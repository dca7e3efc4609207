import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { mentionsIn } from "../../bot/chat/local/mentions-in.ts";
import { SendFailure } from "../../bot/chat/local/network-message.ts";
import { seedSampleCast } from "../../bot/chat/local/sample-cast.ts";

function sampleNetwork(file = ":memory:") {
  const time = { at: Date.parse("2026-11-23T08:00:00+08:00") };
  const network = new LocalNetwork({ file, clock: { now: () => time.at } });
  seedSampleCast(network);
  const room = network.cast.findRoom("东门社区关工委");
  const zhang = network.cast.findPerson("张桂兰");
  const liu = network.cast.findPerson("刘福");
  if (room === undefined || zhang === undefined || liu === undefined) throw new Error("no cast");
  return { network, time, room, zhang, liu };
}

describe("the local network", () => {
  test("keeps people, messages and unread marks over a restart, and seeds its cast once", () => {
    const file = join(mkdtempSync(join(tmpdir(), "network-")), "network.db");
    const first = sampleNetwork(file);
    const said = first.network.say({ from: first.zhang.id, to: first.room.id, text: "前到" });
    first.network.markRead(first.liu.id, first.room.id, said.seq);
    first.network.close();

    const { network, room, zhang, liu } = sampleNetwork(file);
    expect(network.cast.rooms()).toHaveLength(2);
    expect(network.messagesIn(room.id)).toEqual([said]);
    expect(network.unread(liu.id, room.id)).toBe(0);
    network.say({ from: zhang.id, to: room.id, text: "再说一句" });
    expect(network.unread(liu.id, room.id)).toBe(1);
    expect(network.unread(zhang.id, room.id)).toBe(0);
  });

  test("gives ids that another network file never gives, and people the same id in each", () => {
    const one = sampleNetwork();
    const two = sampleNetwork();
    const [a, b] = [one, two].map(({ network, zhang, room }) =>
      network.say({ from: zhang.id, to: room.id, text: "在" }),
    );
    expect(a?.id).not.toBe(b?.id);
    expect(one.zhang.id).toBe(two.zhang.id);
  });

  test("a recall takes words and picture off the disk, only for whoever said it", () => {
    const file = join(mkdtempSync(join(tmpdir(), "network-")), "network.db");
    const { network, room, zhang, liu } = sampleNetwork(file);
    const secret = "身份证号不该发在群里";
    const said = network.say({ from: zhang.id, to: room.id, text: secret });
    expect(network.recall(liu.id, said.id)).toBe(false);
    expect(network.recall(zhang.id, said.id)).toBe(true);
    expect(network.recall(zhang.id, said.id)).toBe(false);
    expect(network.message(said.id)).toMatchObject({ text: "", recalled: true });
    network.close();
    expect(readFileSync(file).includes(Buffer.from(secret))).toBe(false);
  });

  test("declines strangers, empty words and other people's private chat", () => {
    const { network, room, zhang, liu } = sampleNetwork();
    const stranger = network.cast.addPerson("路过的人");
    expect(() => network.say({ from: stranger.id, to: room.id, text: "在吗" })).toThrow("不在群里");
    expect(() => network.say({ from: zhang.id, to: liu.id, text: "在吗" })).toThrow("不在群里");
    expect(() => network.say({ from: zhang.id, to: room.id, text: " \n" })).toThrow("空消息");
    expect(network.messagesSince(0)).toEqual([]);
  });

  test("keeps for the bot what it has not taken, but not what was recalled meanwhile", () => {
    const { network, room, zhang } = sampleNetwork();
    const [first, second, third] = ["一", "二", "三"].map((text) =>
      network.say({ from: zhang.id, to: room.id, text }),
    );
    network.markTaken(first?.id ?? "");
    network.recall(zhang.id, second?.id ?? "");
    const left = network.notTaken();
    expect(left.map(({ kind }) => kind)).toEqual(["text", "recall"]);
    expect(left[0]).toEqual(third);
  });

  test("finds a message of the bot by its key, from a moment on", async () => {
    const { network, room, time } = sampleNetwork();
    const id = await network.deliverFromBot({ to: room.id, text: "在", clientKey: "reply/1" });
    expect(network.findByClientKey("reply/1", time.at)?.id).toBe(id);
    expect(network.findByClientKey("reply/1", time.at + 1)).toBeUndefined();
    expect(network.findByClientKey("reply/2", 0)).toBeUndefined();
  });

  test("refuses, is unreachable, and delivers without answering when told to", async () => {
    const { network, room } = sampleNetwork();
    network.setFault("refuse");
    const refused = network.deliverFromBot({ to: room.id, text: "一" });
    await expect(refused).rejects.toMatchObject({ code: "refused" });
    network.setFault("deliver-then-hang");
    void network.deliverFromBot({ to: room.id, text: "二" });
    network.setFault("none");
    network.setOnline(false);
    const cut = network.deliverFromBot({ to: room.id, text: "三" });
    await expect(cut).rejects.toBeInstanceOf(SendFailure);
    expect(network.messagesIn(room.id).map(({ text }) => text)).toEqual(["二"]);
  });

  test("the bot may take back its own message for two minutes", async () => {
    const { network, room, time } = sampleNetwork();
    const early = await network.deliverFromBot({ to: room.id, text: "发错了" });
    time.at += 119_000;
    expect(network.recall(network.bot.id, early)).toBe(true);
    const late = await network.deliverFromBot({ to: room.id, text: "也错了" });
    time.at += 121_000;
    expect(network.recall(network.bot.id, late)).toBe(false);
  });
});

describe("mentions in a text", () => {
  const people = ["刘福", "刘福生", "小铃铛", "Ann"].map(
    (name) => ({ id: name, name, role: "member" }) as const,
  );
  test.each([
    ["@小铃铛\u2005本月有什么活动", ["小铃铛"]],
    ["@小铃铛 在吗", ["小铃铛"]],
    ["麻烦@小铃铛", ["小铃铛"]],
    ["@刘福生，@刘福 都来", ["刘福生", "刘福"]],
    ["@刘福生活", []],
    ["写信到 office@Ann 处", []],
    ["@所有人 明天开会", []],
  ])("%s", (text, expected) => {
    expect(mentionsIn(text, people)).toEqual(expected);
  });
});
