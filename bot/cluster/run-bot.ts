import type { Logger } from "pino";
import type { Calendars } from "../../src/calendar/calendars.ts";
import type { Clock } from "../../src/clock.ts";
import { coalesced } from "../../src/coalesced.ts";
import type { TakenHints } from "../../src/coordination/taken-hints.ts";
import type { WakeUps } from "../../src/coordination/wake-up.ts";
import { accountScope } from "../../src/delivery/account-scope.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { Deal } from "../backlog/create-backlog.ts";
import type { OwedWork } from "../backlog/owed-work.ts";
import { type Bot, createBot } from "../create-bot.ts";
import { type AccountDoor, createAccountDoors } from "./account-doors.ts";
import { fencedGateway } from "./fenced-gateway.ts";
import { fencedStore } from "./fenced-store.ts";
import { BEAT_MS, createLeaseKeeper, TERM_MS } from "./lease-keeper.ts";
import { LeaseLost } from "./lease-lost.ts";
import { startWorkQueue, type WorkQueue } from "./work-queue.ts";

/** Without a wake-up what is due is found this late at most. */
const POLL_MS = 1_000;
/** Whoever holds it sees to what is owed; two of them would only do it twice, to no effect. */
const BACKLOG = "files";
/** What all bot processes listen to. */
export const EVERYBODY = "bots";

export interface BotProcessOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** IANA zone of the people. */
  readonly zone: string;
  readonly calendars: Calendars;
  readonly log: Logger;
  readonly wakeUps: WakeUps;
  /** `redis://…`; undefined: whoever sees to what is owed does it alone. */
  readonly redisUrl: string | undefined;
  /** Distinguishes stores that share a Redis. */
  readonly storeName: string;
  readonly taken: TakenHints;
  /** All accounts that bot processes share; each is opened by one of them. */
  readonly doors: (bot: Pick<Bot, "onMessage" | "onRooms">) => readonly AccountDoor[];
}

export interface BotProcess {
  /** False when the leases were not renewed in time: the database is away, or this process was frozen. */
  isReady(): boolean;
  /** Takes nothing new, sends what is due, gives the accounts back. */
  stop(): Promise<void>;
}

/** One of several bot processes on one store. Each account is at work in exactly one of them. */
export async function runBot(options: BotProcessOptions): Promise<BotProcess> {
  const { store, clock, log, wakeUps } = options;
  const complain = (err: unknown) => {
    if (!(err instanceof LeaseLost)) log.error({ err }, "sending failed");
  };
  let names: string[] = [];
  const monotonic = () => performance.now();
  // The names are known only after the doors are built, which need the bot.
  const keeper = createLeaseKeeper({ store, names: () => names, sharedBy: "bot", monotonic });
  let queue: WorkQueue | undefined;
  const { redisUrl } = options;
  const dealAmong = (works: readonly OwedWork[]): Deal => {
    if (redisUrl === undefined) return { offer: async () => false };
    queue = startWorkQueue({ redisUrl, store: options.storeName, works, log });
    return queue;
  };
  const bot = createBot({ ...options, seesToOwed: () => keeper.holdsNow(BACKLOG), dealAmong });
  const doors = options.doors(bot);
  names = [BACKLOG, ...doors.map(({ account }) => accountScope(account))];
  const accounts = createAccountDoors({
    doors,
    log,
    onOpen: ({ gateway }) => {
      bot.attachThrough(
        fencedStore(store, keeper, gateway.account),
        fencedGateway(gateway, keeper),
      );
      // What a dead process left behind is only found by looking.
      bot.wake().catch(complain);
    },
    onClose: (account) => bot.detach(account),
  });
  let beatAt = monotonic();

  const beat = coalesced(async () => {
    const { lost } = await keeper.beat();
    beatAt = monotonic();
    const nameOf = (scope: string) => scope.slice(accountScope("").length);
    // A slow login must not keep the leases from being renewed.
    for (const scope of lost) accounts.lose(nameOf(scope)).catch(complain);
    for (const scope of keeper.held()) accounts.gain(nameOf(scope)).catch(complain);
    return "done";
  });
  const look = coalesced(async () => {
    const at = await bot.nextAt();
    if (at !== undefined && at <= clock.now()) await bot.wake();
    return "done";
  });

  await beat();
  const beating = setInterval(() => void beat().catch(complain), BEAT_MS);
  const polling = setInterval(() => void look().catch(complain), POLL_MS);
  const stopListening = await wakeUps.onWake(EVERYBODY, () => void look().catch(complain));
  return {
    isReady: () => monotonic() - beatAt < TERM_MS,
    async stop() {
      clearInterval(polling);
      await stopListening();
      await queue?.stop();
      await bot.finish().catch(complain);
      await accounts.closeAll();
      clearInterval(beating);
      await keeper.release();
    },
  };
}
