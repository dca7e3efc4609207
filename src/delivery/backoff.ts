const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 10 * 60_000;

/**
 * 15 s, 30 s, 1 min … at most 10 min, for as long as the item matters (its `expires_at` ends it).
 * @param attempts how many were made, at least 1
 * @returns milliseconds until the next one
 */
export function delayAfter(attempts: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 20));
}
