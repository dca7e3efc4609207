import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

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

function syncs(how: "one-by-one" | "together", count: number): number {
  const trace = join(folder, `${how}.trace`);
  const script = join(import.meta.dirname, "write-settings.ts");
  const store = join(folder, `${how}.db`);
  execFileSync("strace", [
    ...["-f", "-e", "trace=fsync,fdatasync", "-o", trace],
    ...[process.execPath, script, store, how, String(count)],
  ]);
  return readFileSync(trace, "utf8").match(/f(?:data)?sync\(/g)?.length ?? 0;
}

/** How often `count` changes wait for the disk, beyond what opening and closing the store costs. */
function moreSyncs(how: "one-by-one" | "together", count: number): number {
  syncs(how, 0);
  const none = syncs(how, 0);
  return syncs(how, count) - none;
}

test.skipIf(!hasStrace)(
  "each change that was told to be kept waited for the disk",
  () => {
    const hundred = moreSyncs("one-by-one", 100);
    expect(hundred).toBeGreaterThanOrEqual(100);
  },
  60_000,
);

test.skipIf(!hasStrace)(
  "a burst shares its waits",
  () => {
    const hundred = moreSyncs("together", 100);
    expect(hundred).toBeGreaterThanOrEqual(1);
    expect(hundred).toBeLessThanOrEqual(5);
  },
  60_000,
);
