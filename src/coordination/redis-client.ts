import { Redis } from "ioredis";

/** So long a command may take; ioredis would otherwise wait for ever for a frozen server (measured). */
const COMMAND_MS = 300;

/**
 * A connection to Redis that fails fast: a server that is away, frozen or slow costs a third of a second
 * a command, and nothing is queued for later. Errors are told, not thrown.
 * @param url `redis://…`
 * @param onError gets connection errors; they are expected while the server is away
 */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    commandTimeout: COMMAND_MS,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 2_000,
    keepAlive: 10_000,
    lazyConnect: true,
  });
  redis.on("error", onError);
  return redis;
}
