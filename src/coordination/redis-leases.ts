import type { Redis } from "ioredis";
import type { Lease, LeaseAnswer, Leases } from "./lease.ts";

/** Takes the key when it is free and counts the generation; answers with the holder otherwise. */
const ACQUIRE = `
  local holder = redis.call('get', KEYS[1])
  if holder then return {0, holder} end
  local generation = redis.call('incr', KEYS[2])
  redis.call('set', KEYS[1], generation .. ' ' .. ARGV[1], 'px', ARGV[2])
  return {generation, ARGV[1]}`;

/** Only the holder of this very generation prolongs or ends it. */
const RENEW = `
  if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('pexpire', KEYS[1], ARGV[2])`;
const RELEASE = `
  if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('del', KEYS[1])`;

/** Leases in Redis. A Redis that is away answers "unknown". */
export function redisLeases(redis: Redis): Leases {
  return {
    async acquire(name, owner, termMs): Promise<LeaseAnswer> {
      const key = `lingdang/lease/${name}`;
      try {
        const answer = await redis.eval(ACQUIRE, 2, key, `${key}/generation`, owner, termMs);
        const [generation, holder] = answer as [number, string];
        if (generation === 0) return { kind: "taken", by: holder.replace(/^\d+ /, "") };
        return { kind: "held", lease: leaseOf(redis, key, { owner, generation, termMs }) };
      } catch (error) {
        return { kind: "unknown", reason: String(error) };
      }
    },
  };
}

function leaseOf(
  redis: Redis,
  key: string,
  { owner, generation, termMs }: { owner: string; generation: number; termMs: number },
): Lease {
  const mark = `${generation} ${owner}`;
  return {
    generation,
    async renew() {
      try {
        return (await redis.eval(RENEW, 1, key, mark, termMs)) === 1;
      } catch {
        return false;
      }
    },
    async release() {
      await redis.eval(RELEASE, 1, key, mark).catch(() => undefined);
    },
  };
}
