import { createInterface } from "node:readline";
import { pino } from "pino";
import { openLocalDoor } from "../../bot/chat/local/local-door.ts";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { enrolCast } from "../../bot/cli/enrol-cast.ts";
import { LOCAL_ACCOUNT } from "../../bot/cli/open-processes.ts";
import { createBot } from "../../bot/create-bot.ts";
import { createJobs } from "../../jobs/create-jobs.ts";
import { startScheduler } from "../../jobs/scheduler.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { openStore } from "../../src/store/open-store.ts";

/**
 * A process to kill while it sends a notice to many rooms at a pace: bot, jobs and local door on real files.
 * Arguments: store file, clock offset in ms, rooms, sends a minute. `order` on its input is the organizer's.
 */
const ZONE = "Asia/Shanghai";
const NOTICE = "发通知 全体：周五上午大扫除，请带工具";
const [storeFile = "", offset = "0", rooms = "10", perMinute = "3000"] = process.argv.slice(2);
const clock = { now: () => Date.now() + Number(offset) };
const log = pino({ level: "silent" });
const store = await openStore(storeFile, clock.now());
const network = new LocalNetwork({ file: storeFile.replace(/\.db$/u, ".network.db"), clock });
if (network.cast.rooms().length === 0) await enrol();
const deps = { clock, store, calendars: shippedCalendars(), zone: ZONE, log };
const bot = createBot(deps);
const jobs = createJobs(deps);
let poke = () => {};
const door = await openLocalDoor({
  network,
  account: LOCAL_ACCOUNT,
  clock,
  log,
  perMinute: Number(perMinute),
  onMessage: async (message) => {
    await bot.onMessage(message);
    poke();
  },
});
bot.attach(door.gateway);
await door.start();
const scheduler = startScheduler({
  jobs,
  clock,
  log,
  afterRun: () => bot.wake(),
  nextSendAt: () => bot.nextAt(),
});
poke = () => scheduler.poke();
process.stdout.write("ready\n");

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== "order") continue;
  await saidBy(NOTICE);
  const code = /确认 (\d+)/u.exec(await lastAnswer())?.[1] ?? "";
  await saidBy(`确认 ${code}`);
  process.stdout.write("ordered\n");
}

async function enrol(): Promise<void> {
  const organizer = network.cast.addPerson("李红", "organizer");
  for (let n = 1; n <= Number(rooms); n += 1) {
    const person = network.cast.addPerson(`成员${n}`, "member");
    network.cast.addRoom(`第${n}群`, [organizer.id, person.id, network.bot.id]);
  }
  await store.write((db) =>
    enrolCast(db, network, { account: LOCAL_ACCOUNT, zone: ZONE, now: clock.now() }),
  );
}

async function saidBy(text: string): Promise<void> {
  const organizer = network.cast.findPerson("李红");
  if (organizer === undefined) throw new Error("no organizer");
  network.say({ from: organizer.id, to: organizer.id, text });
  await door.idle();
}

/** What the bot told the organizer last; it answers as soon as its sender is awake. */
async function lastAnswer(): Promise<string> {
  const organizer = network.cast.findPerson("李红");
  for (let tries = 0; tries < 500; tries += 1) {
    const last = network
      .messagesIn(organizer?.id ?? "")
      .findLast(({ from }) => from === network.bot.id);
    if (last !== undefined) return last.text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("no preview came");
}
