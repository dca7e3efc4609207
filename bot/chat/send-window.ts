import type { Clock } from "../../src/clock.ts";

/** At most `count` sends within any `ms` milliseconds. */
export interface Limit {
  readonly count: number;
  readonly ms: number;
}

/**
 * Counts what was sent against sliding limits: a limit "per minute" holds for every sixty seconds, not
 * only for those between two full minutes. Networks that punish excess do not say which they mean.
 */
export class SendWindow {
  readonly #limits: readonly Limit[];
  readonly #clock: Clock;
  readonly #longestMs: number;
  #sent: number[] = [];

  constructor(limits: readonly Limit[], clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
    this.#longestMs = Math.max(...limits.map(({ ms }) => ms));
  }

  /** Whether that many sends could ever fit. */
  couldFit(sends: number): boolean {
    return this.#limits.every(({ count }) => sends <= count);
  }

  /** Milliseconds until `sends` more are allowed; 0: now. */
  waitMs(sends: number): number {
    const now = this.#clock.now();
    // Marks of the future come from a clock that was set back; they count as of now.
    this.#sent = this.#sent.map((at) => Math.min(at, now));
    this.#sent = this.#sent.filter((at) => now - at < this.#longestMs);
    return Math.max(0, ...this.#limits.map((limit) => this.#waitFor(limit, sends, now)));
  }

  /** Notes one send that was tried, whatever became of it. */
  note(at = this.#clock.now()): void {
    this.#sent.push(at);
  }

  #waitFor({ count, ms }: Limit, sends: number, now: number): number {
    const within = this.#sent.filter((at) => now - at < ms);
    const tooMany = within.length + sends - count;
    if (tooMany <= 0) return 0;
    const last = within[Math.min(tooMany, within.length) - 1];
    return last === undefined ? 0 : last + ms - now;
  }
}
