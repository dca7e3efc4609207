import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");

export interface MemberRole {
  readonly name: string;
  readonly command: "bot" | "jobs";
  readonly prefix?: readonly string[];
}

/** One process of the cluster, which can be killed, frozen and started anew. */
export class Member {
  readonly name: string;
  readonly #command: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: number;
  readonly #logFile: string;
  #child: ChildProcess | undefined;

  /** @param prefix what its command line begins with, where it does not run on this machine itself */
  constructor(
    { name, command, prefix = [] }: MemberRole,
    { env, folder }: { readonly env: NodeJS.ProcessEnv; readonly folder: string },
  ) {
    this.name = name;
    this.#command = [...prefix, process.execPath, join(ROOT, "bot/lingdang.mjs"), command];
    this.#env = env;
    this.#logFile = join(folder, `${name}.log`);
    this.#log = openSync(this.#logFile, "a");
  }

  /** Resolves when the process says that it runs. */
  async start(): Promise<void> {
    const [program = "", ...args] = this.#command;
    const child = spawn(program, args, {
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

  /** The end of what it logged. */
  lastWords(): string {
    return readFileSync(this.#logFile, "utf8").slice(-2_000);
  }

  /** Resident memory in MB; 0 when it is gone. */
  async memoryMb(): Promise<number> {
    const { readFile } = await import("node:fs/promises");
    const status = await readFile(`/proc/${this.#child?.pid}/status`, "utf8").catch(() => "");
    return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024);
  }
}
