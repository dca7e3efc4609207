import pino from "pino";
import { type Bot, createBot } from "../../bot/create-bot.ts";
import { createJobs, type Jobs } from "../../jobs/create-jobs.ts";
import type { Calendars } from "../../src/calendar/calendars.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { FaultyNetwork } from "./faulty-network.ts";
import { type DeathPoint, type Life, mortalStore } from "./mortal-store.ts";
import type { Timeline } from "./timeline.ts";

export interface ProcessParts {
  readonly store: Store;
  readonly network: FaultyNetwork;
  readonly timeline: Timeline;
  readonly calendars: Calendars;
  readonly pulses: Pulses;
  /** Decides at each point whether the process dies there. */
  readonly dies: (point: DeathPoint) => boolean;
  readonly onDeath: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** What wakes the process: a timer to the moment, or only whole minutes, as if there were cron alone. */
export type Pulses = "timer" | "minutes";

const SHORTEST_MS = 1_000;
const MINUTE_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;

/** One life of the product: its real bot, jobs and sender, woken by timers of virtual time. */
export class SimulatedProcess implements Life {
  dead = false;
  readonly bot: Bot;
  readonly jobs: Jobs;
  readonly #parts: ProcessParts;
  #timer = 0;

  constructor(parts: ProcessParts) {
    this.#parts = parts;
    const store = mortalStore(parts.store, this, parts.timeline);
    const log = pino({ level: "error" }, { write: (line: string) => this.#fails(line) });
    const { clock } = parts.timeline;
    const deps = { clock, store, calendars: parts.calendars, zone: "Asia/Shanghai", log };
    this.bot = createBot(deps);
    this.jobs = createJobs(deps);
    this.bot.attach(parts.network.gateway(this));
    this.pulse();
  }

  dies(point: DeathPoint): boolean {
    if (!this.dead && this.#parts.dies(point)) this.kill();
    return this.dead;
  }

  kill(): void {
    if (this.dead) return;
    this.dead = true;
    this.#parts.onDeath();
  }

  /** What a dead process still stumbles over is nobody's failure. */
  #fails(error: unknown): void {
    if (!this.dead) this.#parts.onFailure(error);
  }

  /** What a cron tick, the timer and a wake-up all do. */
  pulse(): void {
    if (this.dead) return;
    void this.jobs
      .runDue()
      .then(() => this.bot.wake())
      .then(() => this.arm())
      .catch((error: unknown) => this.#fails(error));
  }

  /**
   * Sets the one timer to when the store says that something is due, or to some hours from now; without a timer,
   * to the next whole minute after that (the minutes before it would find nothing to do).
   */
  async arm(): Promise<void> {
    if (this.dead) return;
    const { timeline, pulses } = this.#parts;
    const [job, send] = [await this.jobs.nextAt(), await this.bot.nextAt()];
    const now = timeline.clock.now();
    const waits = job === undefined ? [] : [job - now];
    // As in the scheduler: what is due and was not sent waits for its door, which wakes the sender.
    if (send !== undefined && send > now) waits.push(send - now);
    const wait = Math.max(SHORTEST_MS, Math.min(LONGEST_MS, ...waits));
    this.#timer += 1;
    const own = this.#timer;
    timeline.after(pulses === "timer" ? wait : untilMinute(now, wait), () => {
      if (own === this.#timer) this.pulse();
    });
  }
}

/** Until the first whole minute of the wall clock that is not before the end of the wait. */
function untilMinute(now: number, wait: number): number {
  return Math.ceil((now + wait) / MINUTE_MS) * MINUTE_MS - now;
}
