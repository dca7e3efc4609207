import type { Clock } from "../../src/clock.ts";

interface Event {
  readonly at: number;
  readonly order: number;
  run(): void;
}

/**
 * Virtual time. Events run in the order of a clock that only goes forward; the wall clock that the
 * product sees is that one plus an offset, which a fault may change.
 */
export class Timeline {
  #events: Event[] = [];
  #order = 0;
  #elapsed = 0;
  #offset: number;
  /** How often the wall clock was set. */
  steps = 0;
  /** Work of the product that has been begun and not ended. */
  busy = 0;

  constructor(wall: number) {
    this.#offset = wall;
  }

  readonly clock: Clock = { now: () => this.#elapsed + this.#offset };

  get elapsed(): number {
    return this.#elapsed;
  }

  /** Sets the wall clock forward or back by so many milliseconds. */
  step(ms: number): void {
    this.steps += 1;
    this.#offset += ms;
  }

  after(ms: number, run: () => void): void {
    const event = { at: this.#elapsed + Math.max(0, ms), order: this.#order++, run };
    let index = this.#events.length;
    while (index > 0 && (this.#events[index - 1]?.at ?? 0) > event.at) index -= 1;
    this.#events.splice(index, 0, event);
  }

  /** Runs events until `elapsed` milliseconds are reached; between two events everything settles. */
  async runUntil(elapsed: number): Promise<void> {
    await this.settle();
    for (;;) {
      const event = this.#events[0];
      if (event === undefined || event.at > elapsed) break;
      this.#events.shift();
      this.#elapsed = event.at;
      event.run();
      await this.settle();
    }
    this.#elapsed = elapsed;
  }

  /** Waits until the product has nothing left to do but wait for virtual time. */
  async settle(): Promise<void> {
    for (let calm = 0; calm < 2; calm = this.busy === 0 ? calm + 1 : 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
