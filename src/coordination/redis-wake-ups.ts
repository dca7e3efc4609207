import type { Redis } from "ioredis";
import type { WakeUps } from "./wake-up.ts";

/** Wake-ups over Redis' publish and subscribe, which has no memory: a lost one is made up for by looking again. */
export function redisWakeUps(redis: Redis): WakeUps {
  const channelOf = (account: string) => `lingdang/wake/${account}`;
  return {
    async wake(account) {
      await redis.publish(channelOf(account), "").catch(() => undefined);
    },
    async onWake(account, look) {
      const subscriber = redis.duplicate();
      subscriber.on("error", () => undefined);
      subscriber.on("message", () => look());
      // Whatever was said while the connection was away is only found by looking.
      subscriber.on("ready", () => look());
      await subscriber.connect().catch(() => undefined);
      await subscriber.subscribe(channelOf(account)).catch(() => undefined);
      return async () => {
        subscriber.disconnect();
      };
    },
  };
}
