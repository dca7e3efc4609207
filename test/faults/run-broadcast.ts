import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";

const SCRIPT = join(import.meta.dirname, "broadcast-bot.ts");
const PER_MINUTE = 3_000;
/** In the morning of a day, when nothing is quiet. */
const MORNING = "2026-12-01T09:00:00+08:00";
const LOOK_MS = 20;

export interface BroadcastFigures {
  readonly rooms: number;
  readonly kills: number;
  /** Rooms that got it not at all, or more than once. */
  readonly without: number;
  readonly twice: number;
  /** How often the organizer was told that all of them have it. */
  readonly reports: number;
  /** Sends in the busiest second. */
  readonly fastest: number;
  readonly integrity: string;
  readonly seconds: number;
}

/** A notice to many rooms at 50 a second; the process is killed with -9 at these counts on its way. */
export async function broadcast(
  rooms: number,
  killAt: readonly number[],
): Promise<BroadcastFigures> {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-broadcast-"));
  const storeFile = join(folder, "store.db");
  const networkFile = join(folder, "store.network.db");
  const offset = String(Date.parse(MORNING) - Date.now());
  const start = () => startBot([storeFile, offset, String(rooms), String(PER_MINUTE)]);
  const started = performance.now();
  try {
    let bot = await start();
    await bot.order();
    for (const count of killAt) {
      await until(networkFile, (network) => sentTo(network).length >= count);
      bot.child.kill("SIGKILL");
      await once(bot.child, "exit");
      bot = await start();
    }
    await until(networkFile, (network) => reports(network, rooms) > 0);
    bot.child.stdin.end();
    bot.child.kill("SIGKILL");
    await once(bot.child, "exit");
    const seconds = Math.round((performance.now() - started) / 1_000);
    return { ...judge(storeFile, networkFile, rooms), rooms, kills: killAt.length, seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm run faults -- broadcast`: a thousand rooms, killed twice. Prints one line. */
export async function runBroadcast({ rooms }: { rooms: number }): Promise<boolean> {
  const figures = await broadcast(rooms, [Math.floor(rooms * 0.3), Math.floor(rooms * 0.7)]);
  const { without, twice, reports: told, fastest, integrity, seconds, kills } = figures;
  process.stdout.write(
    `broadcast: ${rooms} rooms, killed ${kills} times, without it ${without}, twice ${twice}, ` +
      `reported complete ${told} time(s), busiest second ${fastest}, integrity ${integrity}, ${seconds} s\n`,
  );
  return without === 0 && twice === 0 && told === 1 && integrity === "ok";
}

async function startBot(args: readonly string[]) {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => undefined);
  const waiting = new Map<string, () => void>();
  createInterface({ input: child.stdout }).on("line", (line) => waiting.get(line)?.());
  const heard = (line: string) => new Promise<void>((resolve) => waiting.set(line, resolve));
  await heard("ready");
  return {
    child,
    async order() {
      const ordered = heard("ordered");
      child.stdin.write("order\n");
      await ordered;
    },
  };
}

async function until(file: string, holds: (network: Database.Database) => boolean): Promise<void> {
  const network = new Database(file, { readonly: true });
  try {
    while (!holds(network)) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  } finally {
    network.close();
  }
}

interface Sent {
  readonly chat: string;
  readonly at: number;
}

function sentTo(network: Database.Database): Sent[] {
  return network
    .prepare<[], Sent>(
      "select chat_id as chat, at from message where client_key like 'notice/%/room/%'",
    )
    .all();
}

function reports(network: Database.Database, rooms: number): number {
  const told = network.prepare<[string], number>("select count(*) from message where body like ?");
  return Number(told.pluck().get(`已发出${rooms}个群%`));
}

/** What people can see in the network's own file; the store is only asked for its health. */
function judge(storeFile: string, networkFile: string, rooms: number) {
  const network = new Database(networkFile, { readonly: true });
  const store = new Database(storeFile, { readonly: true });
  const sent = sentTo(network);
  const perRoom = Map.groupBy(sent, ({ chat }) => chat);
  const perSecond = Map.groupBy(sent, ({ at }) => Math.floor(at / 1_000));
  const figures = {
    without: rooms - perRoom.size,
    twice: [...perRoom.values()].filter(({ length }) => length > 1).length,
    fastest: Math.max(...[...perSecond.values()].map(({ length }) => length)),
    reports: reports(network, rooms),
    integrity: String(store.pragma("integrity_check", { simple: true })),
  };
  network.close();
  store.close();
  return figures;
}
