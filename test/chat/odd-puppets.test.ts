import { describe, expect, test } from "vitest";
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
    const { gateway, room } = await openOdd((n) => new HangingPuppet(n));
    expect(gateway.state()).toBe("starting");
    const to = { kind: "room", networkId: room.id } as const;
    expect(await gateway.send({ key: "1", to, text: "在" })).toMatchObject({ kind: "unreachable" });
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
});
