import { pino } from "pino";
import { expect, test } from "vitest";
import { mock, PuppetMock } from "wechaty-puppet-mock";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import type { GatewayState } from "../../src/chat/gateway.ts";
import type { InboundMessage } from "../../src/chat/message.ts";

test("somebody else's puppet works too: scan, login, room and private words, answers, logout", async () => {
  const mocker = new mock.Mocker();
  const heard: InboundMessage[] = [];
  const states: (GatewayState | [GatewayState, string])[] = [];
  const door = createWechatyGateway({
    puppet: () => new PuppetMock({ mocker }),
    account: "mock",
    name: "小铃铛",
    clock: { now: () => 0 },
    log: pino({ level: "silent" }),
    startTimeoutMs: 50,
    onMessage: async (message) => {
      heard.push(message);
    },
    onState: (state, qrcode) => {
      states.push(qrcode === undefined ? state : [state, qrcode]);
    },
  });
  await door.start();
  mocker.scan("https://login.example/1");
  const bot = mocker.createContact({ name: "小铃铛" });
  const zhang = mocker.createContact({ name: "张桂兰" });
  const room = mocker.createRoom({
    id: "room@mock",
    topic: "东门社区关工委",
    memberIdList: [bot.id, zhang.id],
  });
  mocker.login(bot);
  // This puppet does not tell whom a message mentions.
  zhang.say("@小铃铛\u2005本月有什么活动").to(room);
  await door.idle();
  zhang.say("帮助").to(bot);
  await door.idle();
  expect(heard).toMatchObject([
    {
      chat: { kind: "room", networkId: "room@mock", topic: "东门社区关工委" },
      sender: { name: "张桂兰" },
      mentionsBot: true,
    },
    { chat: { kind: "dm" }, text: "帮助", mentionsBot: false },
  ]);

  const to = { kind: "room", networkId: "room@mock" } as const;
  const answer = { key: "reply/1", to, text: "11月还有 2 项" };
  expect(await door.gateway.send(answer)).toEqual({ kind: "accepted", networkMessageId: null });
  expect(await door.gateway.findSent(answer, 0)).toBeUndefined();
  expect(door.gateway.capabilities).toMatchObject({ echo: false, realMentions: false });
  await door.idle();
  expect(heard).toHaveLength(2);

  await door.stop();
  expect(states).toEqual(["starting", ["scan", "https://login.example/1"], "online", "stopped"]);
});
