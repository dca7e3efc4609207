import { Hono } from "hono";
import type { GatewayState } from "../../src/chat/gateway.ts";
import type { Clock } from "../../src/clock.ts";
import { storeFacts } from "../../src/store/inspect-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { healthOf } from "./health.ts";
import { metricsText } from "./metrics-text.ts";

export interface HealthSource {
  readonly store: Store;
  readonly clock: Clock;
  readonly door: () => GatewayState;
}

/** `/health` (JSON, 503 when something needs a look) and `/metrics`, behind the page's own guard. */
export function healthRoutes({ store, clock, door }: HealthSource): Hono {
  const routes = new Hono();
  const look = async () => {
    const now = clock.now();
    return healthOf(await storeFacts(store.db, now), door(), { now, hasRoom: store.hasRoom() });
  };
  routes.get("/health", async (context) => {
    const health = await look();
    return context.json(health, health.ok ? 200 : 503);
  });
  routes.get("/metrics", async (context) =>
    context.text(metricsText(await look()), 200, {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
    }),
  );
  return routes;
}
