import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "lingdang-fsync-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Needs strace, which can watch a process wait for the disk. */
const hasStrace = (() => {
  try {
    execFileSync("strace", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

async function syncs(how: "one-by-one" | "together", count: number): Promise<number> {
  const trace = join(folder, `${how}.trace`);
  const script = join(import.meta.dirname, "write-settings.ts");
  const store = join(folder, `${how}.db`);
  await run("strace", [
    ...["-f", "-e", "trace=fsync,fdatasync", "-o", trace],
    ...[process.execPath, script, store, how, String(count)],
  ]);
  return readFileSync(trace, "utf8").match(/f(?:data)?sync\(/g)?.length ?? 0;
}

/** How often `count` changes wait for the disk, beyond what opening and closing the store costs. */
async function moreSyncs(how: "one-by-one" | "together", count: number): Promise<number> {
  await syncs(how, 0);
  const none = await syncs(how, 0);
  return (await syncs(how, count)) - none;
}

test.skipIf(!hasStrace)(
  "each change that was told to be kept waited for the disk",
  async () => {
    const hundred = await moreSyncs("one-by-one", 100);
    expect(hundred).toBeGreaterThanOrEqual(100);
  },
  60_000,
);

test.skipIf(!hasStrace)(
  "a burst shares its waits",
  async () => {
    const hundred = await moreSyncs("together", 100);
    expect(hundred).toBeGreaterThanOrEqual(1);
    expect(hundred).toBeLessThanOrEqual(5);
  },
  60_000,
);
