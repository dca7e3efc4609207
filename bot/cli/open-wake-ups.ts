import type { Logger } from "pino";
import { NO_WAKE_UPS } from "../../src/coordination/no-wake-ups.ts";
import { redisWakeUps } from "../../src/coordination/redis-wake-ups.ts";
import type { WakeUps } from "../../src/coordination/wake-up.ts";
import { openRedis } from "./open-redis.ts";

/** Wake-ups over Redis where there is one; without it everything is found by looking. */
export async function openWakeUps(
  redisUrl: string | undefined,
  log: Logger,
): Promise<{ readonly wakeUps: WakeUps; close(): void }> {
  if (redisUrl === undefined) return { wakeUps: NO_WAKE_UPS, close: () => undefined };
  const redis = await openRedis(redisUrl, log);
  return { wakeUps: redisWakeUps(redis), close: () => redis.disconnect() };
}
