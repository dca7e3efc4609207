import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");

/** One process of the cluster, which can be killed, frozen and started anew. */
export class Member {
  readonly name: string;
  readonly #command: "bot" | "jobs";
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: number;
  #child: ChildProcess | undefined;

  constructor(name: string, command: "bot" | "jobs", env: NodeJS.ProcessEnv, folder: string) {
    this.name = name;
    this.#command = command;
    this.#env = env;
    this.#log = openSync(join(folder, `${name}.log`), "a");
  }

  /** Resolves when the process says that it runs. */
  async start(): Promise<void> {
    const program = [join(ROOT, "bot/lingdang.mjs"), this.#command];
    const child = spawn(process.execPath, program, {
      cwd: ROOT,
      env: this.#env,
      stdio: ["ignore", "pipe", this.#log],
    });
    this.#child = child;
    const { stdout } = child;
    if (stdout === null) throw new Error("no pipe");
    await Promise.race([once(stdout, "data"), once(child, "exit")]);
  }

  get isAlive(): boolean {
    return (
      this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
    );
  }

  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    this.#child?.kill(signal);
  }

  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.#child === undefined || !this.isAlive) return;
    const ended = once(this.#child, "exit");
    this.#child.kill(signal);
    await ended;
  }

  /** Resident memory in MB; 0 when it is gone. */
  async memoryMb(): Promise<number> {
    const { readFile } = await import("node:fs/promises");
    const status = await readFile(`/proc/${this.#child?.pid}/status`, "utf8").catch(() => "");
    return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024);
  }
}
