import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Calendars } from "../../src/calendar/calendars.ts";
import { openStoreAt } from "../../src/store/open-store-at.ts";
import { LocalNetwork } from "../chat/local/local-network.ts";
import { type OpenDoor, openProcesses, type Processes } from "../cli/open-processes.ts";
import { advance } from "./advance.ts";
import type { HandClock } from "./hand-clock.ts";
import { BOT_NAME } from "./transcript.ts";

export interface StageOptions {
  readonly clock: HandClock;
  readonly zone: string;
  readonly calendars: Calendars;
  readonly log: Logger;
  /** Whether processes end and begin in the play: then store and network are files, else they are in memory. */
  readonly restarts: boolean;
  /** An empty schema of a PostgreSQL server that plays the store; undefined: SQLite. */
  readonly databaseUrl: string | undefined;
  /** Another way to the people than the local door. */
  readonly openDoor?: OpenDoor;
  /** Whether time only wakes them at whole minutes; see {@link advance}. */
  readonly onlyMinutes?: boolean;
}

/** More rounds than any honest exchange needs; after them something talks to itself. */
const MOST_ROUNDS = 200;

/**
 * A world of its own: the real bot, jobs and local door on a chat network and a clock that only move when
 * told. Every method resolves when everything that follows from it has happened.
 */
export class Stage {
  readonly #options: StageOptions;
  readonly #folder: string | undefined;
  #generation = 0;
  #online = true;
  #network: LocalNetwork;
  #processes: Processes;

  static async open(options: StageOptions): Promise<Stage> {
    const folder = options.restarts ? mkdtempSync(join(tmpdir(), "lingdang-")) : undefined;
    const network = openNetwork(folder, options.clock);
    const processes = await begin(options, network, storeFile(folder, 0));
    return new Stage(options, folder, { network, processes });
  }

  private constructor(
    options: StageOptions,
    folder: string | undefined,
    opened: { readonly network: LocalNetwork; readonly processes: Processes },
  ) {
    this.#options = options;
    this.#folder = folder;
    this.#network = opened.network;
    this.#processes = opened.processes;
  }

  get network(): LocalNetwork {
    return this.#network;
  }

  get processes(): Processes {
    return this.#processes;
  }

  /** Resolves when the network's messages are taken, what is due has run, and everything said is sent. */
  async settle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const { door, bot, jobs } = this.#processes;
      await door.idle();
      if (await this.#isDue(jobs)) await jobs.runDue();
      await bot.finish();
      await door.idle();
      if (!(await this.#isBusy())) return;
    }
    throw new Error(`the bot does not come to rest: ${await this.#unrest()}`);
  }

  /** Moves the clock; what is due on the way happens at its time. */
  async advanceTo(target: number): Promise<void> {
    const { jobs, bot } = this.#processes;
    const { clock, onlyMinutes } = this.#options;
    await advance(clock, target, { timed: [jobs, bot], settle: () => this.settle(), onlyMinutes });
  }

  async setOnline(online: boolean): Promise<void> {
    this.#online = online;
    this.#network.setOnline(online);
    await this.settle();
  }

  /**
   * Ends the processes and begins new ones on what is left. "killed" leaves exactly the bytes that were on
   * the disk at that moment, and cuts the old processes off: whatever they still do reaches nobody.
   */
  async restart(how: "closed" | "killed"): Promise<void> {
    const old = this.#processes;
    const before = storeFile(this.#folder, this.#generation);
    if (how === "closed") {
      await old.stop();
      await old.store.close();
    } else {
      this.#generation += 1;
      copyStore(before, storeFile(this.#folder, this.#generation));
      this.#network.close();
      this.#network = openNetwork(this.#folder, this.#options.clock);
      this.#network.setOnline(this.#online);
      // A server is shared with the new processes: the old ones lose it before they can do anything.
      if (old.store.engine === "postgres") await old.store.close();
      await old.stop().catch(() => old.door.stop());
      if (old.store.engine === "sqlite") await old.store.close();
    }
    const file = storeFile(this.#folder, this.#generation);
    this.#processes = await begin(this.#options, this.#network, file);
    await this.#processes.jobs.runDue();
    await this.settle();
  }

  async close(): Promise<void> {
    await this.#processes.stop();
    await this.#processes.store.close();
    this.#network.close();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What is never done, for whoever has to find out why. */
  async #unrest(): Promise<string> {
    const { bot, jobs, store } = this.#processes;
    const waiting = await store.db
      .selectFrom("outbox")
      .select(["idempotency_key as key", "state", "attempts", "next_try_at", "reason"])
      .where("state", "in", ["queued", "sending", "in-doubt"])
      .limit(5)
      .execute();
    const now = this.#options.clock.now();
    const [job, send] = [await jobs.nextAt(), await bot.nextAt()];
    const notTaken = this.#network.notTaken().map(({ id, kind }) => `${kind} ${id}`);
    return JSON.stringify({ now, job, send, notTaken: notTaken.slice(0, 5), waiting });
  }

  async #isBusy(): Promise<boolean> {
    const { bot, jobs, door } = this.#processes;
    if (await this.#isDue(jobs)) return true;
    if (door.gateway.state() !== "online") return false;
    return this.#network.notTaken().length > 0 || (await this.#isDue(bot));
  }

  async #isDue(part: { nextAt(): Promise<number | undefined> }): Promise<boolean> {
    const at = await part.nextAt();
    return at !== undefined && at <= this.#options.clock.now();
  }
}

async function begin(
  options: StageOptions,
  network: LocalNetwork,
  file: string,
): Promise<Processes> {
  const place = { file, databaseUrl: options.databaseUrl };
  const store = await openStoreAt(place, options.clock.now());
  const processes = await openProcesses({ ...options, network, store });
  await processes.door.start();
  return processes;
}

function openNetwork(folder: string | undefined, clock: HandClock): LocalNetwork {
  const file = folder === undefined ? ":memory:" : join(folder, "network.db");
  return new LocalNetwork({ file, clock, botName: BOT_NAME });
}

function storeFile(folder: string | undefined, generation: number): string {
  return folder === undefined ? ":memory:" : join(folder, `store-${generation}.db`);
}

/** The database and its write-ahead log, as a process that dies now would leave them. */
function copyStore(from: string, to: string): void {
  for (const suffix of ["", "-wal"]) {
    if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
  }
}
