import { describe, expect, test } from "vitest";
import type { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { LocalPuppet } from "../../bot/chat/local/local-puppet.ts";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import { clock, log, openOdd } from "./open-test-door.ts";

describe("puppets that misbehave", () => {
  test("the same id announced twice is one message; errors as events end nothing", async () => {
    const { network, room, zhang, heard, door, made } = await openOdd((n) => new LocalPuppet(n));
    const said = network.say({ from: zhang.id, to: room.id, text: "一" });
    made[0]?.emit("message", { messageId: said.id });
    made[0]?.emit("message", { messageId: "no-such-message" });
    made[0]?.emit("error", { data: "14 UNAVAILABLE" });
    network.say({ from: zhang.id, to: room.id, text: "二" });
    await door.idle();
    expect(heard.map(({ text }) => text)).toEqual(["一", "二"]);
  });

  test("after a login who is in the rooms is told before what was said", async () => {
    const order: string[] = [];
    const { network, room, zhang, door, made } = await openOdd(
      (n) => new LocalPuppet(n),
      async ({ text }) => void order.push(text),
      async (rooms) => {
        await new Promise((resolve) => setImmediate(resolve));
        const shown = rooms.find(({ networkId }) => networkId === room.id);
        const known = shown?.members.find(({ networkId }) => networkId === zhang.id);
        order.push(`${shown?.topic}/${known?.nickname}`);
      },
    );
    await door.idle();
    order.length = 0;
    made[0]?.emit("login", { contactId: network.bot.id });
    network.say({ from: zhang.id, to: room.id, text: "一" });
    await door.idle();
    expect(order).toEqual(["东门社区关工委/张桂兰", "一"]);
  });

  test("its own messages come back and are not answered", async () => {
    const { network, room, zhang, heard, door, made, gateway } = await openOdd(
      (n) => new LocalPuppet(n),
    );
    const sent = await gateway.send({
      key: "1",
      to: { kind: "room", networkId: room.id },
      text: "我自己说的",
    });
    const messageId = sent.kind === "accepted" ? (sent.networkMessageId ?? "") : "";
    made[0]?.emit("message", { messageId });
    network.say({ from: zhang.id, to: room.id, text: "一" });
    await door.idle();
    expect(heard.map(({ text }) => text)).toEqual(["一"]);
  });

  test("slow contacts do not change the order, and unknown ones leave the name empty", async () => {
    class SlowPuppet extends LocalPuppet {
      #calls = 0;
      override async contactRawPayload(id: string) {
        this.#calls += 1;
        await new Promise((resolve) => setTimeout(resolve, this.#calls < 12 ? 20 : 1));
        return super.contactRawPayload(id);
      }
      override async roomMemberRawPayload(_room: string, id: string): Promise<never> {
        throw new Error(`contact ${id} not loaded yet`);
      }
    }
    const { network, room, zhang, heard, door } = await openOdd((n) => new SlowPuppet(n));
    for (const text of ["一", "二", "三"]) network.say({ from: zhang.id, to: room.id, text });
    await door.idle();
    expect(heard.map(({ text }) => text)).toEqual(["一", "二", "三"]);
    expect(heard.map(({ sender }) => sender.networkId)).toEqual([zhang.id, zhang.id, zhang.id]);
  });

  test("messages of one chat wait for each other, those of another chat do not", async () => {
    const events: string[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { network, room, zhang, door } = await openOdd(
      (n) => new LocalPuppet(n),
      async ({ text }) => {
        events.push(`${text} begins`);
        if (text === "一") await gate;
        events.push(`${text} ends`);
        if (text === "私聊") release();
      },
    );
    network.say({ from: zhang.id, to: room.id, text: "一" });
    network.say({ from: zhang.id, to: room.id, text: "二" });
    network.say({ from: zhang.id, to: zhang.id, text: "私聊" });
    await door.idle();
    expect(events).toEqual([
      "一 begins",
      "私聊 begins",
      "私聊 ends",
      "一 ends",
      "二 begins",
      "二 ends",
    ]);
  });

  test("a message that the bot could not keep at once is handed over again, before younger ones", async () => {
    const texts: string[] = [];
    let failures = 1;
    const { network, room, zhang, door } = await openOdd(
      (n) => new LocalPuppet(n),
      async ({ text }) => {
        failures -= 1;
        if (failures === 0) throw new Error("database is locked");
        texts.push(text);
      },
    );
    network.say({ from: zhang.id, to: room.id, text: "一" });
    network.say({ from: zhang.id, to: room.id, text: "二" });
    await door.idle();
    expect(texts).toEqual(["一", "二"]);
    expect(network.notTaken()).toEqual([]);
  });

  test("a start that hangs or throws leaves the door shut without hanging the program", async () => {
    class HangingPuppet extends LocalPuppet {
      override async onStart(): Promise<void> {
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    }
    class ThrowingPuppet extends LocalPuppet {
      override async onStart(): Promise<void> {
        throw new Error("14 UNAVAILABLE");
      }
    }
    for (const Odd of [HangingPuppet, ThrowingPuppet]) {
      const { gateway, room } = await openOdd((n) => new Odd(n), undefined, undefined, 60);
      expect(["starting", "offline"]).toContain(gateway.state());
      const to = { kind: "room", networkId: room.id } as const;
      const answer = await gateway.send({ key: "1", to, text: "在" });
      expect(answer).toMatchObject({ kind: "unreachable" });
    }
  });

  test("a puppet that is not installed is refused with its name", async () => {
    const door = createWechatyGateway({
      puppet: () => "wechaty-puppet-that-does-not-exist",
      account: "odd",
      name: "小铃铛",
      clock,
      log,
      onMessage: async () => undefined,
    });
    await expect(door.start()).rejects.toThrow("wechaty-puppet-that-does-not-exist");
    expect(door.gateway.state()).toBe("stopped");
  });

  test("a send that throws for an unknown reason is in doubt; an open connection that fails is not", async () => {
    const errors = [
      new Error("socket hang up"),
      Object.assign(new Error("no"), { code: "ECONNREFUSED" }),
    ];
    class ThrowingPuppet extends LocalPuppet {
      override async messageSendText(): Promise<string> {
        throw errors.shift();
      }
    }
    const { gateway, room } = await openOdd((n) => new ThrowingPuppet(n));
    const to = { kind: "room", networkId: room.id } as const;
    expect(await gateway.send({ key: "1", to, text: "在" })).toMatchObject({ kind: "unknown" });
    expect(await gateway.send({ key: "2", to, text: "在" })).toMatchObject({ kind: "unreachable" });
  });

  test("a room of two thousand: the first message and each one who joins cost no look at everybody", async () => {
    let looks = 0;
    const errors: unknown[] = [];
    class CountingPuppet extends LocalPuppet {
      override async contactRawPayload(id: string) {
        looks += 1;
        return super.contactRawPayload(id);
      }
    }
    const { network, heard, door, made } = await openOdd((n) => new CountingPuppet(n));
    const crowd = Array.from({ length: 1_999 }, (_, n) =>
      network.cast.addPerson(`邻居${n}`, "member"),
    );
    const big = network.cast.addRoom("大群", [network.bot.id, ...crowd.map(({ id }) => id)]);
    made[0]?.on("error", (error: unknown) => void errors.push(error));
    const speakers = crowd.slice(0, 20);
    for (const { id } of [...speakers, ...speakers]) {
      network.say({ from: id, to: big.id, text: `我是第${id}个说的` });
    }
    network.joinRoom(big.id, network.cast.addPerson("新来的", "member").id);
    await made[0]?.settled();
    await door.idle();
    expect(
      heard.filter(({ kind }) => kind === "text").map(({ sender }) => sender.networkId),
    ).toEqual([...speakers, ...speakers].map(({ id }) => id));
    expect(heard[0]?.sender.name).toBe("邻居0");
    expect(looks).toBeLessThan(200);
    expect(errors).toEqual([]);
  });

  test("a puppet that says ready before its login is heard all the same", async () => {
    class EagerPuppet extends LocalPuppet {
      override async onStart(): Promise<void> {
        this.emit("ready" as never, { data: "before the login" } as never);
        await super.onStart();
      }
    }
    const { network, room, zhang, heard, door, gateway } = await openOdd((n) => new EagerPuppet(n));
    expect(gateway.state()).toBe("online");
    network.say({ from: zhang.id, to: room.id, text: "一" });
    await door.idle();
    expect(heard.map(({ text }) => text)).toEqual(["一"]);
  });

  test("what is announced before the login is not lost", async () => {
    class EarlyPuppet extends LocalPuppet {
      readonly #messages: LocalNetwork;
      constructor(network: LocalNetwork) {
        super(network);
        this.#messages = network;
      }
      override async onStart(): Promise<void> {
        for (const { id } of this.#messages.notTaken()) this.emit("message", { messageId: id });
        await super.onStart();
      }
    }
    const { network, room, zhang, heard, door } = await openOdd((n) => new EarlyPuppet(n));
    await door.stop();
    network.say({ from: zhang.id, to: room.id, text: "您不在的时候说的" });
    await door.start();
    await expect.poll(() => heard.map(({ text }) => text)).toEqual(["您不在的时候说的"]);
  });

  test("two rooms of one name are two rooms", async () => {
    const { network, room, zhang, heard, door, gateway } = await openOdd((n) => new LocalPuppet(n));
    const twin = network.cast.addRoom("同名群", [network.bot.id, zhang.id]);
    const other = network.cast.addRoom("同名群", [network.bot.id, zhang.id]);
    for (const { id } of [room, twin, other]) {
      network.say({ from: zhang.id, to: id, text: "在" });
      await gateway.send({ key: `to/${id}`, to: { kind: "room", networkId: id }, text: `给${id}` });
    }
    await door.idle();
    const chats = heard.map(({ chat }) => (chat.kind === "room" ? chat.networkId : ""));
    expect(new Set(chats).size).toBe(new Set([room.id, twin.id, other.id]).size);
    expect(network.messagesIn(twin.id).at(-1)?.text).toBe(`给${twin.id}`);
  });

  test("every start has a new puppet, and the old one keeps no listener of ours", async () => {
    const { door, made } = await openOdd((n) => new LocalPuppet(n));
    for (let round = 0; round < 4; round += 1) {
      await door.stop();
      await door.start();
    }
    expect(made).toHaveLength(5);
    const ours = (puppet: LocalPuppet | undefined) => puppet?.listenerCount("dong") ?? 0;
    const live = ours(made.at(-1));
    // Wechaty's own listener stays with the puppet that is thrown away.
    expect(made.slice(0, -1).map(ours)).toEqual([live - 1, live - 1, live - 1, live - 1]);
  });
});
