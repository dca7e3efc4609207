import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { setSetting } from "../../src/store/settings.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const SECONDS = [0.1, 0.5, 1, 3, 10];
/** One look at a locked file may stop the event loop this long, in milliseconds. */
const LONGEST_MS = 50;

/** Holds the write lock of the file for so many seconds, as a copy or a tool would. */
const HOLDER = `
const Database = require("better-sqlite3");
const held = new Database(process.argv[1]);
held.exec("begin immediate");
console.log("held");
setTimeout(() => held.exec("rollback"), Number(process.argv[2]) * 1000);
`;

/**
 * Locks the file by another process, 0.1 s to 10 s, while changes go on; prints how long they waited and the
 * longest turn of the event loop. True when all were kept and no turn was too long.
 */
export async function runLocks(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-locks-"));
  const file = join(folder, "store.db");
  const store = await openStore(file, 0);
  let clean = true;
  try {
    for (const seconds of SECONDS) {
      const found = await lockFor(store, file, seconds);
      if (found.kept !== found.asked || found.turnMs > LONGEST_MS) clean = false;
      process.stdout.write(
        `locked ${seconds} s: ${found.kept} of ${found.asked} changes kept, the first after ${Math.round(found.firstMs)} ms, mean turn ${found.meanMs.toFixed(1)} ms, longest ${Math.round(found.turnMs)} ms\n`,
      );
    }
    return clean;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function lockFor(store: Store, file: string, seconds: number) {
  const space = await store.write((db) => defaultSpace(db, "Asia/Shanghai", 0));
  const holder = spawn(process.execPath, ["-e", HOLDER, file, String(seconds)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(holder, "exit");
  await once(holder.stdout, "data");
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  let firstMs = Number.POSITIVE_INFINITY;
  const kept = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 5));
      await store.write((db) => setSetting(db, space.id, `k${n}`, String(seconds)));
      firstMs = Math.min(firstMs, performance.now() - begun);
      return n;
    }),
  );
  delay.disable();
  await ended;
  const { max, mean } = delay;
  return { asked: 20, kept: kept.length, firstMs, turnMs: max / 1e6, meanMs: mean / 1e6 };
}
