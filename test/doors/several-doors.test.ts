import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { DoorBoard } from "../../bot/chat/door-board.ts";
import { readDoorSettings } from "../../bot/cli/door-settings.ts";
import { openLive } from "../../bot/cli/go-live.ts";
import { openDoors } from "../../bot/cli/open-doors.ts";
import { systemClock } from "../../src/clock.ts";
import { connectRedis } from "../../src/coordination/redis-client.ts";
import { redisLeases } from "../../src/coordination/redis-leases.ts";
import { openStore } from "../../src/store/open-store.ts";
import { enqueue, REMINDERS } from "../../src/store/outbox.ts";
import { recentSends } from "../../src/store/recent-sends.ts";
import { activeRooms } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { scratchFolder } from "../cli/run.ts";
import { REDIS_URL, redisThere } from "../coordination/redis-there.ts";
import { patience } from "../patience.ts";
import { openWebhookPeer } from "./webhook-peer.ts";
import { WecomPeer } from "./wecom-peer.ts";

/** It is there at once; on a busy machine the first answer loads half of the program. */
const SOON = { timeout: patience(30_000), interval: 10 };

/** The whole program on a store of its own, with doors to peers on real sockets. */
async function openProgram(env: Record<string, string>) {
  const folder = scratchFolder();
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const board = new DoorBoard(() => undefined);
  const live = await openLive({
    storeFile: join(folder, "store.db"),
    zone: "Asia/Shanghai",
    clock: systemClock,
    log,
    real: { settings: readDoorSettings(env, folder), board },
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= live.close();
    return closing;
  };
  onTestFinished(close);
  return { live, board, lines, close };
}

async function openPeers() {
  const wecom = await WecomPeer.open(() => Date.now());
  const webhook = await openWebhookPeer(systemClock);
  onTestFinished(() => wecom.close());
  onTestFinished(webhook.close);
  const env = {
    LINGDANG_WECOM_BOT_ID: WecomPeer.botId,
    LINGDANG_WECOM_SECRET: WecomPeer.secret,
    LINGDANG_WECOM_URL: wecom.url,
    LINGDANG_WEBHOOKS: `东门群=${webhook.url}`,
  };
  return { wecom, webhook, env };
}

test("one program, one store: WeCom asks and is answered, a webhook's group gets its reminder, no secret is logged", async () => {
  const { wecom, webhook, env } = await openPeers();
  const { live, board, lines } = await openProgram(env);
  const subscribed = wecom.nextSubscription();
  await live.begin();
  await subscribed;
  wecom.say("zhang", "wrROOM", { msgtype: "text", text: { content: "@小铃铛 本月有什么活动" } });
  await expect.poll(() => wecom.shown.length, SOON).toBe(1);
  expect(wecom.shown).toMatchObject([{ chatId: "wrROOM", how: "answer" }]);

  await live.store.write(async (db) => {
    const now = systemClock.now();
    const space = await defaultSpace(db, "Asia/Shanghai", now);
    const room = (await activeRooms(db, space.id)).find(({ topic }) => topic === "东门群");
    if (room === undefined) throw new Error("the webhook's room is not known");
    const to = { kind: "room", id: room.id, account: room.account } as const;
    const body = "明天周二9:00普法讲座";
    await enqueue(db, {
      ...{ spaceId: space.id, key: "reminder/1", to, lane: REMINDERS, body },
      ...{ dueAt: now, now, urgent: true },
    });
  });
  await live.idle();
  await expect.poll(() => webhook.accepted.length, SOON).toBe(1);
  expect(webhook.accepted).toMatchObject([{ text: { content: "明天周二9:00普法讲座" } }]);
  await live.idle();
  const sends = await recentSends(live.store.db, "webhook/东门群", 0);
  expect(sends).toMatchObject([{ text: "明天周二9:00普法讲座", hasFile: false }]);
  expect(board.views().map(({ account, state }) => [account, state])).toEqual(
    expect.arrayContaining([
      ["wecom/aibTEST", "online"],
      ["webhook/东门群", "online"],
    ]),
  );
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of [WecomPeer.secret, webhook.key]) {
    expect(lines.join("")).not.toContain(secret);
  }
});

test("Redis away: a warning, and the doors open all the same", async () => {
  const { wecom, env } = await openPeers();
  const { live, lines } = await openProgram({ ...env, REDIS_URL: "redis://127.0.0.1:1" });
  const subscribed = wecom.nextSubscription();
  await live.begin();
  await subscribed;
  expect(lines.join("")).toContain("Redis is away");
});

test.skipIf(!redisThere)(
  "with Redis a second program on the same account stops and says who has it; after the first is gone it may start",
  async () => {
    const { env } = await openPeers();
    const account = { ...env, LINGDANG_WECOM_BOT_ID: WecomPeer.botId, REDIS_URL };
    const first = await openProgram(account);
    const second = await openProgram(account);
    await first.live.begin();
    await expect(second.live.begin()).rejects.toMatchObject({
      code: "account-held",
      message: expect.stringContaining(`PID ${process.pid}`),
    });
    await first.close();
    const third = await openProgram(account);
    await expect(third.live.begin()).resolves.toBeUndefined();
  },
);

test.skipIf(!redisThere)(
  "an account that another process took over while we ran: its door stops, stays shut, and the operator hears who has it",
  async () => {
    const { wecom, env } = await openPeers();
    const folder = scratchFolder();
    const told: string[] = [];
    const alarm = createServer(async (request, response) => {
      for await (const chunk of request) told.push(String(chunk));
      response.end("{}");
    });
    await new Promise<void>((resolve) => alarm.listen(0, "127.0.0.1", resolve));
    const { port } = alarm.address() as AddressInfo;
    const account = `aib${randomUUID()}`;
    const settings = readDoorSettings(
      {
        ...{ ...env, REDIS_URL, LINGDANG_ALARM_URL: `http://127.0.0.1:${port}/` },
        ...{ LINGDANG_WECOM_BOT_ID: account, LINGDANG_WEBHOOKS: "" },
      },
      folder,
    );
    const now = systemClock.now();
    const store = await openStore(join(folder, "store.db"), now);
    const board = new DoorBoard(() => undefined);
    const doors = await openDoors({
      ...{ settings, board, store, clock: systemClock, zone: "Asia/Shanghai" },
      ...{
        log: pino({ level: "silent" }),
        onMessage: async () => {},
        onOnline: () => {},
        onRooms: async () => {},
      },
    });
    const redis = connectRedis(REDIS_URL, () => undefined);
    onTestFinished(async () => {
      redis.disconnect();
      await doors.stop();
      await store.close();
      alarm.close();
    });
    await doors.begin();
    await redis.connect();
    await redis.del(`lingdang/lease/account/wecom/${account}`);
    const other = await redisLeases(redis).acquire(
      `account/wecom/${account}`,
      "machine B, PID 7 x",
      5_000,
    );
    expect(other.kind).toBe("held");
    await doors.look();
    expect(doors.doors.map(({ door }) => door.gateway.state())).toEqual(["stopped"]);
    expect(told.join("")).toContain("machine B, PID 7");
    const subscriptions = wecom.subscriptions;
    for (let look = 0; look < 3; look += 1) await doors.look();
    expect(doors.doors.map(({ door }) => door.gateway.state())).toEqual(["stopped"]);
    expect(wecom.subscriptions).toBe(subscriptions);
  },
);
