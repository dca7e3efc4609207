import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createBot } from "../../bot/create-bot.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { Capabilities } from "../../src/chat/gateway.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ANSWERS, enqueue, REMINDERS } from "../../src/store/outbox.ts";
import { activeRooms, ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const ZONE = "Asia/Shanghai";
const DAY_MS = 24 * 3_600_000;
const START = Date.parse("2026-11-23T09:00:00+08:00");

/** A bot in many rooms of one account, with the pace of a personal login, on a clock that jumps to what is next. */
async function openPaced(
  rooms: number,
  pace: Pick<Capabilities, "perMinute" | "perDay" | "jitterMs">,
) {
  let now = START;
  const clock = { now: () => now };
  const store = await openStore(":memory:", now);
  onTestFinished(() => store.close());
  const log = pino({ level: "silent" });
  const bot = createBot({ clock, store, calendars: shippedCalendars(), zone: ZONE, log });
  const sent: { at: number; message: OutboundMessage }[] = [];
  bot.attach({
    account: "wechaty",
    capabilities: {
      ...{ rooms: true, push: true, realMentions: false, images: true, files: true, cards: false },
      ...{ recall: true, echo: false, maxBytes: 4_000, ...pace },
    },
    state: () => "online",
    async send(message) {
      sent.push({ at: now, message });
      return { kind: "accepted", networkMessageId: null };
    },
    findSent: async () => undefined,
    recall: async () => false,
  });
  const spaceId = await store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, now);
    const seen = { account: "wechaty", networkId: "li", nickname: "李红" };
    await grantRole(db, await ensureSender(db, space.id, seen, now), "organizer", now);
    for (let n = 1; n <= rooms; n += 1) {
      const topic = `${n}号楼群`;
      await ensureRoom(db, space.id, { account: "wechaty", networkId: `r${n}`, topic }, now);
    }
    return space.id;
  });
  let count = 0;
  /** The clock jumps from one thing that is due to the next. */
  const until = async (end: number) => {
    for (;;) {
      await bot.wake();
      const next = await bot.nextAt();
      if (next === undefined || next > end) break;
      now = Math.max(now + 1, next);
    }
    now = Math.max(now, end);
  };
  /** What 李红 is answered in private. */
  const asks = async (text: string) => {
    count += 1;
    const before = sent.length;
    await bot.onMessage({
      ...{ account: "wechaty", chat: { kind: "dm" }, sender: { networkId: "li", name: "李红" } },
      ...{ id: `m${count}`, at: now, kind: "text", text, mentionsBot: false },
    });
    await until(now + 10_000);
    return sent
      .slice(before)
      .filter(({ message }) => message.to.kind === "person")
      .map(({ message }) => message.text)
      .join("\n");
  };
  const toRooms = () => sent.filter(({ message }) => message.to.kind === "room");
  const setClockBack = (ms: number) => {
    now -= ms;
  };
  return { store, spaceId, sent, toRooms, asks, until, clock, setClockBack };
}

test("a broadcast says what it costs before it is confirmed, keeps an uneven pace, and tells how much still waits", async () => {
  const { asks, until, toRooms, clock, sent } = await openPaced(40, {
    ...{ perMinute: 20, perDay: 300, jitterMs: 2_000 },
  });
  const preview = await asks("发通知 全体：明天上午9点大扫除");
  expect(preview).toContain("发完要约3分钟");
  const code = /确认 (\d+)/u.exec(preview)?.[1];
  expect(toRooms()).toEqual([]);
  expect(await asks(`确认 ${code}`)).toContain("开始发40个群，约3分钟，发完告诉您");
  await until(clock.now() + 40_000);
  const still = await asks("发到哪了");
  expect(still).toMatch(/^还有2\d条在排队\n还要约2分钟$/u);
  await until(clock.now() + 5 * 60_000);
  expect(toRooms()).toHaveLength(40);
  expect(await asks("queue")).toBe("Nothing is waiting to be sent");
  const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
  const paced = gaps.filter((gap) => gap < 5_100);
  expect(Math.max(...paced)).toBeGreaterThan(4_000);
  expect(new Set(paced).size).toBeGreaterThan(20);
});

test("a fast account still leaves a second between two messages to the same chat, and fills it with the other's", async () => {
  const { store, spaceId, until, toRooms, clock } = await openPaced(2, {
    ...{ perMinute: 240, perDay: 300, jitterMs: 0 },
  });
  await store.write(async (db) => {
    for (const { id } of await activeRooms(db, spaceId)) {
      const to = { kind: "room", id, account: "wechaty" } as const;
      for (const body of ["1", "2", "3"]) {
        const item = { spaceId, key: `${id}/${body}`, to, lane: ANSWERS, body } as const;
        await enqueue(db, { ...item, dueAt: clock.now(), now: clock.now() });
      }
    }
  });
  await until(clock.now() + 60_000);
  const at = (room: string) =>
    toRooms()
      .filter(({ message }) => message.to.networkId === room)
      .map((one) => one.at - START);
  expect({ r1: at("r1"), r2: at("r2") }).toEqual({
    r1: [0, 1_000, 2_000],
    r2: [250, 1_250, 2_250],
  });
});

test("a clock that is set back by an hour: the pace is kept all the same", async () => {
  const { store, spaceId, until, toRooms, clock, setClockBack } = await openPaced(6, {
    ...{ perMinute: 20, perDay: 300, jitterMs: 0 },
  });
  const sayInEachRoom = (what: string) =>
    store.write(async (db) => {
      for (const { id } of await activeRooms(db, spaceId)) {
        const to = { kind: "room", id, account: "wechaty" } as const;
        const at = { dueAt: clock.now(), now: clock.now(), urgent: true };
        await enqueue(db, {
          spaceId,
          key: `${what}/${id}`,
          to,
          lane: REMINDERS,
          body: what,
          ...at,
        });
      }
    });
  await sayInEachRoom("before");
  await until(clock.now() + 60_000);
  setClockBack(3_600_000);
  await sayInEachRoom("after");
  await until(clock.now() + 60_000);
  const after = toRooms().slice(6);
  expect(after).toHaveLength(6);
  const gaps = after.slice(1).map(({ at }, index) => at - (after[index]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
});

test("an account's day is kept: pushes leave a part of it for answers, and the preview says what must wait", async () => {
  const perDay = 50;
  const { asks, until, toRooms, sent, clock, store, spaceId } = await openPaced(45, {
    ...{ perMinute: 60, perDay, jitterMs: 0 },
  });
  const preview = await asks("发通知 全体：明天上午9点大扫除");
  expect(preview).toContain("账号今天的量不够，5条要等到明天");
  await asks(`确认 ${/确认 (\d+)/u.exec(preview)?.[1]}`);
  await until(START + 10 * 60_000);
  expect(toRooms()).toHaveLength(37);
  expect(await asks("发到哪了")).toContain("8条要晚些");
  await store.write(async (db) => {
    const [room] = await activeRooms(db, spaceId);
    const to = { kind: "room", id: room?.id ?? 0, account: "wechaty" } as const;
    const at = { dueAt: clock.now(), now: clock.now(), urgent: true };
    await enqueue(db, { spaceId, key: "late", to, lane: REMINDERS, body: "也要等", ...at });
  });
  await until(START + 3 * DAY_MS);
  expect(toRooms()).toHaveLength(46);
  for (const { at } of sent) {
    const within = sent.filter((other) => other.at >= at && other.at < at + DAY_MS);
    expect(within.length).toBeLessThanOrEqual(perDay);
  }
});
