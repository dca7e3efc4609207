import { describe, expect, onTestFinished, test } from "vitest";
import type { Door } from "../../bot/chat/door.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import type { InboundMessage } from "../../src/chat/message.ts";

/** A door with the other end of its network in hand. */
export interface OpenedDoor {
  readonly door: Door;
  /** The network's id of a room that the bot is in. */
  readonly roomId: string;
  /** Texts that people in the room saw from the bot, in order. */
  readonly seen: () => readonly string[];
  /** Somebody says something in the room; undefined for doors that only send. */
  readonly say: ((text: string) => void) | undefined;
  readonly close: () => Promise<void> | void;
}

/** What a door's opener gets: what to call for messages. The door is not started yet. */
export type OpenDoor = (onMessage: OnMessage) => Promise<OpenedDoor>;

/**
 * What every door keeps, whatever network is behind it (`src/chat/gateway.ts`). A new door is done when it
 * passes this.
 */
export function gatewayContract(name: string, open: OpenDoor): void {
  async function opened() {
    const heard: InboundMessage[] = [];
    let failures = 0;
    const it = await open(async (message) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error("database is locked");
      }
      heard.push(message);
    });
    onTestFinished(async () => {
      await it.door.stop();
      await it.close();
    });
    const to = { kind: "room", networkId: it.roomId } as const;
    const send = (text: string, key = text.slice(0, 20)) => it.door.gateway.send({ key, to, text });
    const failNext = (times: number) => {
      failures = times;
    };
    return { ...it, gateway: it.door.gateway, heard, send, failNext };
  }

  /** Says it and waits until so many messages were heard. */
  async function hears(of: Awaited<ReturnType<typeof opened>>, texts: readonly string[]) {
    if (of.say === undefined) throw new Error("this door only sends");
    const already = of.heard.length;
    for (const text of texts) of.say(text);
    await expect
      .poll(() => of.heard.length, { timeout: 30_000, interval: 10 })
      .toBe(already + texts.length);
    await of.door.idle();
    return of.heard.slice(already);
  }

  describe(`${name} keeps what a gateway promises`, () => {
    test("online after start, shut before and after, and then nothing leaves", async () => {
      const { door, gateway, send, seen } = await opened();
      expect(gateway.state()).toBe("stopped");
      expect(await send("太早")).toMatchObject({ kind: "unreachable" });
      await door.start();
      await expect.poll(() => gateway.state(), { timeout: 30_000, interval: 10 }).toBe("online");
      expect(await send("在")).toMatchObject({ kind: "accepted" });
      await door.stop();
      expect(gateway.state()).toBe("stopped");
      expect(await send("太晚")).toMatchObject({ kind: "unreachable" });
      expect(seen()).toEqual(["在"]);
    });

    test("it can be started again after it was stopped", async () => {
      const { door, send, seen } = await opened();
      await door.start();
      await door.stop();
      await door.start();
      expect(await send("又在")).toMatchObject({ kind: "accepted" });
      expect(seen()).toEqual(["又在"]);
    });

    test("texts arrive as they are and in order, long ones in parts that fit and lose nothing", async () => {
      const { door, gateway, send, seen } = await opened();
      await door.start();
      const odd = "周五9:00 <b>讲座</b> & 😀\n第二行";
      await send(odd);
      await send("二");
      expect(seen()).toEqual([odd, "二"]);
      const sentence = "明天下午在社区书屋包粽子，请带围裙。";
      const { maxBytes } = gateway.capabilities;
      const long = sentence.repeat(Math.ceil((maxBytes * 2.5) / Buffer.byteLength(sentence)));
      expect(await send(long)).toMatchObject({ kind: "accepted" });
      const parts = seen().slice(2);
      expect(parts.join("")).toBe(long);
      for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(maxBytes);
    });

    test("it only claims to find or take back what it can", async () => {
      const { door, gateway, send, roomId } = await opened();
      await door.start();
      const answer = await send("在");
      const to = { kind: "room", networkId: roomId } as const;
      const found = await gateway.findSent({ key: "在", to, text: "在" }, 0);
      if (gateway.capabilities.echo)
        expect(found).toMatchObject({ networkMessageId: expect.anything() });
      else expect(found).toBeUndefined();
      const id = answer.kind === "accepted" ? (answer.networkMessageId ?? "none") : "none";
      if (!gateway.capabilities.recall) expect(await gateway.recall(id)).toBe(false);
      expect(await gateway.recall("no-such-message")).toBe(false);
    });
  });

  describe(`${name} hears`, () => {
    test("words with who and where, each once and in order, and never its own", async () => {
      const of = await opened();
      await of.door.start();
      if (of.say === undefined) {
        expect(of.heard).toEqual([]);
        return;
      }
      await of.send("机器人自己说的");
      const texts = ["一", "二", "三", "四", "五"];
      const heard = await hears(of, texts);
      expect(heard.map(({ text }) => text)).toEqual(texts);
      expect(new Set(heard.map(({ id }) => id)).size).toBe(5);
      for (const { chat, sender, account, kind } of heard) {
        expect(chat).toMatchObject({ kind: "room", networkId: of.roomId });
        expect(sender.networkId).not.toBe("");
        expect([account, kind]).toEqual([of.gateway.account, "text"]);
      }
    });

    test("a message that could not be kept comes again, before younger ones", async () => {
      const of = await opened();
      await of.door.start();
      if (of.say === undefined) {
        expect(of.heard).toEqual([]);
        return;
      }
      of.failNext(2);
      const heard = await hears(of, ["一", "二"]);
      expect(heard.map(({ text }) => text)).toEqual(["一", "二"]);
    });
  });
}
