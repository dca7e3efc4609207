import "../chat/wechaty/wechaty-log-level.ts";
import { randomInt } from "node:crypto";
import { type Logger, pino } from "pino";
import type { WechatyPlugin } from "wechaty";
import { createJobs } from "../../jobs/create-jobs.ts";
import { startScheduler } from "../../jobs/scheduler.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { DEFAULT_ZONE } from "../../src/calendar/zone.ts";
import type { Capabilities, OnMessage } from "../../src/chat/gateway.ts";
import { type Clock, systemClock } from "../../src/clock.ts";
import { issueClaimCode } from "../../src/people/claim-code.ts";
import { openStore } from "../../src/store/open-store.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import type { PuppetPort } from "../chat/wechaty/puppet-port.ts";
import { createAttachedGateway, type WechatyGateway } from "../chat/wechaty/wechaty-gateway.ts";
import { createBot } from "../create-bot.ts";

export interface LingdangOptions {
  /** Path of the store; made when it is not there. */
  readonly store: string;
  /** What people call the bot; default 小铃铛. */
  readonly name?: string;
  /** Under which name the store knows this login; it must stay the same. Default wechaty. */
  readonly account?: string;
  /** IANA zone of the people; default Asia/Shanghai. */
  readonly zone?: string;
  /** What the puppet can do beyond, or short of, web WeChat. */
  readonly capabilities?: Partial<Capabilities>;
  /** Default: warnings and errors to standard output, one line of JSON each. */
  readonly log?: Logger;
  /** Gets the code with which the first organizer claims the bot (认领 123456), while there is none. */
  readonly onClaimCode?: (code: string) => void;
  readonly clock?: Clock;
}

/**
 * lingdang inside a Wechaty bot that exists already: `bot.use(Lingdang({ store: "lingdang.db" }))` before
 * `bot.start()`. The bot's owner starts and stops it and keeps their own handlers; lingdang is silent about
 * what is none of its business. The uninstaller that Wechaty keeps closes everything.
 */
export function Lingdang(options: LingdangOptions): WechatyPlugin {
  return (bot) => {
    const log = options.log ?? pino({ level: "warn", base: null });
    const opening = openParts(options, log);
    opening.catch((error: unknown) => log.error({ err: error }, "lingdang could not be opened"));
    const closing: (() => Promise<void>)[] = [];
    // Without a listener an inner error of Wechaty would end the process.
    bot.on("error", (error: unknown) => log.warn({ err: error }, "wechaty reported an error"));
    // The event comes before the puppet starts: nothing that it announces is missed.
    bot.on("puppet", (puppet: unknown) => {
      const door = attach(puppet as PuppetPort, options, { log, opening });
      closing.push(() => door.stop());
    });
    return () => {
      const complain = (error: unknown) => log.error({ err: error }, "lingdang did not close");
      closeAll(closing, opening).catch(complain);
    };
  };
}

type Parts = Awaited<ReturnType<typeof openParts>>;

async function openParts(
  { store: file, zone = DEFAULT_ZONE, ...rest }: LingdangOptions,
  log: Logger,
) {
  const clock = rest.clock ?? systemClock;
  const store = await openStore(file, clock.now());
  const code = await store.write(async (db) => {
    const space = await defaultSpace(db, zone, clock.now());
    return issueClaimCode(db, space.id, () => randomInt(1_000_000));
  });
  if (code !== undefined) rest.onClaimCode?.(code);
  const deps = { clock, store, calendars: shippedCalendars(), zone, log };
  const bot = createBot(deps);
  const scheduler = startScheduler({
    ...deps,
    jobs: createJobs(deps),
    afterRun: () => bot.wake(),
    nextSendAt: () => bot.nextAt(),
  });
  return {
    bot,
    onMessage: (async (message) => {
      await bot.onMessage(message);
      scheduler.poke();
    }) satisfies OnMessage,
    async close() {
      await scheduler.stop();
      await bot.finish();
      await store.close();
    },
  };
}

function attach(
  puppet: PuppetPort,
  { account = "wechaty", name = "小铃铛", capabilities = {}, clock = systemClock }: LingdangOptions,
  { log, opening }: { log: Logger; opening: Promise<Parts> },
): WechatyGateway {
  const door = createAttachedGateway(
    {
      account,
      name,
      capabilities,
      clock,
      log,
      onMessage: async (message) => (await opening).onMessage(message),
      onRooms: async (rooms) => (await opening).bot.onRooms(account, rooms),
      onState: (state) => {
        if (state === "online") void opening.then(({ bot }) => bot.wake()).catch(() => undefined);
      },
    },
    puppet,
  );
  const complain = (error: unknown) => log.error({ err: error }, "lingdang could not be attached");
  door.start().catch(complain);
  opening.then(({ bot }) => bot.attach(door.gateway)).catch(() => undefined);
  return door;
}

async function closeAll(
  closing: readonly (() => Promise<void>)[],
  opening: Promise<Parts>,
): Promise<void> {
  const parts = await opening;
  for (const close of closing) await close();
  await parts.close();
}
