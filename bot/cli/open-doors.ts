import { createHash } from "node:crypto";
import { hostname } from "node:os";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { GatewayState, OnMessage } from "../../src/chat/gateway.ts";
import type { Clock } from "../../src/clock.ts";
import type { Leases } from "../../src/coordination/lease.ts";
import { redisLeases } from "../../src/coordination/redis-leases.ts";
import type { RoomShown } from "../../src/people/repair-identities.ts";
import type { Store } from "../../src/store/open-store.ts";
import { recentSends } from "../../src/store/recent-sends.ts";
import { ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { stuckItems } from "../../src/store/stuck-items.ts";
import { type AccountLease, holdAccount } from "../chat/account-lease.ts";
import { type Alarm, createAlarm } from "../chat/alarm.ts";
import type { DoorBoard } from "../chat/door-board.ts";
import { Supervisor } from "../chat/supervisor.ts";
import { createDoors, type OpenedDoor } from "./create-doors.ts";
import type { DoorSettings } from "./door-settings.ts";
import { openRedis } from "./open-redis.ts";

/** How often doors and leases are looked at. */
const LOOK_MS = 10_000;
/** A message that waits this long beyond its time is told to the operator. */
const LATE_MS = 10 * 60_000;
const HOUR_MS = 60 * 60_000;

export interface OpenDoorsOptions {
  readonly settings: DoorSettings;
  readonly board: DoorBoard;
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: string;
  readonly log: Logger;
  readonly onMessage: OnMessage;
  /** Told after a login of the rooms of an account and who is in them. */
  readonly onRooms: (account: string, rooms: readonly RoomShown[]) => Promise<void>;
  /** A door came online: what waited may go out. */
  readonly onOnline: () => void;
}

/** The doors beside the local one, with everything that watches them. */
export interface RealDoors {
  readonly doors: readonly OpenedDoor[];
  /**
   * Takes the accounts and starts the doors; does not wait until they are logged in.
   * @throws Fault `account-held` when another process uses an account
   */
  begin(): Promise<void>;
  /** One look of the supervisor and at the leases. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

interface Held {
  readonly opened: OpenedDoor;
  readonly lease: AccountLease;
}

export async function openDoors(options: OpenDoorsOptions): Promise<RealDoors> {
  const { settings, board, store, clock, log } = options;
  const onState = (account: string, state: GatewayState, qrcode?: string) => {
    board.note(account, state, clock.now(), qrcode);
    if (state === "online") options.onOnline();
  };
  const sentBefore = await sentLately(options);
  const doors = createDoors(settings, { ...options, onState, sentBefore });
  const alarm = createAlarm(settings.alarmUrl, log);
  const accounts = doors.map(({ door }) => door.gateway.account);
  const stuck = () => stuckItems(store.db, accounts, clock.now(), LATE_MS);
  const { alarmAfterMs } = settings;
  const supervisor = new Supervisor({ doors, board, alarm, clock, log, alarmAfterMs, stuck });
  const redis = settings.redisUrl === undefined ? undefined : openRedis(settings.redisUrl, log);
  let held: Held[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    held = await keepLeases(held, { alarm, log, supervisor });
    await supervisor.look();
  }
  return {
    doors,
    async begin() {
      if (redis !== undefined) held = await takeLeases(doors, options, await redis);
      await enrolRooms(options, doors);
      for (const { door } of doors) start(door, onState, log);
      const complain = (error: unknown) =>
        log.error({ err: error }, "the doors were not looked at");
      timer = setInterval(() => void look().catch(complain), LOOK_MS);
    },
    look,
    async stop() {
      clearInterval(timer);
      await Promise.all(doors.map(({ door }) => door.stop()));
      for (const { lease } of held) await lease.release();
      (await redis)?.disconnect();
    },
  };
}

/** Networks count by the hour, whoever was running then. */
async function sentLately({ settings, store, clock }: OpenDoorsOptions) {
  const accounts = [settings.wecom, ...settings.webhooks].flatMap((door) => door?.account ?? []);
  const since = clock.now() - HOUR_MS;
  const sends = accounts.map(
    async (account) => [account, await recentSends(store.db, account, since)] as const,
  );
  return new Map(await Promise.all(sends));
}

function start(
  door: OpenedDoor["door"],
  onState: (account: string, state: GatewayState) => void,
  log: Logger,
): void {
  const { account } = door.gateway;
  door
    .start()
    .catch((error: unknown) => log.error({ err: error, account }, "the door could not be started"))
    .finally(() => onState(account, door.gateway.state()));
}

async function takeLeases(
  doors: readonly OpenedDoor[],
  { store, log }: OpenDoorsOptions,
  redis: Redis,
): Promise<Held[]> {
  const leases: Leases = redisLeases(redis);
  const installation = createHash("sha256").update(`${hostname()} ${store.file}`).digest("hex");
  const holder = {
    words: `${hostname()}, PID ${process.pid}`,
    installation: installation.slice(0, 12),
  };
  const held: Held[] = [];
  try {
    for (const opened of doors.filter(({ exclusive }) => exclusive)) {
      const { account } = opened.door.gateway;
      held.push({ opened, lease: await holdAccount(leases, account, holder, log) });
    }
    return held;
  } catch (error) {
    for (const { lease } of held) await lease.release();
    redis.disconnect();
    throw error;
  }
}

/** Who lost an account to another process stops using it, or the network would kick both out in turn. */
async function keepLeases(
  held: readonly Held[],
  { alarm, log, supervisor }: { alarm: Alarm; log: Logger; supervisor: Supervisor },
): Promise<Held[]> {
  const kept: Held[] = [];
  for (const { opened, lease } of held) {
    const by = await lease.keep();
    if (by === undefined) {
      kept.push({ opened, lease });
      continue;
    }
    const { account } = opened.door.gateway;
    log.error({ account, by }, "another process has the account now");
    supervisor.giveUp(account);
    await opened.door.stop();
    await alarm.tell(
      `账号 ${account} 现由 ${by} 使用，这里已停 / is used by ${by} now; stopped here`,
    );
  }
  return kept;
}

/** Rooms in which nobody can speak must be known before something is sent to them. */
async function enrolRooms(
  { store, zone, clock }: OpenDoorsOptions,
  doors: readonly OpenedDoor[],
): Promise<void> {
  await store.write(async (db) => {
    const now = clock.now();
    const space = await defaultSpace(db, zone, now);
    for (const { door, rooms } of doors) {
      const { account } = door.gateway;
      for (const room of rooms) await ensureRoom(db, space.id, { account, ...room }, now);
    }
  });
}
