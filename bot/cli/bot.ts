import { dirname } from "node:path";
import type { Command } from "commander";
import type { Logger } from "pino";
import type { Store } from "../../src/store/open-store.ts";
import { postgresAddress } from "../../src/store/postgres/postgres-address.ts";
import type { AccountDoor } from "../cluster/account-doors.ts";
import type { Bot } from "../create-bot.ts";
import { type ClusterSettings, readClusterSettings } from "./cluster-settings.ts";
import { type Config, readConfig } from "./config.ts";
import { createLog } from "./create-log.ts";
import { type DoorSettings, readDoorSettings, requirePuppet } from "./door-settings.ts";
import type { Io } from "./io.ts";
import { startProbes } from "./probe-server.ts";

/** `bot`: one of several bot processes; it holds a share of the accounts. */
export function addBot(program: Command, io: Io): void {
  program
    .command("bot")
    .description(
      "只跑机器人，可起多个，共用 PostgreSQL / one of several bot processes on one PostgreSQL",
    )
    .action(async () => {
      const stopped = io.untilStopped();
      const config = readConfig(io.env, io.folder);
      const settings = readClusterSettings(io, config);
      const doorSettings = readDoorSettings(io.env, dirname(config.store));
      requirePuppet(doorSettings);
      const log = createLog(io, config.logLevel);
      const { openPostgresStore } = await import("../../src/store/postgres/open-postgres-store.ts");
      const place = { databaseUrl: settings.databaseUrl, file: config.store };
      await using store = await openPostgresStore(place, io.clock.now());
      const { runBot } = await import("../cluster/run-bot.ts");
      const { shippedCalendars } = await import("../../src/calendar/calendars.ts");
      const { openWakeUps } = await import("./open-wake-ups.ts");
      const wakeUps = await openWakeUps(settings.redisUrl, log);
      const storeName = postgresAddress(settings.databaseUrl).schema;
      const doors = await doorsOf(io, { config, settings, doorSettings, store, log });
      const bot = await runBot({
        store,
        clock: io.clock,
        zone: config.zone,
        calendars: shippedCalendars(),
        log,
        wakeUps: wakeUps.wakeUps,
        redisUrl: settings.redisUrl,
        storeName,
        taken: wakeUps.takenIn(storeName),
        doors,
      });
      const stopProbes = await startProbes(bot, settings.probePort, settings.probeHost);
      io.out(`机器人在跑 / the bot runs: ${store.owner}`);
      await stopped;
      await bot.stop();
      stopProbes();
      wakeUps.close();
      io.out("再见 / bye");
    });
}

interface DoorParts {
  readonly config: Config;
  readonly settings: ClusterSettings;
  readonly doorSettings: DoorSettings;
  readonly store: Store;
  readonly log: Logger;
}

async function doorsOf({ clock }: Io, parts: DoorParts) {
  const { config, settings, doorSettings, store, log } = parts;
  const { zone } = config;
  const { createDoors } = await import("./create-doors.ts");
  const { realAccount } = await import("./real-account.ts");
  const { localAccount } = await import("../cluster/local-account.ts");
  const { enrolCast } = await import("./enrol-cast.ts");
  return (bot: Pick<Bot, "onMessage" | "onRooms">): readonly AccountDoor[] => {
    const real = createDoors(doorSettings, {
      clock,
      log,
      ...bot,
      sentBefore: new Map(),
      onState: (account, state) => log.info({ account, state }, "a door changed its state"),
    });
    const local = settings.localAccounts.map((account) =>
      localAccount({
        account,
        store,
        clock,
        log,
        bot,
        enrol: async (network) => {
          const now = clock.now();
          await store.write((db) => enrolCast(db, network, { zone, now, account }));
        },
      }),
    );
    return [...real.map((opened) => realAccount(opened, { store, clock, zone, log })), ...local];
  };
}
