import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { runCli } from "../../bot/cli/run-cli.ts";

/** A folder of its own for one test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What went to the terminal itself. */
  readonly printed: string;
}

/** Runs one command line in this process. */
export async function run(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  typed = "",
): Promise<Ran> {
  const output = new PassThrough();
  const printed: string[] = [];
  output.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env: { LINGDANG_STORE: "store.db", ...env },
    folder,
    clock: { now: () => Date.parse("2026-11-22T10:00:00+08:00") },
    // A chat lasts until its input ends, anything else ends as soon as it runs.
    untilStopped: () => (typed === "" ? Promise.resolve() : new Promise(() => {})),
    input: Readable.from(typed === "" ? [] : [typed]),
    output,
  });
  return { code, out: out.join("\n"), err: err.join("\n"), printed: printed.join("") };
}
