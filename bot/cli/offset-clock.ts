import type { Clock } from "../../src/clock.ts";
import type { MovableClock } from "../rehearsal/advance.ts";

/** The machine's clock, put forward by hand: it goes on from there. */
export class OffsetClock implements MovableClock {
  readonly #base: Clock;
  #offset = 0;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(): number {
    return this.#base.now() + this.#offset;
  }

  moveTo(now: number): void {
    this.#offset += Math.max(0, now - this.now());
  }

  /** Back to the machine's time; only where nothing that was written has to stay in the past. */
  putRight(): void {
    this.#offset = 0;
  }

  get isMoved(): boolean {
    return this.#offset > 0;
  }
}
