import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { runScenarios } from "./run-scenarios.ts";

const ROOT = join(import.meta.dirname, "../..");
const VITEST = join(ROOT, "node_modules/vitest/vitest.mjs");

/** What starts a scheduler of its own, or a process that has one. */
const STARTS =
  /\bopenLive\(|\bopenConsole\(|\bLingdang\(|\bopenProgram\(|live-bot\.ts|lingdang\.mjs|runCluster\(|"(?:start|chat)"[\],]/u;

/**
 * The promise rests on no single pulse: every test in which a real scheduler runs, in this process or in one of its
 * own, once with all cron ticks dropped and once with the timer dropped; then every transcript, woken at whole
 * minutes only. (Woken by the timer alone is how transcripts are played anyway.)
 * @returns whether all passed
 */
export async function runPulses(): Promise<boolean> {
  const files = testsWithScheduler();
  process.stdout.write(`${files.length} test files with a scheduler: ${files.join(" ")}\n`);
  const withoutCron = runTests("cron", "timer", files);
  const withoutTimer = runTests("timer", "cron", files);
  const scenarios = await runScenarios({ store: "sqlite", onlyMinutes: true });
  return withoutCron && withoutTimer && scenarios;
}

function testsWithScheduler(): string[] {
  return globSync("test/**/*.test.ts", { cwd: ROOT })
    .filter((file) => STARTS.test(readFileSync(join(ROOT, file), "utf8")))
    .sort();
}

/** One line of figures, and the names of what failed. */
function runTests(dropped: string, left: string, files: readonly string[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-pulses-"));
  const report = join(folder, "report.json");
  const started = performance.now();
  // A test that waits for cron's minute takes longer than any in the suite.
  const how = [
    "--maxWorkers=1",
    "--testTimeout=180000",
    "--reporter=json",
    `--outputFile=${report}`,
  ];
  const args = [VITEST, "run", ...files, ...how];
  // Its exit code says no more than its report does.
  const { stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, LINGDANG_PULSES: left },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  try {
    const told = JSON.parse(readFileSync(report, "utf8")) as Report;
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stdout.write(
      `${dropped} dropped: ${told.numPassedTests} passed, ${told.numFailedTests} failed, ${told.numPendingTests} skipped, ${seconds} s\n`,
    );
    for (const { name, assertionResults } of told.testResults) {
      for (const { status, fullName } of assertionResults) {
        if (status === "failed") process.stdout.write(`  ${relative(ROOT, name)}: ${fullName}\n`);
      }
    }
    if (!told.success) process.stdout.write(stderr);
    return told.success;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is used of vitest's report. */
interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}
