/**
 * Work that is due at times. `run` looks at the store, never at the tick that woke it, so running it late,
 * twice or in two processes gives the same result as running it once on time.
 */
export interface Job {
  readonly name: string;
  /** @param now epoch milliseconds */
  run(now: number): Promise<void>;
  /** When it has something to do next, as far as the store knows; undefined: nothing is planned. */
  nextAt(now: number): Promise<number | undefined>;
}
