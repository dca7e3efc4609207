import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openBenchWorld } from "./bench-world.ts";
import { compare } from "./compare.ts";
import { type Row, spreadOf } from "./figures.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const ROOT = join(import.meta.dirname, "../..");

/** From nothing to the first answer in the page's network, and what the process holds in memory then. */
export async function benchStart(options: {
  readonly rounds: number;
  readonly rooms: number;
  readonly people: number;
}): Promise<Row[]> {
  const { rounds, rooms, people } = options;
  // As after every start but the first: what Node compiled once is kept.
  await inTemporaryFolder((folder) => secondsToAnswer(folder));
  const start = await compare({
    row: "start to first answer",
    unit: "s",
    rounds,
    ours: () => inTemporaryFolder((folder) => secondsToAnswer(folder)),
    limit: { name: "node with nothing but `import 'wechaty'`", measure: secondsToImport },
    goal: { of: "ratio", atMost: 1.5 },
  });
  const world = await openBenchWorld({ rooms, people });
  await world.store.close();
  const empty = await inTemporaryFolder((folder) => megabytes(join(folder, "empty.db")));
  const full = await megabytes(join(world.folder, "bench.db"));
  await world.close().catch(() => undefined);
  return [
    start,
    {
      row: "resident memory, empty store",
      unit: "MB",
      ours: spreadOf([empty]),
      goal: { of: "ours", atMost: 250 },
    },
    {
      row: `resident memory, ${rooms} rooms and ${people} members`,
      unit: "MB",
      ours: spreadOf([full]),
      goal: { of: "ours", atMost: 250 },
    },
  ];
}

async function secondsToAnswer(folder: string): Promise<number> {
  const { seconds } = await live(join(folder, "start.db"));
  return seconds;
}

async function megabytes(file: string): Promise<number> {
  return (await live(file)).megabytes;
}

/** Runs the whole product on a file, asks one question, and ends it. */
function live(file: string): Promise<{ seconds: number; megabytes: number }> {
  const begun = performance.now();
  const program = [...flagsOfStart(), join(ROOT, "test/bench/answer-once.ts"), file];
  const child = spawn(process.execPath, program, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", (line) => {
      const seconds = (performance.now() - begun) / 1000;
      child.once("exit", () => resolve({ seconds, megabytes: Number(line) }));
    });
    child.once("error", reject);
    child.once("exit", (code) => code === 0 || reject(new Error(`the process ended with ${code}`)));
  });
}

/** What `npm start` gives to Node. */
function flagsOfStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return String(scripts.start)
    .split(" ")
    .filter((word) => word.startsWith("--"));
}

function secondsToImport(): Promise<number> {
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", "await import('wechaty'); process.exit(0)"],
    {
      cwd: ROOT,
      stdio: "ignore",
    },
  );
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => resolve((performance.now() - begun) / 1000));
  });
}
