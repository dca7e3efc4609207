import type { Logger } from "pino";
import type { Clock } from "../src/clock.ts";
import type { Jobs } from "./create-jobs.ts";
import { NO_CRON, startMinuteCron } from "./minute-cron.ts";
import { type Pulses, pulsesLeft } from "./pulses.ts";
import { systemTimers, type Timers } from "./timers.ts";

export interface Scheduling {
  readonly jobs: Jobs;
  /** Sends what the jobs wrote: wakes the bot's sender. */
  readonly afterRun: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Logger;
  /** When the sender wants to be woken next (pace, back-off, end of the night), in epoch milliseconds. */
  readonly nextSendAt?: () => Promise<number | undefined>;
  /** Which of the two pulses run; what the environment leaves unless told. */
  readonly pulses?: Pulses;
  readonly timers?: Timers;
}

export interface Scheduler {
  /** Something became due earlier than planned (a change, a new activity): look at the store now. */
  poke(): void;
  /** No pulse starts after this; resolves when the last one has ended. */
  stop(): Promise<void>;
}

/** The longest wait, whatever the store says: bounds the effect of a clock that was set. */
const LONGEST_WAIT_MS = 30_000;
/** What is still due after a run was either written meanwhile or cannot be done now. */
const RETRY_MS = 1_000;
/** A store that was away is mostly back by then. */
const AFTER_FAILURE_MS = 5_000;
/** The clock was set (or the machine slept) if it moved this much more or less than was waited. */
const CLOCK_JUMP_MS = 60_000;

/**
 * Lets the jobs run in time by three means that are each only a hint: node-cron every minute, a monotonic
 * timer of at most 30 s, and the store's own next time, which shortens that timer.
 */
export function startScheduler(scheduling: Scheduling): Scheduler {
  const { clock, log, timers = systemTimers } = scheduling;
  const pulses = scheduling.pulses ?? pulsesLeft(process.env);
  let stopped = false;
  let wanted = false;
  let running: Promise<void> | undefined;
  let cancelTimer: (() => void) | undefined;

  const pulse = () => {
    wanted = true;
    if (!stopped) running ??= drain();
  };
  const cron = pulses.cron ? startMinuteCron(pulse) : NO_CRON;

  async function drain(): Promise<void> {
    try {
      let triedAt = clock.now();
      while (wanted && !stopped) {
        wanted = false;
        triedAt = clock.now();
        await scheduling.jobs.runDue();
        await scheduling.afterRun();
      }
      if (pulses.timer && !stopped) arm(await waitMs(scheduling, triedAt));
    } catch (err) {
      log.error({ err }, "a pulse failed");
      if (pulses.timer && !stopped) arm(AFTER_FAILURE_MS);
    } finally {
      running = undefined;
      // A pulse that came while the wait was computed: it must not wait for the timer.
      if (wanted) pulse();
    }
  }

  function arm(ms: number): void {
    cancelTimer?.();
    const expected = clock.now() + ms;
    cancelTimer = timers.after(ms, () => {
      if (Math.abs(clock.now() - expected) > CLOCK_JUMP_MS) cron.restart();
      pulse();
    });
  }

  pulse();
  return {
    poke: pulse,
    async stop() {
      stopped = true;
      cron.stop();
      await running;
      cancelTimer?.();
    },
  };
}

/** @param triedAt when the last run began: what was due by then and is still there could not be sent */
async function waitMs({ jobs, clock, nextSendAt }: Scheduling, triedAt: number): Promise<number> {
  const [job, send] = [await jobs.nextAt(), await nextSendAt?.()];
  const now = clock.now();
  const waits = [LONGEST_WAIT_MS];
  if (job !== undefined) waits.push(job > now ? job - now : RETRY_MS);
  // What was due to be sent and was not, waits for its door; the door wakes the sender when it is back. At a
  // quick pace the next one is due before the wait for it is computed.
  if (send !== undefined && send > Math.min(triedAt, now)) waits.push(Math.max(0, send - now));
  return Math.min(...waits);
}
