/** How BullMQ reaches Redis: once to ask, once to wait. */
export interface BullConnections {
  /** Whoever asks must not wait for a server that is away. */
  readonly asking: object;
  /** A worker does nothing but wait for it. */
  readonly waiting: object;
}

/** @param redisUrl `redis://…` or `rediss://…` */
export function bullConnections(redisUrl: string): BullConnections {
  const url = new URL(redisUrl);
  const server = {
    host: url.hostname,
    port: Number(url.port || 6379),
    ...(url.username === "" ? {} : { username: decodeURIComponent(url.username) }),
    ...(url.password === "" ? {} : { password: decodeURIComponent(url.password) }),
    ...(url.protocol === "rediss:" ? { tls: {} } : {}),
  };
  return {
    asking: {
      ...server,
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: 1_000,
    },
    waiting: { ...server, maxRetriesPerRequest: null },
  };
}
