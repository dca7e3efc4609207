import type { Redis } from "ioredis";

/** A network that repeats a message does so within minutes; a store that is restored from a copy needs them again soon. */
const REMEMBERED_S = 600;
/** Redis that did not answer is not asked for so long: nobody's message waits for it again and again. */
const AWAY_MS = 5_000;

/**
 * Which messages were taken a short while ago, as far as anybody remembers: a look that is cheaper than the
 * transaction which ends at the store's unique key. A hint: "no" means nothing, and the key has the last word.
 */
export interface TakenHints {
  /** True only when the message is durably taken. Never throws, never waits long. */
  wasTaken(account: string, messageId: string): Promise<boolean>;
  /** To be called after the commit in which it was taken, never before. */
  note(account: string, messageId: string): void;
}

/** Nobody remembers anything: every message is looked up in the store. */
export const NO_TAKEN_HINTS: TakenHints = {
  wasTaken: async () => false,
  note: () => undefined,
};

/**
 * Kept in Redis, for all processes of a store: after an account has moved to another process, what its network
 * delivers again is known there too.
 * @param store distinguishes stores that share a Redis
 * @param monotonic milliseconds that only ever grow
 */
export function redisTakenHints(redis: Redis, store: string, monotonic: () => number): TakenHints {
  const keyOf = (account: string, id: string) => `lingdang-${store}/taken/${account}/${id}`;
  let awayUntil = Number.NEGATIVE_INFINITY;
  const away = () => {
    awayUntil = monotonic() + AWAY_MS;
  };
  return {
    async wasTaken(account, id) {
      if (monotonic() < awayUntil) return false;
      try {
        return (await redis.exists(keyOf(account, id))) === 1;
      } catch {
        away();
        return false;
      }
    },
    note(account, id) {
      if (monotonic() < awayUntil) return;
      redis.set(keyOf(account, id), "", "EX", REMEMBERED_S).catch(away);
    },
  };
}
