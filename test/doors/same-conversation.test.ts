import "../../bot/chat/wechaty/wechaty-log-level.ts";
import { randomInt } from "node:crypto";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { mock, PuppetMock } from "wechaty-puppet-mock";
import type { Door } from "../../bot/chat/door.ts";
import { openLocalDoor } from "../../bot/chat/local/local-door.ts";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import { createWecomDoor } from "../../bot/chat/wecom/wecom-door.ts";
import { loadPlanFile } from "../../bot/cli/load-plan-file.ts";
import { createBot } from "../../bot/create-bot.ts";
import { createJobs } from "../../jobs/create-jobs.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import { issueClaimCode } from "../../src/people/claim-code.ts";
import { openStore } from "../../src/store/open-store.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { answerCounts, openSurveys } from "../../src/store/surveys.ts";
import { WecomPeer } from "./wecom-peer.ts";

const ZONE = "Asia/Shanghai";
const PEOPLE = ["李红", "张桂兰", "老陈"] as const;
type Who = (typeof PEOPLE)[number];
const log = pino({ level: "silent" });
let now = Date.parse("2026-11-22T10:00:00+08:00");
const clock = { now: () => now };

/** A network with a room of three people: what they say, and what they see from the bot. */
interface World {
  readonly door: Door;
  /** False when the network does not tell the bot. */
  readonly say: (who: Who, where: "room" | "private", text: string) => boolean;
  /** `room` or a person's name, and the text. */
  readonly seen: () => readonly (readonly [string, string])[];
  readonly close: () => Promise<void> | void;
}

async function localWorld(onMessage: OnMessage): Promise<World> {
  const network = new LocalNetwork({ file: ":memory:", clock });
  const people = new Map(PEOPLE.map((name) => [name, network.cast.addPerson(name, "member").id]));
  const idOf = (name: Who) => people.get(name) ?? "";
  const room = network.cast.addRoom("东门", [network.bot.id, ...people.values()]);
  const door = await openLocalDoor({ network, account: "local", clock, log, onMessage });
  return {
    door,
    say(who, where, text) {
      network.say({ from: idOf(who), to: where === "room" ? room.id : idOf(who), text });
      return true;
    },
    seen: () =>
      network
        .messagesSince(0)
        .filter(({ from }) => from === network.bot.id)
        .map(({ chatId, text }) => [
          chatId === room.id ? "room" : (PEOPLE.find((name) => idOf(name) === chatId) ?? chatId),
          text,
        ]),
    close: () => network.close(),
  };
}

async function mockWorld(onMessage: OnMessage): Promise<World> {
  const mocker = new mock.Mocker();
  const sent: [string, string][] = [];
  class Puppet extends PuppetMock {
    override async onStart(): Promise<void> {
      await super.onStart();
      mocker.login(bot);
    }
    override async messageSendText(to: string, text: string) {
      sent.push([to === room.id ? "room" : (nameOf(to) ?? to), text]);
      return super.messageSendText(to, text);
    }
  }
  const bot = mocker.createContact({ name: "小铃铛" });
  const people = new Map(PEOPLE.map((name) => [name, mocker.createContact({ name })]));
  const nameOf = (id: string) => PEOPLE.find((name) => people.get(name)?.id === id);
  const memberIdList = [bot.id, ...[...people.values()].map(({ id }) => id)];
  const room = mocker.createRoom({ id: "room@mock", topic: "东门", memberIdList });
  const door = createWechatyGateway({
    ...{ account: "mock", name: "小铃铛", clock, log, onMessage },
    puppet: () => new Puppet({ mocker }),
  });
  return {
    door,
    say(who, where, text) {
      people
        .get(who)
        ?.say(text)
        .to(where === "room" ? room : bot);
      return true;
    },
    seen: () => sent,
    close: () => undefined,
  };
}

async function wecomWorld(onMessage: OnMessage): Promise<World & { readonly peer: WecomPeer }> {
  const peer = await WecomPeer.open(clock.now);
  const { botId, secret } = WecomPeer;
  const door = createWecomDoor({
    ...{ account: "wecom/aibTEST", name: "小铃铛", clock, log, botId, secret },
    url: peer.url,
    onMessage,
  });
  return {
    peer,
    door,
    say(who, where, content) {
      // In a room the network tells the bot only what mentions it.
      if (where === "room" && !content.includes("@小铃铛")) return false;
      const text = { msgtype: "text", text: { content } };
      peer.say(who, where === "room" ? "wrROOM" : undefined, text);
      return true;
    },
    seen: () => peer.shown.map(({ chatId, text }) => [chatId === "wrROOM" ? "room" : chatId, text]),
    close: () => peer.close(),
  };
}

const PLAN =
  "2026年计划\n一、11月27日上午9点在社区书屋举办普法讲座，限2人。\n二、12月举办一次趣味运动会。\n";

const SPOKEN: readonly (readonly [Who, "room" | "private", string])[] = [
  ["张桂兰", "room", "@小铃铛 本月有什么活动"],
  ["老陈", "room", "今天天气不错"],
  ["张桂兰", "room", "@小铃铛 报名11"],
  ["老陈", "private", "报名11 带1人"],
  ["李红", "private", "名单11"],
  ["张桂兰", "private", "取消报名11"],
  ["老陈", "private", "what's on next month"],
  ["张桂兰", "private", "我的资料"],
  ["李红", "private", "11名单"],
];

/** A bot on a store with the plan, talking through a door; 李红 has claimed it. */
async function openTalk<W extends World>(open: (onMessage: OnMessage) => Promise<W>) {
  now = Date.parse("2026-11-22T10:00:00+08:00");
  const store = await openStore(":memory:", now);
  const calendars = shippedCalendars();
  const deps = { clock, store, calendars, zone: ZONE, log };
  const bot = createBot(deps);
  const jobs = createJobs(deps);
  let heard = 0;
  const world = await open(async (message) => {
    await bot.onMessage(message);
    heard += 1;
  });
  onTestFinished(async () => {
    await world.door.stop();
    await world.close();
    await store.close();
  });
  bot.attach(world.door.gateway);
  await world.door.start();
  const code = await store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, now);
    return issueClaimCode(db, space.id, () => randomInt(1_000_000));
  });
  await loadPlanFile(store, { name: "plan.txt", bytes: Buffer.from(PLAN), zone: ZONE, now });
  let said = 0;
  /** Something that the network tells the bot, if `act` returns true; then everything that follows. */
  const after = async (act: () => boolean) => {
    if (act()) said += 1;
    await expect.poll(() => heard, { timeout: 30_000, interval: 5 }).toBe(said);
    // Long enough for every door's pace.
    for (let step = 0; step < 3; step += 1) {
      now += 4_000;
      await bot.finish();
    }
  };
  const say = (who: Who, where: "room" | "private", text: string) =>
    after(() => world.say(who, where, text));
  await say("李红", "private", `认领 ${code}`);
  /** Until this moment, with what is due then. */
  const until = async (civil: string) => {
    now = Date.parse(`${civil}+08:00`);
    await jobs.runDue();
    await after(() => false);
  };
  /** A second door on the same store; what `say` is to the first. */
  const alsoThrough = async <Also extends World>(
    another: (onMessage: OnMessage) => Promise<Also>,
  ) => {
    const also = await another(async (message) => {
      await bot.onMessage(message);
      heard += 1;
    });
    onTestFinished(async () => {
      await also.door.stop();
      await also.close();
    });
    bot.attach(also.door.gateway);
    await also.door.start();
    const sayThere = (who: Who, where: "room" | "private", text: string) =>
      after(() => also.say(who, where, text));
    return { also, sayThere };
  };
  return { world, store, say, after, until, alsoThrough };
}

/** The same words through a door; what the bot said, in the order in which it was said. */
async function talk(open: (onMessage: OnMessage) => Promise<World>) {
  const { world, say } = await openTalk(open);
  for (const [who, where, text] of SPOKEN) await say(who, where, text);
  return world.seen();
}

test("the same words have the same outcome through every door", async () => {
  const local = await talk(localWorld);
  expect(local.length).toBeGreaterThan(7);
  expect(local.some(([where, text]) => where === "room" && text.includes("普法讲座"))).toBe(true);
  expect(await talk(mockWorld)).toEqual(local);
  // WeCom names no rooms.
  const named = (await talk(wecomWorld)).map(([where, text]) => [
    where,
    text.replace("群ROOM", "东门"),
  ]);
  expect(named).toEqual(local);
});

test("a card and a word do the same thing: the reminder's buttons, and votes for the poll they show", async () => {
  const { world, store, say, after, until } = await openTalk(wecomWorld);
  const { peer } = world;
  const press = (who: Who, place: number, card?: Parameters<WecomPeer["press"]>[3]) =>
    after(() => {
      peer.press(who, "wrROOM", place, card);
      return true;
    });
  await say("老陈", "room", "@小铃铛 本月有什么活动");
  await until("2026-11-26T19:00:00");
  const reminder = peer.shown.at(-1);
  expect(reminder?.card?.button_list?.map(({ text }) => text)).toEqual(["报名", "请假"]);
  expect(reminder?.text).toContain("点按钮");
  await press("张桂兰", 0);
  await say("老陈", "room", "@小铃铛 报名11");
  await say("李红", "private", "名单11");
  expect(world.seen().at(-1)?.[1]).toMatch(/2人[\s\S]*张桂兰[\s\S]*老陈/u);
  await press("张桂兰", 1);
  await say("李红", "private", "名单11");
  expect(world.seen().at(-1)?.[1]).toMatch(/1人/u);

  await say("李红", "room", "@小铃铛 投票 周六/周日");
  const first = peer.shown.at(-1)?.card;
  expect(first?.checkbox?.option_list.map(({ text }) => text)).toEqual(["① 周六", "② 周日"]);
  await press("老陈", 1);
  await say("李红", "room", "@小铃铛 投票 上午/下午");
  await press("张桂兰", 1, first);
  await say("老陈", "room", "@小铃铛 投1");
  const polls = await openSurveys(store.db, 1, "poll");
  const counts = await Promise.all(
    polls.map(async ({ id }) => [...(await answerCounts(store.db, id))]),
  );
  expect(counts).toEqual([[["上午", 1]], [["周日", 2]]]);
});

test("a room goes on behind another door: its people, sign-ups and reminders come along, and the old one is silent", async () => {
  const { world, say, until, alsoThrough } = await openTalk(localWorld);
  const { also, sayThere } = await alsoThrough(wecomWorld);
  await say("张桂兰", "room", "@小铃铛 报名11");
  await say("李红", "room", "@小铃铛 绑定");
  const code = /绑定码 (\d{6})/u.exec(world.seen().at(-1)?.[1] ?? "")?.[1];
  expect(world.seen().at(-1)?.[0]).toBe("李红");
  await sayThere("老陈", "room", `@小铃铛 绑定 ${code}`);
  expect(also.seen().at(-1)).toEqual(["room", expect.stringContaining("东门搬到这里了")]);
  expect(world.seen().at(-1)).toEqual(["room", expect.stringContaining("新地方：企业微信")]);
  await sayThere("老陈", "room", "@小铃铛 报名11");
  await say("李红", "private", "名单11");
  expect(world.seen().at(-1)?.[1]).toMatch(/2人[\s\S]*张桂兰[\s\S]*老陈/u);
  const inOldRoom = () => world.seen().filter(([where]) => where === "room");
  const before = inOldRoom().length;
  await until("2026-11-26T19:00:00");
  expect(also.seen().at(-1)).toEqual(["room", expect.stringContaining("明天11月27日周五9:00")]);
  await say("张桂兰", "room", "@小铃铛 本月有什么活动");
  expect(inOldRoom()).toHaveLength(before);
});
