import { describe, expect, test } from "vitest";
import { NameBook } from "../../bot/chat/wechaty/name-book.ts";
import type { PuppetPort } from "../../bot/chat/wechaty/puppet-port.ts";
import { joinQuote, splitQuote } from "../../bot/chat/wechaty/quoted-text.ts";
import { toInboundMessage } from "../../bot/chat/wechaty/to-inbound-message.ts";

type Payload = Parameters<typeof toInboundMessage>[1];

/** A puppet that knows names and nothing else. */
function inbound(payload: Partial<Payload>) {
  const puppet = {
    isLoggedIn: true,
    currentUserId: "bot",
    contactPayload: async (id: string) => ({ id, name: id === "bot" ? "铃铛助手" : "张桂兰" }),
    roomMemberPayload: async (_room: string, id: string) => ({
      id,
      name: id === "bot" ? "铃铛助手" : "张桂兰",
      roomAlias: id === "bot" ? "" : "3栋张姨",
    }),
    roomPayload: async (id: string) => ({ id, topic: "东门社区关工委" }),
  } as unknown as PuppetPort;
  const names = new NameBook(puppet, { now: () => 0 });
  return toInboundMessage({ puppet, account: "a", botName: "小铃铛", names }, {
    id: "1",
    talkerId: "zhang",
    roomId: "room",
    timestamp: 1_780_000_000,
    type: 7,
    text: "",
    ...payload,
  } as Payload);
}

describe("a Wechaty payload in our words", () => {
  test("seconds and milliseconds both become epoch milliseconds; the room name of a person wins", async () => {
    const message = await inbound({ text: "在" });
    expect(message).toMatchObject({ at: 1_780_000_000_000, sender: { name: "3栋张姨" } });
    expect(await inbound({ timestamp: 1_780_000_000_123 })).toMatchObject({
      at: 1_780_000_000_123,
    });
  });

  test.each([
    ["@小铃铛\u2005在吗", true],
    ["@铃铛助手 在吗", true],
    ["@小铃铛", true],
    ["mail me a@小铃铛 please", false],
    ["@小铃铛铛在吗", false],
    ["小铃铛在吗", false],
  ])("%s mentions the bot by its text: %s", async (text, mentioned) => {
    expect(await inbound({ text })).toMatchObject({ mentionsBot: mentioned });
  });

  test("the network's list counts, and so does the text when the list is empty", async () => {
    const named = await inbound({ text: "@小铃铛 在吗", mentionIdList: [] });
    expect(named).toMatchObject({ mentionsBot: true });
    const listed = await inbound({ text: "在吗", mentionIdList: ["bot"] });
    expect(listed).toMatchObject({ mentionsBot: true });
    const other = await inbound({ text: "@李红 在吗", mentionIdList: ["li"] });
    expect(other).toMatchObject({ mentionsBot: false });
  });

  test.each([
    ["#接龙\n1. 张桂兰", 7, "chain"],
    ["#Group Note\n1. Ann", 7, "chain"],
    ["1. 张桂兰", 10, "chain"],
    ["前到", 2, "voice"],
    ["我们来接龙吧", 7, "text"],
  ])("%s of type %i is %s", async (text, type, kind) => {
    expect(await inbound({ text, type })).toMatchObject({ kind, text });
  });

  test("a voice note without a transcript has no words, whatever the protocol put there", async () => {
    expect(await inbound({ type: 2, text: "<msg><voicemsg/></msg>" })).toMatchObject({
      kind: "voice",
      text: "",
    });
  });

  test("a recall names the message, also when the protocol says it in XML", async () => {
    expect(await inbound({ type: 13, text: "77" })).toMatchObject({ recalledId: "77" });
    const xml = "<sysmsg><revokemsg><msgid>1234</msgid></revokemsg></sysmsg>";
    expect(await inbound({ type: 13, text: xml })).toMatchObject({ recalledId: "1234" });
  });

  test("stickers, transfers and cards are none of our business", async () => {
    for (const type of [0, 3, 5, 8, 11, 12]) expect(await inbound({ type })).toBeUndefined();
  });

  test("a quoting reply is split into what was quoted and what was said", async () => {
    const text = joinQuote("李红", "11号活动 明早9点\n谁来？", "我来");
    expect(splitQuote(text)).toEqual({ reply: "我来", quoted: "11号活动 明早9点\n谁来？" });
    expect(await inbound({ text })).toMatchObject({ text: "我来", quoted: expect.any(String) });
    const call = joinQuote("李红", "@小铃铛 本月有什么活动", "我也想问");
    expect(await inbound({ text: call })).toMatchObject({ mentionsBot: false });
    expect(splitQuote("「活动」\n改到周五")).toEqual({ reply: "「活动」\n改到周五" });
  });
});
