import type { Logger } from "pino";
import { NO_WAKE_UPS } from "../../src/coordination/no-wake-ups.ts";
import { redisWakeUps } from "../../src/coordination/redis-wake-ups.ts";
import {
  NO_TAKEN_HINTS,
  redisTakenHints,
  type TakenHints,
} from "../../src/coordination/taken-hints.ts";
import type { WakeUps } from "../../src/coordination/wake-up.ts";
import { openRedis } from "./open-redis.ts";

/** What processes tell each other beside the store; none of it is needed for anything to be right. */
export interface Hints {
  readonly wakeUps: WakeUps;
  /** @param store distinguishes stores that share a Redis */
  takenIn(store: string): TakenHints;
  close(): void;
}

/** Hints over Redis where there is one; without it everything is found by looking. */
export async function openWakeUps(redisUrl: string | undefined, log: Logger): Promise<Hints> {
  if (redisUrl === undefined)
    return { wakeUps: NO_WAKE_UPS, takenIn: () => NO_TAKEN_HINTS, close: () => undefined };
  const redis = await openRedis(redisUrl, log);
  return {
    wakeUps: redisWakeUps(redis),
    takenIn: (store) => redisTakenHints(redis, store, () => performance.now()),
    close: () => redis.disconnect(),
  };
}
