const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;

/**
 * How much longer than the pace asks is waited after a send, in ms from 0 to `most`: different after each, and the
 * same however often and for whichever message it is asked, or the shortest of many would always be taken.
 * @param lastAt when the account sent last, in epoch milliseconds
 */
export function jitterAfter(lastAt: number, most: number): number {
  if (most <= 0) return 0;
  let hash = OFFSET;
  for (let rest = Math.floor(lastAt); rest > 0; rest = Math.floor(rest / 256)) {
    hash = Math.imul(hash ^ (rest % 256), PRIME) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), PRIME) >>> 0;
  return (hash >>> 4) % (Math.floor(most) + 1);
}
