import type { Hono } from "hono";
import type { Logger } from "pino";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { Clock } from "../../src/clock.ts";
import { Fault } from "../../src/errors.ts";
import type { DoorBoard } from "../chat/door-board.ts";
import { loopbackGate } from "../console/access/loopback-gate.ts";
import { signInGate } from "../console/access/sign-in-gate.ts";
import { type Console, createConsole } from "../console/console-routes.ts";
import { type PublicConsole, serveConsole } from "../console/serve-console.ts";
import type { Config } from "./config.ts";
import type { Live } from "./go-live.ts";
import { keptSecret } from "./kept-secret.ts";
import type { OffsetClock } from "./offset-clock.ts";
import { LOCAL_ACCOUNT } from "./open-processes.ts";

interface ConsoleParts {
  readonly live: Live;
  readonly log: Logger;
  readonly clock: Clock;
  readonly movable: OffsetClock | undefined;
  readonly board: DoorBoard | undefined;
}

/** The console on this machine, for the page behind its token. */
export function openConsole(config: Config, parts: ConsoleParts): Console {
  const gate = loopbackGate({ store: parts.live.store });
  return createConsole({ ...depsOf(config, parts), gate });
}

/**
 * The console for other machines, when `LINGDANG_CONSOLE` says where it listens; undefined: it does not.
 * @throws Fault `bad-setting` without `LINGDANG_ADDRESS`, `port-in-use`
 */
export async function openPublicConsole(
  config: Config,
  parts: ConsoleParts & { readonly openRoutes: Hono },
): Promise<PublicConsole | undefined> {
  const { listen, address } = config;
  if (listen === undefined) return undefined;
  if (address === undefined) {
    throw new Fault(
      "bad-setting",
      "开了管理台就要说它的网址 / with LINGDANG_CONSOLE say its address too: LINGDANG_ADDRESS",
      "LINGDANG_ADDRESS=https://…",
    );
  }
  const deps = depsOf(config, parts);
  const { origin } = new URL(address);
  const now = () => parts.clock.now();
  const gate = signInGate({ store: deps.store, now, secret: deps.secret, origin });
  const [host = "", port = ""] = listen.split(/:(?=\d+$)/u);
  return serveConsole({
    ...deps,
    openRoutes: parts.openRoutes,
    gate,
    origin,
    host,
    port: Number(port),
  }).catch((error: unknown) => {
    throw new Fault(
      "port-in-use",
      `管理台开不了 / the console cannot listen on ${listen}`,
      "LINGDANG_CONSOLE=127.0.0.1:7790",
      error,
    );
  });
}

function depsOf(config: Config, { live, log, clock, movable, board }: ConsoleParts) {
  const localDoor = () => ({
    account: LOCAL_ACCOUNT,
    state: live.doorState(),
    since: 0,
    qrcode: undefined,
  });
  return {
    store: live.store,
    clock,
    calendars: shippedCalendars(),
    log,
    doors: () => [localDoor(), ...(board?.views() ?? [])],
    isVirtual: () => movable?.isMoved ?? false,
    secret: keptSecret(config.store, ".secret"),
    answerAside: live.answerAside,
    wake: live.wake,
  };
}
