import type { Logger } from "pino";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { WakeUps } from "../../src/coordination/wake-up.ts";
import { freeLeases } from "../../src/store/leases.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres-store.ts";
import { followFile } from "../chat/local/follow-file.ts";
import { LocalNetwork } from "../chat/local/local-network.ts";
import { localNetworkFile } from "../chat/local/network-file.ts";
import { EVERYBODY } from "../cluster/run-bot.ts";
import { watchedStore } from "../console/watched-store.ts";
import { createBot } from "../create-bot.ts";
import type { Live } from "./go-live.ts";
import type { Io } from "./io.ts";
import { LOCAL_ACCOUNT } from "./open-processes.ts";

/** How often open pages look whether other processes changed something. */
const LOOK_MS = 2_000;

/** What a page shows and orders when bot and jobs are other processes: the same store, the same local network. */
export async function openPageAlone(
  { clock }: Io,
  options: {
    readonly store: string;
    readonly databaseUrl: string;
    readonly zone: string;
    readonly log: Logger;
    readonly wakeUps: WakeUps;
  },
): Promise<Live> {
  const { databaseUrl, zone, log, wakeUps } = options;
  const opened = await openPostgresStore({ databaseUrl, file: options.store }, clock.now());
  const watched = watchedStore(opened);
  // What others wrote is not counted here: pages look again after a while anyway.
  const others = () => Math.floor(clock.now() / LOOK_MS);
  const store = { ...watched, revision: () => watched.revision() + others() };
  const file = localNetworkFile(options.store, LOCAL_ACCOUNT);
  const network = new LocalNetwork({ file, clock });
  const unfollow = followFile(network);
  const deps = { clock, store, calendars: shippedCalendars(), zone, log };
  const bot = createBot({ ...deps, seesToOwed: () => false });
  let isOnline = false;
  const look = async () => {
    const free = await freeLeases(store.db, [`account/${LOCAL_ACCOUNT}`]);
    isOnline = free.length === 0;
  };
  await look();
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  const wake = () => void wakeUps.wake(EVERYBODY);
  return {
    store,
    network,
    begin: async () => undefined,
    async answerAside(message) {
      const reply = await bot.answerAside(message);
      wake();
      return reply;
    },
    wake,
    doorState: () => (isOnline ? "online" : "offline"),
    idle: async () => undefined,
    advanceTo: async () => undefined,
    pushIn: async () => undefined,
    reset: async () => undefined,
    async close() {
      clearInterval(looking);
      unfollow();
      await bot.finish();
      await opened.close();
      network.close();
    },
  };
}
