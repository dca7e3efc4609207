import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { patience } from "../patience.ts";

const SCRIPT = join(import.meta.dirname, "live-bot.ts");
const PEOPLE = ["张桂兰", "李阿姨", "老陈", "刘福", "王敏", "赵六", "孙姐", "陈建国"];
const KILLS = 2;
/** The bot's evening goes on three seconds before 19:00, when tomorrow's reminder is due. */
const evening = () => Date.parse("2026-12-01T18:59:57+08:00") - Date.now();
/** The first bot plans the reminder long before, however long it takes to start. */
const HALF_AN_HOUR_MS = 30 * 60_000;

/** A bot in a process of its own, and what it acknowledged. */
function startBot(storeFile: string, offset: number) {
  const child: ChildProcess = spawn(process.execPath, [SCRIPT, storeFile, String(offset)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said: string[] = [];
  const waiting = new Map<string, () => void>();
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("no pipes");
  createInterface({ input: stdout }).on("line", (line) => {
    if (line.startsWith("said ")) said.push(line.slice("said ".length));
    waiting.get(line)?.();
    if (said.length >= killAfter) waiting.get("enough")?.();
  });
  let killAfter = Number.POSITIVE_INFINITY;
  const heard = (line: string) => new Promise<void>((resolve) => waiting.set(line, resolve));
  const write = (line: string) => stdin.write(`${line}\n`);
  return {
    said,
    ready: heard("ready"),
    say: (from: string, text: string) => write(JSON.stringify({ from, text, to: "room" })),
    whisper: (from: string, text: string) => write(JSON.stringify({ from, text, to: "bot" })),
    /** Dies in the middle of whatever it does. */
    async kill() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    /** Dies without a chance to do anything, right after it acknowledged so many lines. */
    async killAt(count: number) {
      killAfter = count;
      await heard("enough");
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    async rest() {
      const resting = heard("resting");
      write("rest");
      await resting;
    },
    async end() {
      stdin.end();
      await once(child, "exit");
    },
  };
}

test("killed again and again while people talk: every message is answered once, no reminder comes twice", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-kill-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const storeFile = join(folder, "store.db");
  const offset = evening();
  const asked: string[] = [];

  for (let round = 0; round < KILLS; round += 1) {
    const bot = startBot(storeFile, round === 0 ? offset - HALF_AN_HOUR_MS : offset);
    await bot.ready;
    const [first = "", second = ""] = PEOPLE.slice(round * 2);
    for (let line = 0; line < 40; line += 1) {
      bot.say(first, line === 5 ? "签到" : "@小铃铛 下一个活动是什么");
      if (line === 6) bot.say(second, "签到");
    }
    await bot.killAt(10 + round * 12);
    asked.push(...bot.said);
  }
  const last = startBot(storeFile, offset);
  await last.ready;
  last.say("孙姐", "签到");
  await last.rest();
  asked.push(...last.said);
  await waitForReminder(join(folder, "store.network.db"));
  await last.rest();
  await last.end();

  const network = new Database(join(folder, "store.network.db"), { readonly: true });
  const store = new Database(storeFile, { readonly: true });
  const questions = network
    .prepare<[], string>("select id from message where kind = 'text' and body like '@小铃铛%'")
    .pluck()
    .all();
  const replies = network.prepare<[string], number>(
    "select count(*) from message where client_key like 'reply/local/' || ? || '/%'",
  );
  expect(asked.length).toBeGreaterThanOrEqual(10 + 22);
  expect(questions.filter((id) => replies.pluck().get(id) !== 1)).toEqual([]);
  expect(twice(network)).toEqual([]);
  expect(
    network
      .prepare(
        "select count(*) as n from message where body like '明天%反诈讲座%' group by chat_id",
      )
      .all(),
  ).toEqual([{ n: 1 }, { n: 1 }]);
  expect(
    store.prepare("select count(distinct member_id) as n from checkin where state = 'here'").get(),
  ).toEqual({ n: KILLS * 2 + 1 });
  expect(store.pragma("integrity_check", { simple: true })).toBe("ok");
  network.close();
  store.close();
});

test("killed while it draws: every picture that was asked for comes once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-kill-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const storeFile = join(folder, "store.db");
  const offset = evening();
  const asking = PEOPLE.slice(0, 4);
  const bot = startBot(storeFile, offset);
  await bot.ready;
  for (const person of asking) bot.whisper(person, "本月海报");
  await bot.killAt(asking.length);

  const network = new Database(join(folder, "store.network.db"), { readonly: true });
  const pictures = network
    .prepare<[], string>("select client_key from message where kind = 'image' order by client_key")
    .pluck();
  const second = startBot(storeFile, offset);
  await second.ready;
  await expect
    .poll(() => pictures.all().length, { timeout: patience(30_000), interval: 5 })
    .toBeGreaterThan(0);
  // Mostly with some of them still to be drawn; a machine that looked away for long may have them all.
  await second.kill();

  const last = startBot(storeFile, offset);
  await last.ready;
  await last.rest();
  await last.end();
  const sent = pictures.all();
  expect(sent).toHaveLength(asking.length);
  expect(new Set(sent).size).toBe(asking.length);
  const store = new Database(storeFile, { readonly: true });
  expect(store.prepare("select state, count(*) n from owed_file group by state").all()).toEqual([
    { state: "built", n: asking.length },
  ]);
  store.close();
  network.close();
});

/** Keys under which the bot said something more than once. */
function twice(network: Database.Database): unknown[] {
  return network
    .prepare(
      "select client_key from message where client_key is not null group by client_key having count(*) > 1",
    )
    .all();
}

/** The network's own file says when the evening's reminder is out in both rooms. */
async function waitForReminder(file: string): Promise<void> {
  const network = new Database(file, { readonly: true });
  const count = network
    .prepare<[], number>("select count(*) from message where body like '明天%反诈讲座%'")
    .pluck();
  await expect.poll(() => count.get(), { timeout: patience(30_000), interval: 50 }).toBe(2);
  network.close();
}
