import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { createAlarm } from "../../bot/chat/alarm.ts";
import type { Door } from "../../bot/chat/door.ts";
import { DoorBoard } from "../../bot/chat/door-board.ts";
import { Supervisor } from "../../bot/chat/supervisor.ts";
import type { GatewayState } from "../../src/chat/gateway.ts";
import { arrayGateway } from "../reminding/array-gateway.ts";

const MINUTE = 60_000;
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** The operator's other channel: a little HTTP server that may be out of order. */
async function openOperator() {
  const told: string[] = [];
  let works = true;
  const server = createServer(async (request, response) => {
    let raw = "";
    for await (const chunk of request) raw += chunk;
    if (works) told.push(JSON.parse(raw).text.content);
    response.writeHead(works ? 200 : 503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alarm?key=ALARMKEY`;
  const setWorks = (next: boolean) => {
    works = next;
  };
  return { told, url, setWorks };
}

async function watched({ resets = true } = {}) {
  let now = 0;
  const clock = { now: () => now };
  const operator = await openOperator();
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const board = new DoorBoard(() => undefined);
  const gateway = arrayGateway("wechaty");
  const lives: string[] = [];
  const door: Door = {
    gateway,
    start: async () => void lives.push(`start ${now / MINUTE}`),
    stop: async () => void lives.push(`stop ${now / MINUTE}`),
    idle: async () => undefined,
  };
  const items = { needsLook: 0, dead: 0, late: 0 };
  const supervisor = new Supervisor({
    doors: [{ door, resets }],
    board,
    alarm: createAlarm(operator.url, log),
    clock,
    log,
    alarmAfterMs: 5 * MINUTE,
    stuck: async () => items,
  });
  const state = (next: GatewayState, qrcode?: string) => board.note("wechaty", next, now, qrcode);
  /** Lets minutes pass with a look every ten seconds, as the timer does. */
  const pass = async (minutes: number) => {
    for (let step = 0; step < minutes * 6; step += 1) {
      now += 10_000;
      await supervisor.look();
    }
  };
  return { operator, lives, items, supervisor, state, pass, lines };
}

test("a door that is down gets a new instance, at first soon, then rarer and rarer", async () => {
  const { lives, state, pass } = await watched();
  state("offline");
  await pass(130);
  const starts = lives.filter((life) => life.startsWith("start")).map((life) => life.slice(6));
  expect(starts).toEqual(["1", "3", "7", "15", "31", "61", "91", "121"]);
  state("online");
  await pass(1);
  state("offline");
  await pass(1.5);
  expect(lives.at(-1)).toBe("start 132");
});

test("a door that waits for a scan, or comes back by itself, is left alone", async () => {
  const scanning = await watched();
  scanning.state("scan", "https://login.example/1");
  await scanning.pass(60);
  expect(scanning.lives).toEqual([]);
  const own = await watched({ resets: false });
  own.state("offline");
  await own.pass(60);
  expect(own.lives).toEqual([]);
});

test("the operator hears of an absence after five minutes, once an hour, and of the return", async () => {
  const { operator, state, pass } = await watched();
  state("online");
  await pass(1);
  state("offline");
  await pass(4.5);
  expect(operator.told).toEqual([]);
  await pass(1);
  expect(operator.told).toEqual([expect.stringContaining("已离线5分钟")]);
  await pass(58);
  expect(operator.told).toHaveLength(1);
  await pass(3);
  expect(operator.told).toHaveLength(2);
  state("online");
  await pass(1);
  expect(operator.told.at(-1)).toContain("恢复在线");
  expect(operator.told).toHaveLength(3);
});

test("who was logged out is told at once, with the link to scan", async () => {
  const { operator, state, pass } = await watched();
  state("online");
  await pass(1);
  state("scan", "https://login.example/2");
  await pass(0.5);
  expect(operator.told).toEqual([expect.stringContaining("https://login.example/2")]);
});

test("an alarm that could not be told is told later; its address never reaches the log", async () => {
  const { operator, state, pass, lines } = await watched();
  state("online");
  operator.setWorks(false);
  state("offline");
  await pass(8);
  expect(operator.told).toEqual([]);
  operator.setWorks(true);
  await pass(1);
  expect(operator.told).toHaveLength(1);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join("")).not.toContain("ALARMKEY");
});

test("items that do not go out are told when they grow, not at every look", async () => {
  const { operator, items, pass } = await watched();
  items.dead = 1;
  await pass(5);
  expect(operator.told).toEqual([expect.stringContaining("没发成1条")]);
  items.late = 7;
  await pass(61);
  expect(operator.told).toHaveLength(2);
  expect(operator.told[1]).toContain("迟了7条");
  items.dead = 0;
  items.late = 0;
  await pass(1);
  items.needsLook = 1;
  await pass(1);
  expect(operator.told.at(-1)).toContain("要人看1条");
});

test("an account that somebody else has now is not started again", async () => {
  const { supervisor, lives, state, pass } = await watched();
  supervisor.giveUp("wechaty");
  state("stopped");
  await pass(30);
  expect(lives).toEqual([]);
});
