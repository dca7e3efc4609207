/** How many frames one conversation takes in a minute, and in an hour. */
const PER_MINUTE = 30;
const PER_HOUR = 1_000;

/** What each conversation of WeCom's AI bot bears, counted over any minute and any hour. */
export class WecomLimits {
  /** How often a conversation got more than it bears. */
  exceeded = 0;
  readonly #now: () => number;
  readonly #times = new Map<string, number[]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether the conversation may get one more, which then counts. */
  take(chatId: string): boolean {
    const now = this.#now();
    const times = (this.#times.get(chatId) ?? []).filter((at) => now - at < 3_600_000);
    const minute = times.filter((at) => now - at < 60_000);
    if (minute.length >= PER_MINUTE || times.length >= PER_HOUR) {
      this.exceeded += 1;
      return false;
    }
    this.#times.set(chatId, [...times, now]);
    return true;
  }
}
