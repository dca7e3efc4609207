import type { Logger } from "pino";
import { startScheduler } from "../../jobs/scheduler.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { GatewayState } from "../../src/chat/gateway.ts";
import type { InboundMessage } from "../../src/chat/message.ts";
import type { Clock } from "../../src/clock.ts";
import { eraseAllButPeople } from "../../src/store/erase-all-but-people.ts";
import { openStoreAt } from "../../src/store/open-store-at.ts";
import { activeRooms } from "../../src/store/rooms.ts";
import { setSetting } from "../../src/store/settings.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import type { Language } from "../../src/wording/language.ts";
import type { DoorBoard } from "../chat/door-board.ts";
import { LocalNetwork } from "../chat/local/local-network.ts";
import { localNetworkFile } from "../chat/local/network-file.ts";
import { seedSampleCast } from "../chat/local/sample-cast.ts";
import { accountHolder } from "../cluster/account-holder.ts";
import { type WatchedStore, watchedStore } from "../console/watched-store.ts";
import { advance, type MovableClock } from "../rehearsal/advance.ts";
import type { DoorSettings } from "./door-settings.ts";
import { enrolCast } from "./enrol-cast.ts";
import { LOCAL_ACCOUNT, openProcesses, type Processes } from "./open-processes.ts";

export interface LiveOptions {
  /** Path of the store; the local network's own file lies beside it. */
  readonly storeFile: string;
  /** `postgres://…`: the store is there; undefined: it is the file. */
  readonly databaseUrl?: string | undefined;
  /** IANA zone of the people. */
  readonly zone: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Doors beside the local one. A new store then starts without the sample people. */
  readonly real?: { readonly settings: DoorSettings; readonly board: DoorBoard } | undefined;
}

/** What is open, and not yet at work: the moment to load a plan. */
export interface Live {
  readonly store: WatchedStore;
  readonly network: LocalNetwork;
  /** Carries out what somebody ordered outside the chat, and resolves with the reply; see `Bot`. */
  answerAside(message: InboundMessage): Promise<string>;
  /** The store holds something new that may be due. */
  wake(): void;
  /** Bot, jobs and door begin to work; resolves when the door is up and has taken what was said meanwhile. */
  begin(): Promise<void>;
  /** Whether the local door works; "stopped" before `begin`. */
  doorState(): GatewayState;
  /** Resolves when everything said so far is taken and answered. */
  idle(): Promise<void>;
  /** Puts the clock forward; everything due on the way happens at its time. */
  advanceTo(clock: MovableClock, target: number): Promise<void>;
  /** The first space's reminders and digests are in this language from now on. */
  pushIn(language: Language): Promise<void>;
  /** An example starts afresh: everything but rooms and people is forgotten, and the sample roles hold again. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store and the local network. The store comes first: a second process on the same file is told
 * who holds it before it touches anything.
 * @throws Fault of `openStore`
 */
export async function openLive(options: LiveOptions): Promise<Live> {
  const { storeFile, databaseUrl, clock, log, zone, real } = options;
  const store = watchedStore(await openStoreAt({ file: storeFile, databaseUrl }, clock.now()));
  const network = new LocalNetwork({ file: networkFile(storeFile), clock });
  if (real === undefined) seedSampleCast(network);
  await store.write(async (db) => {
    const space = await defaultSpace(db, zone, clock.now());
    if (real !== undefined || (await activeRooms(db, space.id)).length > 0) return;
    await enrolCast(db, network, { zone, now: clock.now(), account: LOCAL_ACCOUNT });
  });
  let running: Running | undefined;
  return {
    store,
    network,
    async begin() {
      running = await beginWork({ clock, log, zone, store, network, real });
    },
    async answerAside(message) {
      if (running === undefined) return "";
      const reply = await running.processes.bot.answerAside(message);
      running.poke();
      return reply;
    },
    wake: () => running?.poke(),
    doorState: () => running?.processes.door.gateway.state() ?? "stopped",
    async idle() {
      await running?.processes.door.idle();
      await running?.processes.bot.finish();
    },
    async advanceTo(movable, target) {
      if (running === undefined) return;
      const { jobs, bot } = running.processes;
      const settle = async () => {
        await jobs.runDue();
        await bot.finish();
      };
      await advance(movable, target, { timed: [jobs, bot], settle });
    },
    async pushIn(language) {
      await store.write(async (db) => {
        const { id } = await defaultSpace(db, zone, clock.now());
        await setSetting(db, id, "language", language);
      });
    },
    async reset() {
      await running?.processes.door.idle();
      await store.write(eraseAllButPeople);
      network.forgetMessages();
      const now = clock.now();
      await store.write(
        async (db) => void (await enrolCast(db, network, { zone, now, account: LOCAL_ACCOUNT })),
      );
    },
    async close() {
      await running?.stop();
      await store.close();
      network.close();
    },
  };
}

interface Running {
  readonly processes: Processes;
  /** The store may hold something new that is due. */
  poke(): void;
  stop(): Promise<void>;
}

async function beginWork(
  options: Omit<LiveOptions, "storeFile" | "databaseUrl"> & Pick<Live, "store" | "network">,
): Promise<Running> {
  let poke = () => {};
  const calendars = shippedCalendars();
  const holder = accountHolder(options.store, options.log);
  const processes = await openProcesses({ ...options, calendars, onTaken: () => poke() });
  const { jobs, bot, door, onMessage } = processes;
  holder.attach(bot, door.gateway);
  const complain = (error: unknown) => options.log.error({ err: error }, "sending failed");
  const onOnline = () => void bot.wake().catch(complain);
  const { real } = options;
  const doors =
    real &&
    // Vendors' libraries are only loaded for those who have such doors: 30 MB, and a tenth of the start.
    (await (
      await import("./open-doors.ts")
    ).openDoors({
      ...options,
      ...real,
      onMessage,
      onRooms: bot.onRooms,
      onOnline,
    }));
  for (const {
    door: { gateway },
  } of doors?.doors ?? [])
    holder.attach(bot, gateway);
  const others = doors?.doors.map((one) => one.door.gateway.account) ?? [];
  await holder.hold([LOCAL_ACCOUNT, ...others]);
  // First of all, so that nothing runs yet when another process has an account.
  await doors?.begin();
  await door.start();
  const scheduler = startScheduler({
    ...options,
    jobs,
    afterRun: () => bot.wake(),
    nextSendAt: () => bot.nextAt(),
  });
  poke = () => scheduler.poke();
  return {
    processes,
    poke: () => poke(),
    async stop() {
      await scheduler.stop();
      await doors?.stop();
      await processes.stop();
      await holder.release();
    },
  };
}

function networkFile(storeFile: string): string {
  return storeFile === ":memory:" ? storeFile : localNetworkFile(storeFile, LOCAL_ACCOUNT);
}
