import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { connectRedis } from "../../src/coordination/redis-client.ts";

/** A connection that says once when Redis goes away, and is used without it meanwhile. */
export async function openRedis(url: string, log: Logger): Promise<Redis> {
  let warned = false;
  const redis = connectRedis(url, (error) => {
    if (!warned) log.warn({ failure: error.name }, "Redis is away; going on without it");
    warned = true;
  });
  redis.on("ready", () => {
    warned = false;
  });
  await redis.connect().catch(() => undefined);
  return redis;
}
