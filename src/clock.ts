/** Where the present comes from. Nothing in `src/` or `jobs/` reads the machine's clock itself. */
export interface Clock {
  /** Epoch milliseconds. It may jump in either direction: never assume that it grows. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Pauses without stopping the event loop; only for waiting on a resource, never for schedules. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
