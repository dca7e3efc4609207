import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { seeded } from "../simulation/random.ts";

const SCRIPT = join(import.meta.dirname, "live-bot.ts");
const PEOPLE = ["张桂兰", "李阿姨", "老陈", "刘福", "王敏", "赵六", "孙姐", "陈建国"];
/** The bot's evening begins just before 19:00, when tomorrow's reminder is due. */
const EVENING = "2026-12-01T18:59:50+08:00";

/**
 * Kills the real process with -9 at random moments under load, round after round on the same files, then
 * lets it rest and counts in the network's own file. Prints one line; true when nothing was lost or doubled.
 */
export async function runKills({
  rounds,
  seed,
}: {
  rounds: number;
  seed: number;
}): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-kills-"));
  const random = seeded(seed);
  const storeFile = join(folder, "store.db");
  const offset = String(Date.parse(EVENING) - Date.now());
  const started = performance.now();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const bot = startBot(storeFile, offset);
      await bot.heard("ready");
      for (let line = 0; line < 30; line += 1) {
        bot.say(random.pick(PEOPLE), random.chance(0.2) ? "签到" : "@小铃铛 下一个活动是什么");
      }
      await new Promise((resolve) => setTimeout(resolve, random.between(0, 350)));
      bot.child.kill("SIGKILL");
      await once(bot.child, "exit");
      if (round % 50 === 0) process.stderr.write(`${round} kills\n`);
    }
    await rest(storeFile, offset);
    const found = judge(storeFile);
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stdout.write(
      `kill: ${rounds} rounds, ${found.questions} questions, lost ${found.lost}, sent twice ${found.twice}, integrity ${found.integrity}, ${seconds} s\n`,
    );
    return found.lost === 0 && found.twice === 0 && found.integrity === "ok";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function startBot(storeFile: string, offset: string) {
  const child = spawn(process.execPath, [SCRIPT, storeFile, offset], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const waiting = new Map<string, () => void>();
  createInterface({ input: child.stdout }).on("line", (line) => waiting.get(line)?.());
  // Writing to a process that was just killed is part of the game.
  child.stdin.on("error", () => undefined);
  return {
    child,
    heard: (line: string) => new Promise<void>((resolve) => waiting.set(line, resolve)),
    say: (from: string, text: string) => child.stdin.write(`${JSON.stringify({ from, text })}\n`),
  };
}

async function rest(storeFile: string, offset: string): Promise<void> {
  const last = startBot(storeFile, offset);
  await last.heard("ready");
  for (let times = 0; times < 2; times += 1) {
    const resting = last.heard("resting");
    last.child.stdin.write("rest\n");
    await resting;
  }
  last.child.stdin.end();
  await once(last.child, "exit");
}

/** Reads what people can see in the network's own file; the bot's store is only asked for its health. */
function judge(storeFile: string) {
  const network = new Database(storeFile.replace(/\.db$/, ".network.db"), { readonly: true });
  const store = new Database(storeFile, { readonly: true });
  const count = (db: Database.Database, sql: string) => Number(db.prepare(sql).pluck().get());
  const questions = count(network, "select count(*) from message where body like '@小铃铛%'");
  const found = {
    questions,
    lost: count(
      network,
      `select count(*) from message as q where q.body like '@小铃铛%' and not exists
       (select 1 from message as a where a.client_key like 'reply/local/' || q.id || '/%')`,
    ),
    twice: count(
      network,
      `select count(*) from (select 1 from message where client_key is not null
       group by client_key having count(*) > 1)`,
    ),
    integrity: String(store.pragma("integrity_check", { simple: true })),
  };
  network.close();
  store.close();
  return found;
}
