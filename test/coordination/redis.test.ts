import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectRedis } from "../../src/coordination/redis-client.ts";
import { redisLeases } from "../../src/coordination/redis-leases.ts";
import { redisWakeUps } from "../../src/coordination/redis-wake-ups.ts";
import { redisTakenHints } from "../../src/coordination/taken-hints.ts";
import { REDIS_URL, redisThere } from "./redis-there.ts";

describe.skipIf(!redisThere)("with Redis", () => {
  const redis = connectRedis(REDIS_URL, () => undefined);
  beforeAll(() => redis.connect());
  afterAll(() => redis.disconnect());

  test("one holder at a time, and the one who is refused reads who it is", async () => {
    const leases = redisLeases(redis);
    const name = randomUUID();
    const first = await leases.acquire(name, "process 1 on a", 5_000);
    expect(first.kind).toBe("held");
    expect(await leases.acquire(name, "process 2 on b", 5_000)).toEqual({
      kind: "taken",
      by: "process 1 on a",
    });
  });

  test("a late holder can neither renew nor release what the next one has", async () => {
    const leases = redisLeases(redis);
    const name = randomUUID();
    const late = await leases.acquire(name, "late", 5_000);
    await redis.del(`lingdang/lease/${name}`);
    const next = await leases.acquire(name, "next", 5_000);
    if (late.kind !== "held" || next.kind !== "held") throw new Error("not held");
    expect(next.lease.generation).toBeGreaterThan(late.lease.generation);
    expect(await late.lease.renew()).toBe(false);
    await late.lease.release();
    expect(await next.lease.renew()).toBe(true);
  });

  test("a message that was taken is known to the other processes, until Redis is emptied", async () => {
    const store = randomUUID();
    const hints = (of: string) => redisTakenHints(redis, of, () => 0);
    const [here, there] = [hints(store), hints(store)];
    expect(await there.wasTaken("local", "m1")).toBe(false);
    here.note("local", "m1");
    expect(await there.wasTaken("local", "m1")).toBe(true);
    expect(await there.wasTaken("local-2", "m1")).toBe(false);
    expect(await hints(randomUUID()).wasTaken("local", "m1")).toBe(false);
    await redis.del(`lingdang-${store}/taken/local/m1`);
    expect(await there.wasTaken("local", "m1")).toBe(false);
  });

  test("a wake-up reaches whoever waits for the account, and nobody else", async () => {
    const wakeUps = redisWakeUps(redis);
    const account = randomUUID();
    let looks = 0;
    const looked = new Promise<void>((resolve) => {
      void wakeUps.onWake(account, () => {
        looks += 1;
        if (looks === 2) resolve();
      });
    });
    await expect.poll(() => looks).toBe(1);
    await wakeUps.wake(randomUUID());
    await expect
      .poll(async () => {
        await wakeUps.wake(account);
        return looks;
      })
      .toBeGreaterThanOrEqual(2);
    await looked;
  });
});

test("without Redis nobody hangs: a lease is unknown, a wake-up is lost and nothing counts as taken, at once", async () => {
  const away = connectRedis("redis://127.0.0.1:1", () => undefined);
  const answer = await redisLeases(away).acquire("account", "somebody", 1_000);
  expect(answer.kind).toBe("unknown");
  await redisWakeUps(away).wake("account");
  const taken = redisTakenHints(away, "store", () => 0);
  taken.note("account", "m1");
  expect(await taken.wasTaken("account", "m1")).toBe(false);
  away.disconnect();
});
