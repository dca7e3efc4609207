import type { MovableClock } from "./advance.ts";

/** A clock that only moves when it is moved. */
export class HandClock implements MovableClock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** Epoch milliseconds; never back. */
  moveTo(now: number): void {
    this.#now = Math.max(this.#now, now);
  }
}
