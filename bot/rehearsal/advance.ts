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

/**
 * Moves the clock to `target` so that everything due on the way happens at its time and in its order.
 * @param settle does what is due now, until nothing is left
 */
export async function advance(
  clock: MovableClock,
  target: number,
  parts: { readonly timed: readonly Timed[]; readonly settle: () => Promise<void> },
): Promise<void> {
  while (clock.now() < target) {
    const now = clock.now();
    const times = await Promise.all(parts.timed.map((part) => part.nextAt()));
    const ahead = times.filter((at) => at !== undefined).filter((at) => at > now);
    clock.moveTo(Math.min(target, now + LONGEST_STEP_MS, ...ahead));
    await parts.settle();
  }
}
