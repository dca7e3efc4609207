import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LocalPuppet } from "../../bot/chat/local/local-puppet.ts";
import { clock, openDoor } from "./open-test-door.ts";

describe("the local puppet", () => {
  test("has every method that the installed wechaty-puppet leaves abstract", () => {
    const sources = join(import.meta.dirname, "../../node_modules/wechaty-puppet/src");
    const files = readdirSync(sources, { recursive: true, encoding: "utf8" });
    const methods = new Set(
      files
        .filter((file) => file.endsWith(".ts") && !file.endsWith(".spec.ts"))
        .flatMap((file) => [
          ...readFileSync(join(sources, file), "utf8").matchAll(
            /^\s*abstract (?:override )?(\w+)\s*\(/gm,
          ),
        ])
        .map(([, method]) => method ?? ""),
    );
    expect(methods.size).toBe(65);
    const missing = [...methods].filter((method) => !(method in LocalPuppet.prototype));
    expect(missing).toEqual([]);
  });
});

describe("messages through Wechaty", () => {
  test("arrive once, in order, and say whom they mention", async () => {
    const { network, room, zhang, heard, door } = await openDoor();
    const said = [
      "@小铃铛\u2005本月有什么活动",
      "写信到 a@小铃铛 没有用",
      ...Array.from({ length: 50 }, (_, n) => `第${n}句`),
    ].map((text) => network.say({ from: zhang.id, to: room.id, text }));
    await door.idle();
    expect(heard.map(({ id }) => id)).toEqual(said.map(({ id }) => id));
    expect(heard.slice(0, 3).map(({ mentionsBot }) => mentionsBot)).toEqual([true, false, false]);
    expect(heard[0]).toMatchObject({
      account: "local",
      chat: { kind: "room", networkId: room.id, topic: "东门社区关工委" },
      sender: { networkId: zhang.id, name: "张桂兰" },
      at: clock.now(),
      kind: "text",
    });
    expect(network.notTaken()).toEqual([]);
  });

  test("private words, pictures, voice, chains, quotes, recalls and joins keep what they are", async () => {
    const { network, room, zhang, heard, door } = await openDoor();
    const from = zhang.id;
    const first = network.say({ from, to: room.id, text: "明早谁来" });
    network.say({ from, to: room.id, text: "我来", quotedId: first.id });
    const bytes = new Uint8Array([1, 2, 3]);
    network.say({ from, to: room.id, file: { name: "现场.JPG", bytes } });
    network.say({ from, to: room.id, kind: "voice", text: "前到" });
    network.say({ from, to: room.id, kind: "chain", text: "#接龙\n1. 张桂兰" });
    await door.idle();
    network.recall(from, first.id);
    network.joinRoom(room.id, network.cast.addPerson("新来的").id);
    await door.idle();
    network.say({ from, to: from, text: "帮助" });
    await door.idle();
    expect(heard.map(({ kind }) => kind)).toEqual([
      "text",
      "text",
      "image",
      "voice",
      "chain",
      "recall",
      "join",
      "text",
    ]);
    expect(heard[1]).toMatchObject({ text: "我来", quoted: "明早谁来" });
    expect(await heard[2]?.file?.bytes()).toEqual(bytes);
    expect(heard[5]?.recalledId).toBe(first.id);
    expect(heard[6]?.sender.name).toBe("新来的");
    expect(heard[7]?.chat).toEqual({ kind: "dm" });
  });

  test("a new name is known with the next message", async () => {
    const { network, room, zhang, heard, door } = await openDoor();
    network.say({ from: zhang.id, to: room.id, text: "一" });
    await door.idle();
    network.cast.renamePerson(zhang.id, "桂兰");
    network.cast.renameRoom(room.id, "东门");
    await new Promise((resolve) => setImmediate(resolve));
    network.say({ from: zhang.id, to: room.id, text: "二" });
    await door.idle();
    expect(heard.map(({ sender }) => sender.name)).toEqual(["张桂兰", "桂兰"]);
    expect(heard[1]?.chat).toMatchObject({ topic: "东门" });
  });

  test("what was said while the bot was away, or not taken, comes at the next login", async () => {
    let failing = true;
    const texts: string[] = [];
    const { network, room, zhang, door } = await openDoor(async (message) => {
      if (failing) throw new Error("disk full");
      texts.push(message.text);
    });
    network.say({ from: zhang.id, to: room.id, text: "没存下" });
    await door.idle();
    network.setOnline(false);
    await door.idle();
    expect(door.gateway.state()).toBe("offline");
    network.say({ from: zhang.id, to: room.id, text: "断线时说的" });
    failing = false;
    network.setOnline(true);
    await door.idle();
    expect(door.gateway.state()).toBe("online");
    expect(texts).toEqual(["没存下", "断线时说的"]);
  });
});

describe("sending", () => {
  test("a text with a mention, a file with words, and the key to find them again", async () => {
    const { network, room, zhang, gateway } = await openDoor();
    const to = { kind: "room", networkId: room.id } as const;
    const text = { key: "reply/1", to, text: "收到", mentions: [zhang.id] };
    expect(await gateway.send(text)).toMatchObject({ kind: "accepted" });
    const file = { name: "名单.xlsx", kind: "file", bytes: new Uint8Array([7]) } as const;
    const sent = await gateway.send({ key: "export/1", to, text: "11月台账", file });
    expect(network.messagesIn(room.id).map((m) => [m.kind, m.text, m.mentions])).toEqual([
      ["text", "@张桂兰\u2005收到", [zhang.id]],
      ["file", "", []],
      ["text", "11月台账", []],
    ]);
    expect(sent.kind === "accepted" && sent.networkMessageId).toBe(
      network.messagesIn(room.id)[2]?.id,
    );
    expect(await gateway.findSent(text, 0)).toEqual({
      networkMessageId: network.messagesIn(room.id)[0]?.id,
    });
    expect(await gateway.findSent({ ...text, key: "reply/2" }, 0)).toBe("absent");
  });

  test("every fault has its own answer, and none is an exception", async () => {
    const { network, room, gateway, door } = await openDoor();
    const send = (key: string, text = "在") =>
      gateway.send({ key, to: { kind: "room", networkId: room.id }, text });
    network.setFault("refuse");
    expect(await send("1")).toMatchObject({ kind: "refused" });
    network.setFault("hang");
    expect(await send("2")).toMatchObject({ kind: "unknown" });
    network.setFault("deliver-then-hang");
    expect(await send("3")).toMatchObject({ kind: "unknown" });
    expect(
      await gateway.findSent({ key: "3", to: { kind: "room", networkId: room.id }, text: "在" }, 0),
    ).toMatchObject({ networkMessageId: expect.any(String) });
    network.setFault("none");
    expect(await send("4", "字".repeat(20_000))).toMatchObject({ kind: "accepted" });
    const parts = network.messagesIn(room.id, 4).map(({ text }) => text);
    expect(parts.join("")).toBe("字".repeat(20_000));
    network.setOnline(false);
    await door.idle();
    expect(await send("5")).toMatchObject({ kind: "unreachable" });
    await door.stop();
    expect(await send("6")).toMatchObject({ kind: "unreachable" });
    expect(gateway.state()).toBe("stopped");
  });

  test("a message can be taken back", async () => {
    const { network, room, gateway } = await openDoor();
    const to = { kind: "room", networkId: room.id } as const;
    const sent = await gateway.send({ key: "1", to, text: "发错群了" });
    const id = sent.kind === "accepted" ? (sent.networkMessageId ?? "") : "";
    expect(await gateway.recall(id)).toBe(true);
    expect(network.message(id)).toMatchObject({ recalled: true, text: "" });
    expect(await gateway.recall("nothing")).toBe(false);
  });

  test("works again after stop and start, each message still once", async () => {
    const { network, room, zhang, heard, door } = await openDoor();
    await door.stop();
    await door.start();
    network.say({ from: zhang.id, to: room.id, text: "还在吗" });
    await door.idle();
    expect(heard.map(({ text }) => text)).toEqual(["还在吗"]);
  });
});
