import { Hono } from "hono";
import { pino } from "pino";
import { createLocalPage } from "../../bot/chat/local/page/create-local-page.ts";
import { openLive } from "../../bot/cli/go-live.ts";
import { loadPlanFile } from "../../bot/cli/load-plan-file.ts";
import { samplePlan } from "../../bot/cli/sample-plan.ts";
import { signInGate } from "../../bot/console/access/sign-in-gate.ts";
import { serveConsole } from "../../bot/console/serve-console.ts";
import { HandClock } from "../../bot/rehearsal/hand-clock.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";

export const NOW = Date.parse("2026-11-23T09:00:00+08:00");
export const TOKEN = "a-long-and-unguessable-token";
export const ZONE = "Asia/Shanghai";
const log = pino({ level: "silent" });

/** What `start` runs, in memory and on a clock moved by hand: bot, jobs, chat page and console. */
export async function openConsole(plan?: "zh" | "en") {
  const clock = new HandClock(NOW);
  const live = await openLive({ storeFile: ":memory:", zone: ZONE, clock, log });
  if (plan !== undefined) {
    const bytes = new TextEncoder().encode(samplePlan(plan));
    await loadPlanFile(live.store, { name: "计划.txt", bytes, zone: ZONE, now: NOW });
  }
  await live.begin();
  const secret = "a-secret-that-nobody-knows";
  const doors = () => [
    { account: "local", state: live.doorState(), since: 0, qrcode: undefined },
    { account: "wechaty", state: "scan" as const, since: 0, qrcode: "https://login.example/x" },
  ];
  const deps = {
    store: live.store,
    clock,
    calendars: shippedCalendars(),
    log,
    doors,
    isVirtual: () => clock.now() !== NOW,
    secret,
    answerAside: live.answerAside,
    wake: live.wake,
  };
  const { loopbackGate } = await import("../../bot/console/access/loopback-gate.ts");
  const { createConsole } = await import("../../bot/console/console-routes.ts");
  const gate = loopbackGate({ store: live.store });
  const console = createConsole({ ...deps, gate });
  const page = await createLocalPage({
    network: live.network,
    token: TOKEN,
    port: 0,
    host: "127.0.0.1",
    log,
    isVirtual: deps.isVirtual,
    moveClock: (to) => live.advanceTo(clock, to),
    guide: {
      async begin(language) {
        await live.pushIn(language);
        return samplePlan(language);
      },
      reset: () => live.reset(),
    },
    routes: console.routes,
  });
  return {
    live,
    clock,
    page,
    /** The console as other machines reach it, under a name of its own. */
    async openPublic() {
      const origin = "http://console.example";
      const options = { ...deps, origin, zone: ZONE, host: "127.0.0.1", port: 0 };
      const signIn = signInGate({ store: live.store, now: () => clock.now(), secret, origin });
      const served = await serveConsole({ ...options, gate: signIn, openRoutes: new Hono() });
      return { origin, ...served };
    },
    async close() {
      console.live.close();
      await page.close();
      await live.close();
    },
  };
}
