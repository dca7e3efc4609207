/** Where the present comes from. Nothing in `src/` or `jobs/` reads the machine's clock itself. */
export interface Clock {
  /** Epoch milliseconds. It may jump in either direction: never assume that it grows. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
