import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createBot } from "../../bot/create-bot.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { openStore } from "../../src/store/open-store.ts";
import { arrayGateway } from "../reminding/array-gateway.ts";

const NOON = Date.parse("2026-11-25T10:00:00+08:00");

/** The bot behind a door of this account, asked in private. Three protections stand behind each other, so each is asked alone. */
async function openBot(account: string) {
  const store = await openStore(":memory:", NOON);
  onTestFinished(() => store.close());
  const gateway = arrayGateway(account);
  const log = pino({ level: "silent" });
  let now = NOON;
  const clock = { now: () => now };
  const bot = createBot({
    clock,
    store,
    calendars: shippedCalendars(),
    zone: "Asia/Shanghai",
    log,
  });
  bot.attach(gateway);
  return {
    store,
    async ask(id: string, at = 0): Promise<void> {
      now = Math.max(now, NOON + at);
      const sender = { networkId: "zhang", name: "张桂兰" };
      await bot.onMessage({
        ...{ account, id, sender, chat: { kind: "dm" }, at: NOON + at },
        ...{ kind: "text", text: "本月有什么活动", mentionsBot: false },
      });
      await bot.wake();
    },
    answers: () => gateway.sent.length,
    /** What was taken and what is to be said, however it was decided. */
    async rows() {
      const count = async (table: "inbound" | "outbox") =>
        (await store.db.selectFrom(table).select("space_id").execute()).length;
      return { inbound: await count("inbound"), outbox: await count("outbox") };
    },
  };
}

test("the same id, a day later: not looked at again, though nothing else would know it", async () => {
  const bot = await openBot("wechaty/a");
  await bot.ask("m1");
  // As if its answer had never been written: the key of the reply cannot be what stops it.
  await bot.store.write((db) => db.deleteFrom("delivery").execute());
  await bot.store.write((db) => db.deleteFrom("outbox").execute());
  await bot.ask("m1", 24 * 3_600_000);
  expect([bot.answers(), await bot.rows()]).toEqual([1, { inbound: 1, outbox: 0 }]);
});

test("another id with the same words within five seconds, early or late: one answer; after them it is asked anew", async () => {
  const bot = await openBot("wechaty/a");
  await bot.ask("m1", 10_000);
  await bot.ask("m2", 14_999);
  await bot.ask("m3", 5_001);
  expect(bot.answers()).toBe(1);
  await bot.ask("m4", 15_000);
  expect(bot.answers()).toBe(2);
});

test("a door that repeats nothing is not mistrusted: whoever asks twice is answered twice", async () => {
  const bot = await openBot("local");
  await bot.ask("m1");
  await bot.ask("m2", 1_000);
  expect(bot.answers()).toBe(2);
});

test("a message whose coming was forgotten is answered once: the reply's key names what it answers", async () => {
  const bot = await openBot("wechaty/a");
  await bot.ask("m1");
  await bot.store.write((db) => db.deleteFrom("inbound").execute());
  await bot.ask("m1", 60_000);
  expect([bot.answers(), await bot.rows()]).toEqual([1, { inbound: 1, outbox: 1 }]);
});
