/** Counts attempts within a time; keys that are quiet again are forgotten. */
export class RateLimit {
  readonly #most: number;
  readonly #withinMs: number;
  readonly #now: () => number;
  readonly #attempts = new Map<string, number[]>();

  constructor(options: {
    readonly most: number;
    readonly withinMs: number;
    readonly now: () => number;
  }) {
    this.#most = options.most;
    this.#withinMs = options.withinMs;
    this.#now = options.now;
  }

  /** Notes an attempt. False: there were too many, this one does not count. */
  allow(key: string): boolean {
    const since = this.#now() - this.#withinMs;
    for (const [other, times] of this.#attempts) {
      if ((times.at(-1) ?? 0) < since) this.#attempts.delete(other);
    }
    const recent = (this.#attempts.get(key) ?? []).filter((at) => at >= since);
    if (recent.length >= this.#most) return false;
    this.#attempts.set(key, [...recent, this.#now()]);
    return true;
  }
}
