import type { Clock } from "../../src/clock.ts";

/** A clock that can be put forward. */
export interface MovableClock extends Clock {
  /** Epoch milliseconds; never back. */
  moveTo(now: number): void;
}

/** Who has to do something at some time. */
export interface Timed {
  /** Epoch milliseconds; undefined when nothing waits. */
  nextAt(): Promise<number | undefined>;
}

/** However wrong a next time is, the clock never stands still: the scheduler's pulse comes anyway. */
const LONGEST_STEP_MS = 24 * 3_600_000;

const MINUTE_MS = 60_000;

/**
 * Moves the clock to `target` so that everything due on the way happens at its time and in its order.
 * @param settle does what is due now, until nothing is left
 * @param onlyMinutes nothing wakes between whole minutes, as with cron alone: what is due waits for the next one
 */
export async function advance(
  clock: MovableClock,
  target: number,
  parts: {
    readonly timed: readonly Timed[];
    readonly settle: () => Promise<void>;
    readonly onlyMinutes?: boolean | undefined;
  },
): Promise<void> {
  while (clock.now() < target) {
    const now = clock.now();
    const times = await Promise.all(parts.timed.map((part) => part.nextAt()));
    const ahead = times.filter((at) => at !== undefined).filter((at) => at > now);
    const next = Math.min(now + LONGEST_STEP_MS, ...ahead);
    const woken = parts.onlyMinutes === true ? Math.ceil(next / MINUTE_MS) * MINUTE_MS : next;
    clock.moveTo(Math.min(target, woken));
    await parts.settle();
  }
}
