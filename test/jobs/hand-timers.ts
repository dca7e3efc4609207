import { setImmediate } from "node:timers/promises";
import type { Timers } from "../../jobs/timers.ts";
import type { Clock } from "../../src/clock.ts";

export interface HandTimers extends Timers {
  readonly clock: Clock;
  /** Lets milliseconds pass, on the monotonic clock and on the wall. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock; waits are not moved by it. */
  setClock(now: number): void;
  /** How long each open wait still is. */
  waits(): number[];
  /** Resolves when whatever was set off has come to rest. */
  settled(): Promise<void>;
}

/** Time that passes only when a test says so. */
export function handTimers(start: number): HandTimers {
  let wall = start;
  let monotonic = 0;
  let open: { readonly at: number; readonly run: () => void }[] = [];

  async function settled(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  }

  return {
    clock: { now: () => wall },
    after(ms, run) {
      const wait = { at: monotonic + ms, run };
      open.push(wait);
      return () => {
        open = open.filter((other) => other !== wait);
      };
    },
    async advance(ms) {
      wall += ms;
      monotonic += ms;
      const due = open.filter(({ at }) => at <= monotonic);
      open = open.filter(({ at }) => at > monotonic);
      for (const { run } of due) run();
      await settled();
    },
    setClock(now) {
      wall = now;
    },
    waits: () => open.map(({ at }) => at - monotonic),
    settled,
  };
}
