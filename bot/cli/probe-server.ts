import { once } from "node:events";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { Fault } from "../../src/errors.ts";

export interface Probes {
  /** Whether the process does its work now; 503 otherwise. */
  readonly isReady: () => boolean | Promise<boolean>;
}

/**
 * `/live` (the process answers at all) and `/ready` (it does its work), for whoever starts and stops processes.
 * They say nothing else, so they need no key. Loopback unless a host is given.
 * @param port undefined: there is none
 * @returns how to stop
 * @throws Fault `port-in-use`
 */
export async function startProbes(
  { isReady }: Probes,
  port: number | undefined,
  hostname: string,
): Promise<() => void> {
  if (port === undefined) return () => undefined;
  const app = new Hono()
    .get("/live", (context) => context.text("live"))
    .get("/ready", async (context) => {
      const ready = await Promise.resolve(isReady()).catch(() => false);
      return context.text(ready ? "ready" : "not ready", ready ? 200 : 503);
    });
  const server = serve({ fetch: app.fetch, port, hostname });
  await once(server, "listening").catch((cause: unknown) => {
    throw new Fault(
      "port-in-use",
      `端口 ${port} 用不了 / port ${port} cannot be used`,
      "LINGDANG_PROBE_PORT",
      cause,
    );
  });
  return () => void server.close();
}
