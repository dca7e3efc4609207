import { expect, test } from "vitest";
import { healthRoutes } from "../../bot/console/health-routes.ts";
import type { GatewayState } from "../../src/chat/gateway.ts";
import { addMember } from "../../src/store/members.ts";
import { openStore } from "../../src/store/open-store.ts";
import { enqueue, REMINDERS } from "../../src/store/outbox.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const NOW = Date.parse("2026-11-27T09:00:00+08:00");

async function askHealth(door: GatewayState, waitingMs?: number) {
  await using store = await openStore(":memory:", NOW);
  await store.write(async (db) => {
    const space = await defaultSpace(db, "Asia/Shanghai", NOW);
    const member = await addMember(db, space.id, "张桂兰", NOW);
    if (waitingMs === undefined) return;
    const to = { kind: "member", id: member.id, account: "local" } as const;
    const dueAt = NOW - waitingMs;
    const item = { spaceId: space.id, key: "reminder/1", to, lane: REMINDERS } as const;
    await enqueue(db, { ...item, body: "秘密的话", dueAt, now: dueAt });
  });
  const routes = healthRoutes({ store, clock: { now: () => NOW }, door: () => door });
  const [health, metrics] = [await routes.request("/health"), await routes.request("/metrics")];
  return { status: health.status, health: await health.json(), metrics: await metrics.text() };
}

test("healthy: online and nothing waits", async () => {
  const { status, health, metrics } = await askHealth("online");
  expect(status).toBe(200);
  expect(health).toMatchObject({ ok: true, troubles: [] });
  expect(metrics).toContain("lingdang_up 1\n");
});

test("a door that is offline and a message that is late are said, without names or texts", async () => {
  const { status, health, metrics } = await askHealth("offline", 20 * 60_000);
  expect(status).toBe(503);
  expect(health).toMatchObject({ ok: false, troubles: ["door", "late"], oldestWaitSeconds: 1200 });
  expect(metrics).toContain('lingdang_outbox_items{state="queued"} 1');
  expect(`${JSON.stringify(health)}${metrics}`).not.toMatch(/张桂兰|秘密/);
});
