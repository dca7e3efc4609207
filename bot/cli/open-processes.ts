import type { Logger } from "pino";
import { createJobs, type Jobs } from "../../jobs/create-jobs.ts";
import type { Calendars } from "../../src/calendar/calendars.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import type { Clock } from "../../src/clock.ts";
import type { RoomShown } from "../../src/people/repair-identities.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { Door } from "../chat/door.ts";
import { openLocalDoor } from "../chat/local/local-door.ts";
import type { LocalNetwork } from "../chat/local/local-network.ts";
import { type Bot, createBot } from "../create-bot.ts";

/** The account under which the local network knows the bot. */
export const LOCAL_ACCOUNT = "local";

export interface ProcessOptions {
  readonly store: Store;
  readonly network: LocalNetwork;
  readonly clock: Clock;
  /** IANA zone of the people. */
  readonly zone: string;
  readonly calendars: Calendars;
  readonly log: Logger;
  /** Called after each message that was taken. */
  readonly onTaken?: () => void;
  /** Another way to the network's people than the local door. */
  readonly openDoor?: OpenDoor;
}

/** What a door to the local network's people is made of. */
export interface DoorParts {
  readonly network: LocalNetwork;
  readonly account: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onMessage: OnMessage;
}

export type OpenDoor = (parts: DoorParts) => Promise<Door>;

/** What one process of ours consists of. Nothing ticks by itself yet. */
export interface Processes {
  readonly store: Store;
  readonly bot: Bot;
  readonly jobs: Jobs;
  readonly door: Door;
  /** What further doors call for each message. */
  readonly onMessage: OnMessage;
  /** Ends the door after what was announced is taken, and sends what is due; the store stays open. */
  stop(): Promise<void>;
}

/** Puts the parts together. The door is attached but not started, so that the store can be prepared first. */
export async function openProcesses(options: ProcessOptions): Promise<Processes> {
  const { store, network, clock, zone, calendars, log } = options;
  const deps = { clock, store, calendars, zone, log };
  const bot = createBot(deps);
  const jobs = createJobs(deps);
  const onMessage: OnMessage = async (message) => {
    const taken = await bot.onMessage(message);
    options.onTaken?.();
    return taken;
  };
  const { openDoor = openLocalDoor } = options;
  const onRooms = (rooms: readonly RoomShown[]) => bot.onRooms(LOCAL_ACCOUNT, rooms);
  const door = await openDoor({
    ...{ network, account: LOCAL_ACCOUNT, clock, log },
    ...{ onMessage, onRooms },
  });
  bot.attach(door.gateway);
  return {
    store,
    bot,
    jobs,
    door,
    onMessage,
    async stop() {
      await door.idle();
      await bot.finish();
      await door.stop();
    },
  };
}
