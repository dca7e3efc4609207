import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { createBacklog, OFFERED_LONG_MS } from "../../bot/backlog/create-backlog.ts";
import type { OwedWork } from "../../bot/backlog/owed-work.ts";
import { startWorkQueue } from "../../bot/cluster/work-queue.ts";
import { connectRedis } from "../../src/coordination/redis-client.ts";
import { REDIS_URL, redisThere } from "./redis-there.ts";

/** For a busy machine; it takes some ten milliseconds. */
const PATIENCE_MS = 20_000;
const log = pino({ level: "silent" });

/** What is owed, as the store would say it: carried out at most once, however often somebody tries. */
function ledger(ids: readonly number[]) {
  const owed = new Set(ids);
  const done: { readonly id: number; readonly by: string }[] = [];
  const work = (by: string): OwedWork => ({
    kind: "file",
    due: async () => [...owed],
    async carryOut(id) {
      if (owed.delete(id)) done.push({ id, by });
    },
    nextAt: async () => (owed.size > 0 ? 0 : undefined),
  });
  return { owed, done, work };
}

function handClock() {
  let at = 1_000_000;
  return {
    now: () => at,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

describe.skipIf(!redisThere)("with Redis", () => {
  /** A process that takes part, on a queue that nobody else knows. */
  function takesPart(store: string, work: OwedWork) {
    const queue = startWorkQueue({ redisUrl: REDIS_URL, store, works: [work], log });
    onTestFinished(queue.stop);
    return queue;
  }

  async function forget(store: string): Promise<void> {
    const redis = connectRedis(REDIS_URL, () => undefined);
    await redis.connect();
    const keys = await redis.keys(`lingdang-${store}:*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
  }

  test("what one process offers another one does, once, also when it is offered again", async () => {
    const store = randomUUID();
    onTestFinished(() => forget(store));
    const { done, owed, work } = ledger([1, 2, 3]);
    const queue = takesPart(store, work("worker"));
    const clock = handClock();
    const backlog = createBacklog({ clock, log, works: [work("seer")], deal: queue });
    await expect
      .poll(
        async () => {
          clock.pass(100);
          await backlog.work();
          return owed.size;
        },
        { timeout: PATIENCE_MS },
      )
      .toBe(0);
    expect(done.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
  });

  test("a Redis that was emptied loses nothing: what is still owed is offered again, then done here", async () => {
    const store = randomUUID();
    onTestFinished(() => forget(store));
    const { done, work } = ledger([7]);
    // It takes entries and does nothing about them, as a process that died would.
    const idle = startWorkQueue({ redisUrl: REDIS_URL, store, works: [], log });
    onTestFinished(idle.stop);
    const clock = handClock();
    const backlog = createBacklog({ clock, log, works: [work("seer")], deal: idle });
    const offered = async () => {
      clock.pass(1_000);
      return idle.offer({ kind: "file", id: 99 });
    };
    await expect.poll(offered, { timeout: PATIENCE_MS }).toBe(true);
    await backlog.work();
    await forget(store);
    await backlog.work();
    expect(done).toEqual([]);
    clock.pass(OFFERED_LONG_MS + 1);
    await backlog.work();
    expect(done).toEqual([{ id: 7, by: "seer" }]);
  });
});

test("without Redis whoever sees to what is owed does it at once", async () => {
  const { done, work } = ledger([1, 2]);
  const away = startWorkQueue({ redisUrl: "redis://127.0.0.1:1", store: "x", works: [], log });
  const backlog = createBacklog({ clock: handClock(), log, works: [work("seer")], deal: away });
  await backlog.work();
  expect(done.map(({ id }) => id)).toEqual([1, 2]);
  await away.stop();
});

test("what fails rests for a minute, and keeps nothing else from being done", async () => {
  const clock = handClock();
  const { done, work } = ledger([2]);
  let tries = 0;
  const broken: OwedWork = {
    kind: "notice",
    due: async () => [1],
    async carryOut() {
      tries += 1;
      throw new Error("broken");
    },
    nextAt: async () => 0,
  };
  const backlog = createBacklog({ clock, log, works: [broken, work("seer")], deal: undefined });
  await backlog.work();
  await backlog.work();
  expect([tries, done.length]).toEqual([1, 1]);
  clock.pass(60_000);
  await backlog.work();
  expect(tries).toBe(2);
});
