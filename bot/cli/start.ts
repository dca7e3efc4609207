import { randomInt } from "node:crypto";
import { dirname, relative } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { Logger } from "pino";
import { Fault } from "../../src/errors.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { DoorBoard } from "../chat/door-board.ts";
import type { LocalPage } from "../chat/local/page/create-local-page.ts";
import type { Guide } from "../chat/local/page/guide-routes.ts";
import { type Config, readConfig } from "./config.ts";
import { createLog } from "./create-log.ts";
import {
  type DoorSettings,
  hasRealDoors,
  readDoorSettings,
  requirePuppet,
} from "./door-settings.ts";
import type { Live } from "./go-live.ts";
import { loadedSentence } from "./import.ts";
import type { Io } from "./io.ts";
import { OffsetClock } from "./offset-clock.ts";
import { printQr } from "./print-qr.ts";
import { readInput } from "./read-input.ts";

interface StartOptions {
  readonly plan?: string;
  readonly port?: number;
  readonly clock?: boolean;
}

/** `start`: bot, jobs and the chat page, until a signal. */
export function addStart(program: Command, io: Io): void {
  program
    .command("start")
    .description("启动：机器人、定时任务和网页 / the bot, its jobs and the chat page, until Ctrl-C")
    .option("--plan <file>", "先装一份计划 / load a plan first")
    .option("--port <n>", "网页端口，0 为任意 / port of the page, 0 takes a free one", port)
    .option(
      "--clock",
      "网页里可以拨快时间，试提醒用，没连真的账号时就是这样 / the page can put the clock forward, to try reminders; so it is while no real account is connected",
    )
    .option("--no-clock", "不许拨时间 / the clock cannot be moved")
    .action(async (options: StartOptions) => {
      // A signal that comes while things open ends the program as cleanly as a later one.
      const stopped = io.untilStopped();
      const config = readConfig(io.env, io.folder);
      const log = createLog(io, config.logLevel);
      const real = realDoors(io, readDoorSettings(io.env, dirname(config.store)), options);
      const { openLive } = await import("./go-live.ts");
      const mayMove = options.clock ?? real === undefined;
      const movable = mayMove ? new OffsetClock(io.clock) : undefined;
      const clock = movable ?? io.clock;
      const live = await openLive({ ...config, storeFile: config.store, clock, log, real });
      try {
        await runUntilStopped(
          io,
          { ...config, port: options.port ?? config.port },
          {
            live,
            log,
            plan: options.plan,
            stopped,
            movable,
            board: real?.board,
          },
        );
      } finally {
        await live.close();
      }
    });
}

/** The doors beside the local one; people there must not get reminders of a time that is made up. */
function realDoors(io: Io, settings: DoorSettings, { clock }: StartOptions) {
  if (!hasRealDoors(settings)) return undefined;
  if (clock === true) {
    throw new Fault(
      "bad-setting",
      "连着真的账号时不能拨时间 / with a real account the clock cannot be moved",
      "去掉 --clock / leave out --clock",
    );
  }
  requirePuppet(settings);
  return { settings, board: new DoorBoard((account, link) => printQr(io, account, link)) };
}

interface Running {
  readonly live: Live;
  readonly log: Logger;
  readonly plan: string | undefined;
  readonly stopped: Promise<void>;
  /** Given when people may put the clock forward. */
  readonly movable: OffsetClock | undefined;
  /** Given when there are other doors than the local one. */
  readonly board: DoorBoard | undefined;
}

async function runUntilStopped(io: Io, config: Config, running: Running): Promise<void> {
  const { live, plan, stopped } = running;
  if (plan !== undefined) await loadFirst(io, config, live, plan);
  const page = await openPage(io, config, running);
  try {
    await notePage(io, config, live, page.url);
    await live.begin();
    io.out(`小铃铛在这里 / lingdang is here:\n  ${page.url}`);
    io.out(`管理台 / console: ${new URL("/console", page.url).href}`);
    io.out(`数据 / data: ${relative(io.folder, config.store)}   Ctrl-C 停止 / stops`);
    await printClaimCode(io, config, live);
    if (running.board === undefined) {
      const { offerSamplePlan } = await import("./offer-sample-plan.ts");
      await offerSamplePlan(io, { live, zone: config.zone });
    } else {
      io.out(`账号 / accounts: ${new URL("/doors", page.url).href}`);
    }
    await stopped;
    io.out("再见 / bye");
  } finally {
    await page.close();
  }
}

/** Calendar addresses in the chat name the page as it is now. */
async function notePage(
  { clock }: Io,
  { zone, address }: Config,
  { store }: Live,
  url: string,
): Promise<void> {
  const { notePageAddress } = await import("../../src/store/page-address.ts");
  const listens = new URL(url).origin;
  await store.write(async (db) => {
    const space = await defaultSpace(db, zone, clock.now());
    await notePageAddress(db, space.id, { listens, said: address });
  });
}

/** Nobody organizes yet: whoever reads this screen may, by one word to the bot. */
async function printClaimCode(io: Io, { zone }: Config, { store }: Live): Promise<void> {
  const { issueClaimCode } = await import("../../src/people/claim-code.ts");
  const code = await store.write(async (db) => {
    const space = await defaultSpace(db, zone, io.clock.now());
    return issueClaimCode(db, space.id, () => randomInt(1_000_000));
  });
  if (code === undefined) return;
  io.out(
    `还没有组织者，私信小铃铛：认领 ${code} / no organizer yet: message the bot “claim ${code}”`,
  );
}

async function loadFirst(io: Io, { zone }: Config, { store }: Live, file: string): Promise<void> {
  const input = readInput(file, io.folder);
  const { loadPlanFile } = await import("./load-plan-file.ts");
  const { added, differences } = await loadPlanFile(store, { ...input, zone, now: io.clock.now() });
  io.out(loadedSentence(input.name, added, differences?.same ?? 0));
}

/** The chat page, the console and the probes of a program that is open. @throws Fault `port-in-use` */
export async function openPage(
  { clock }: Io,
  config: Config,
  { live, log, movable, board }: Running,
): Promise<LocalPage> {
  const { createLocalPage } = await import("../chat/local/page/create-local-page.ts");
  const { pageToken } = await import("./page-token.ts");
  const { port, zone, store } = config;
  const token = pageToken(store);
  const moving = movable && {
    isVirtual: () => movable.isMoved,
    moveClock: (to: number) => live.advanceTo(movable, to),
  };
  const { network, doorState } = live;
  const { healthRoutes } = await import("../console/health-routes.ts");
  const routes = healthRoutes({
    store: live.store,
    clock: movable ?? clock,
    door: doorState,
  });
  const { openConsole, openPublicConsole } = await import("./open-console.ts");
  const parts = { live, log, clock: movable ?? clock, movable, board };
  const theConsole = openConsole(config, parts);
  routes.route("/", theConsole.routes);
  if (board !== undefined) {
    const { doorsPage } = await import("../chat/doors-page.ts");
    routes.route("/", doorsPage(board));
  }
  const { calendarRoutes } = await import("../console/calendar-routes.ts");
  const openRoutes = calendarRoutes({ store: live.store, clock: movable ?? clock });
  // A practice store is a file of one's own; what is shared by many is not put back to the start.
  const mayGuide = board === undefined && config.databaseUrl === undefined;
  const guide = mayGuide ? { guide: await guideFor(live, movable) } : {};
  const page = { network, token, port, log, zone, routes, openRoutes, ...moving, ...guide };
  try {
    const opened = await createLocalPage({ ...page, host: "127.0.0.1" });
    const elsewhere = await openPublicConsole(config, { ...parts, openRoutes }).catch(
      async (error: unknown) => {
        await opened.close();
        throw error;
      },
    );
    return {
      ...opened,
      close: async () => {
        theConsole.live.close();
        await elsewhere?.close();
        await opened.close();
      },
    };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE")) throw error;
    throw new Fault(
      "port-in-use",
      `端口 ${port} 已被占用 / port ${port} is already in use`,
      "npm start -- --port 7789, or LINGDANG_PORT",
      error,
    );
  }
}

/** What leads a newcomer through an example: a sample plan, and starting afresh. */
async function guideFor(live: Live, movable: OffsetClock | undefined): Promise<Guide> {
  const { samplePlan } = await import("./sample-plan.ts");
  return {
    async begin(language) {
      await live.pushIn(language);
      return samplePlan(language);
    },
    async reset() {
      movable?.putRight();
      await live.reset();
    },
  };
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/u.test(text) || number > 65_535) {
    throw new InvalidArgumentError("a port is a number up to 65535.");
  }
  return number;
}
