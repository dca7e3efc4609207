import { pino } from "pino";
import type { Door } from "../../bot/chat/door.ts";
import { DoorBoard } from "../../bot/chat/door-board.ts";
import { doorsPage } from "../../bot/chat/doors-page.ts";
import { doorFindings } from "../../bot/cli/door-findings.ts";
import { createBot } from "../../bot/create-bot.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { GatewayState, OnMessage } from "../../src/chat/gateway.ts";
import type { Clock } from "../../src/clock.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { BROADCASTS, enqueue } from "../../src/store/outbox.ts";
import { ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { stuckItems } from "../../src/store/stuck-items.ts";
import { againMark } from "../../src/wording/delivery.ts";
import { type Random, seeded } from "../simulation/random.ts";

/** A network under load: what reached its people, and how it misbehaves. */
export interface Soaked {
  readonly door: Door;
  readonly rooms: readonly string[];
  /** In the order in which people saw it. */
  readonly seen: () => readonly { readonly chatId: string; readonly text: string }[];
  /** How often a limit of the network was exceeded, as the network counts. */
  readonly overLimit: () => number;
  /** Each send is asked once whether it fails, and how. */
  readonly faults: () => number;
  /** Somebody says something; false when nobody is connected. Undefined: a door that only sends. */
  readonly say: ((roomId: string, text: string) => boolean) | undefined;
  readonly secrets: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void> | void;
}

export interface SoakParts {
  readonly clock: Clock;
  readonly log: pino.Logger;
  readonly random: Random;
  /** The share of sends that fail, from 0 to 1. */
  readonly faulty: number;
  readonly onMessage: OnMessage;
  readonly onState: (state: GatewayState) => void;
}

export type OpenSoaked = (parts: SoakParts) => Promise<Soaked>;

/** What came of it; all counts. */
export interface SoakResult {
  readonly written: number;
  readonly seen: number;
  readonly faults: number;
  /** Seen nowhere, and nobody was told. */
  readonly lost: number;
  /** Seen twice without 补发. */
  readonly silentlyTwice: number;
  readonly outOfOrder: number;
  readonly overLimit: number;
  readonly said: number;
  readonly heard: number;
  /** Places in which a secret stood. */
  readonly leaks: readonly string[];
  /** Virtual minutes until everything was out. */
  readonly minutes: number;
}

/** The traffic; what is answered to people is not counted. */
const NUMBERED = /通知第(\d+)号/u;
const START = Date.parse("2026-11-23T09:00:00+08:00");
/** Longest wait for what comes over a socket, in real ms: a busy machine is no fault. */
const PATIENCE_MS = 15_000;
/** So much longer than the traffic what waits may take, in virtual seconds. */
const DRAIN_S = 4 * 3_600;

/** Traffic through a door on a clock that only moves when told: one message every few seconds, and bursts. */
export async function soak(
  open: OpenSoaked,
  {
    seconds,
    faulty,
    seed,
  }: { readonly seconds: number; readonly faulty: number; readonly seed: number },
): Promise<SoakResult> {
  let now = START;
  const clock = { now: () => now };
  const random = seeded(seed);
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const store = await openStore(":memory:", now);
  const bot = createBot({
    clock,
    store,
    calendars: shippedCalendars(),
    zone: "Asia/Shanghai",
    log,
  });
  const board = new DoorBoard(() => undefined);
  let heard = 0;
  const soaked = await open({
    ...{ clock, log, random, faulty },
    onMessage: async (message) => {
      await bot.onMessage(message);
      heard += 1;
    },
    onState: (state) => board.note("soaked", state, now),
  });
  const { door, rooms } = soaked;
  const { account } = door.gateway;
  bot.attach(door.gateway);
  await door.start();
  const space = await store.write(async (db) => {
    const made = await defaultSpace(db, "Asia/Shanghai", now);
    for (const networkId of rooms)
      await ensureRoom(db, made.id, { account, networkId, topic: networkId }, now);
    return made;
  });
  const roomIds = await store.db.selectFrom("room").select(["id", "network_id"]).execute();
  const written: { chatId: string; text: string }[] = [];
  let said = 0;
  const write = async (networkId: string) => {
    const text = `通知第${written.length + 1}号，请看`;
    const id = roomIds.find((room) => room.network_id === networkId)?.id ?? 0;
    written.push({ chatId: networkId, text });
    const at = { dueAt: now, now, urgent: true };
    const to = { kind: "room", id, account } as const;
    const what = { spaceId: space.id, key: `soak/${written.length}`, to, body: text };
    await store.write((db) => enqueue(db, { ...what, ...at, lane: BROADCASTS }));
  };
  const online = async () => {
    const until = performance.now() + PATIENCE_MS;
    while (door.gateway.state() !== "online" && performance.now() < until) {
      await pause();
    }
  };
  const send = async () => {
    await online();
    const at = await bot.nextAt();
    if (at !== undefined && at <= now) await bot.wake();
  };
  const speak = async (text: string) => {
    const before = heard;
    if (soaked.say === undefined || !random.chance(0.1)) return;
    if (!soaked.say(random.pick(rooms), text)) return;
    said += 1;
    const until = performance.now() + PATIENCE_MS;
    while (heard === before && performance.now() < until) await pause();
  };
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    const burst = random.chance(1 / 240) ? 30 : 0;
    const one = random.chance(1 / 6) ? 1 : 0;
    const room = random.pick(rooms);
    for (let count = 0; count < burst + one; count += 1) await write(room);
    await send();
    await speak(`随便说说${second}`);
  }
  for (let second = 0; second < DRAIN_S && (await bot.nextAt()) !== undefined; second += 1) {
    now += 1_000;
    await send();
  }
  const stuck = await stuckItems(store.db, [account], now, 600_000);
  const page = await doorsPage(board).request("/doors");
  const shown = soaked.seen().filter(({ text }) => NUMBERED.test(text));
  const leaks = await leaksOf(soaked, store, { log: lines.join(""), page: await page.text() });
  const result = {
    written: written.length,
    seen: shown.length,
    faults: soaked.faults(),
    lost:
      written.filter((one) => !shown.some((other) => other.text.endsWith(one.text))).length -
      stuck.dead -
      stuck.needsLook,
    silentlyTwice: shown.length - new Set(shown.map(({ text }) => text)).size - againTwice(shown),
    outOfOrder: outOfOrder(written, shown),
    overLimit: soaked.overLimit(),
    said,
    heard,
    leaks,
    minutes: Math.round((now - START) / 60_000),
  };
  await door.stop();
  await soaked.close();
  await store.close();
  return result;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

/** Names of the places in which a secret of the door stands. */
async function leaksOf(
  { env, secrets }: Soaked,
  { db }: Store,
  written: { readonly log: string; readonly page: string },
): Promise<string[]> {
  const places = {
    ...written,
    deliveries: JSON.stringify(await db.selectFrom("delivery").selectAll().execute()),
    outbox: JSON.stringify(await db.selectFrom("outbox").select(["reason", "wire_text"]).execute()),
    doctor: JSON.stringify(doorFindings(env, "/data")),
  };
  return Object.entries(places)
    .filter(([, text]) => secrets.some((secret) => text.includes(secret)))
    .map(([place]) => place);
}

/** The same repetition may arrive more than once: it says that it is one. */
function againTwice(shown: readonly { readonly text: string }[]): number {
  const again = shown.map(({ text }) => text).filter((text) => text.startsWith(againMark));
  return again.length - new Set(again).size;
}

/** How many were first seen after a younger one of their room. */
function outOfOrder(
  written: readonly { readonly chatId: string; readonly text: string }[],
  shown: readonly { readonly chatId: string; readonly text: string }[],
): number {
  let wrong = 0;
  for (const chatId of new Set(written.map((one) => one.chatId))) {
    const here = shown
      .filter((one) => one.chatId === chatId)
      .map(({ text }) => text.replace(againMark, ""));
    const first = [...new Set(here)];
    const numbers = first.map((text) => Number(NUMBERED.exec(text)?.[1]));
    wrong += numbers.filter(
      (number, index) => number < Math.max(0, ...numbers.slice(0, index)),
    ).length;
  }
  return wrong;
}
