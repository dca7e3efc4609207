/** Where waiting comes from. It runs on the monotonic clock: setting the machine's clock moves no wait. */
export interface Timers {
  /**
   * Calls `run` once after `ms` milliseconds.
   * @returns cancels it
   */
  after(ms: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return () => clearTimeout(timeout);
  },
};
