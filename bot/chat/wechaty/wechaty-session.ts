import type { Logger } from "pino";
import type { GatewayState, OnMessage } from "../../../src/chat/gateway.ts";
import type { Clock } from "../../../src/clock.ts";
import type { RoomShown } from "../../../src/people/repair-identities.ts";
import { RETRY_DELAYS_MS } from "../hand-over.ts";
import { InboundFeed } from "./inbound-feed.ts";
import { LifeSigns, saysConnectionIsGone } from "./life-signs.ts";
import { muteWechaty } from "./mute-wechaty.ts";
import { NameBook } from "./name-book.ts";
import type { PuppetEvents, PuppetPort } from "./puppet-port.ts";
import { showRooms } from "./show-rooms.ts";
import { within } from "./within.ts";

/** Room names are fetched ahead after `ready`, but nothing waits longer than this for them. */
const PREWARM_MS = 10_000;
const STOP_MS = 5_000;

export interface AttachOptions {
  readonly account: string;
  readonly name: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onMessage: OnMessage;
  readonly onTaken?: (messageId: string) => void;
  /** Told after a login of the rooms and who is in them; messages wait for it. */
  readonly onRooms?: OnRooms;
  readonly retryDelaysMs?: readonly number[];
}

interface SessionOptions extends AttachOptions {
  readonly puppet: () => object | string;
  readonly startTimeoutMs?: number;
  readonly stopTimeoutMs?: number;
  readonly memoryName?: string;
}

/** One life of one puppet, from its start to its stop. */
export interface Session {
  readonly puppet: PuppetPort;
  readonly names: NameBook;
  readonly feed: InboundFeed;
  /** Resolves at the first login, or when waiting longer makes no sense. */
  start(): Promise<void>;
  /** Asks the puppet for a sign of life; a puppet that owes one from the last time counts as offline. */
  probe(): void;
  close(): Promise<void>;
}

/** Takes the rooms that an account shows. */
export type OnRooms = (rooms: readonly RoomShown[]) => Promise<void>;

export type ChangeState = (state: GatewayState, qrcode?: string) => void;

/** Builds a Wechaty on a new puppet. Rejects when the puppet's package cannot be loaded. */
export async function openSession(
  options: SessionOptions,
  changeState: ChangeState,
): Promise<Session> {
  // Wechaty takes up to a second to load: only a process that starts a door pays for it.
  const { WechatyBuilder } = await import("wechaty");
  const { log, account, memoryName: name } = options;
  const bot = WechatyBuilder.build({
    puppet: options.puppet() as never,
    ...(name === undefined ? {} : { name }),
  });
  // Without this listener any inner error of Wechaty ends the process.
  bot.on("error", (error: unknown) => {
    log.warn({ err: error, account }, "wechaty reported an error");
  });
  await bot.init();
  muteWechaty(bot.puppet);
  const puppet = bot.puppet as unknown as PuppetPort;
  const session = attachSession(puppet, options, changeState);
  return {
    ...session,
    start: () => startBot(bot, puppet, options),
    async close() {
      await session.close();
      await within(bot.stop(), options.stopTimeoutMs ?? STOP_MS).catch((error: unknown) => {
        log.warn({ err: error, account }, "the door did not stop in time");
      });
    },
  };
}

/** Listens to a puppet that somebody else starts and stops. Nothing that it announces from now on is missed. */
export function attachSession(
  puppet: PuppetPort,
  options: AttachOptions,
  changeState: ChangeState,
): Session {
  const { log, account, clock } = options;
  const names = new NameBook(puppet, clock);
  const feed = new InboundFeed(
    { puppet, account, botName: options.name, names },
    {
      onMessage: options.onMessage,
      onTaken: options.onTaken ?? (() => undefined),
      retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
      log,
    },
  );
  const signs = new LifeSigns();
  const listeners = listenersOf(
    { puppet, names, feed, signs, onRooms: options.onRooms },
    changeState,
    log,
  );
  forEachListener(listeners, (name, listener) => puppet.on(name, listener));
  return {
    puppet,
    names,
    feed,
    async start() {
      if (puppet.isLoggedIn) changeState("online");
    },
    probe() {
      if (!puppet.isLoggedIn || signs.look(() => puppet.ding("lingdang"))) return;
      log.warn({ account }, "the door gives no sign of life");
      changeState("offline");
    },
    async close() {
      forEachListener(listeners, (name, listener) => puppet.off(name, listener));
      await within(feed.idle(), STOP_MS).catch((error: unknown) => {
        log.warn({ err: error, account }, "the door did not stop in time");
      });
    },
  };
}

/** `bot.start()` also resolves when the puppet failed: only the login counts. */
async function startBot(
  bot: { start(): Promise<void> },
  puppet: PuppetPort,
  { log, account, startTimeoutMs }: SessionOptions,
): Promise<void> {
  const loggedIn = new Promise<void>((resolve) => puppet.on("login", () => resolve()));
  try {
    await within(
      bot.start().then(() => loggedIn),
      startTimeoutMs ?? 20_000,
    );
  } catch (error) {
    log.warn({ err: error, account }, "the door is not up yet");
  }
}

interface Listening {
  readonly puppet: PuppetPort;
  readonly names: NameBook;
  readonly feed: InboundFeed;
  readonly signs: LifeSigns;
  readonly onRooms: OnRooms | undefined;
}

function listenersOf(
  { puppet, names, feed, signs, onRooms }: Listening,
  changeState: ChangeState,
  log: Logger,
): PuppetEvents {
  // A connection that had been given up may come back by itself, without another login.
  const alive = () => {
    signs.seen();
    if (puppet.isLoggedIn) changeState("online");
  };
  // Ids may belong to somebody else since the last login: who is who comes before what was said.
  const show = () => {
    const shown = within(showRooms(puppet, names), PREWARM_MS);
    const taken = shown
      .then((rooms) => onRooms?.(rooms))
      .catch((error: unknown) => log.warn({ err: error }, "rooms could not be fetched ahead"));
    if (onRooms !== undefined) feed.hold(taken);
  };
  return {
    message({ messageId }) {
      alive();
      feed.announce(messageId);
    },
    dong() {
      signs.donged();
      alive();
    },
    heartbeat: alive,
    error(error) {
      if (saysConnectionIsGone(error)) changeState("offline");
    },
    "room-join": (event) => feed.joined(event),
    login: () => {
      show();
      changeState("online");
    },
    logout: () => changeState("offline"),
    stop: () => changeState("offline"),
    scan: ({ qrcode }) => changeState("scan", qrcode),
    dirty: ({ payloadId }) => names.forget(payloadId),
    ready: show,
  };
}

function forEachListener(
  listeners: PuppetEvents,
  act: (name: "message", listener: PuppetEvents["message"]) => void,
): void {
  // One cast for the pairs of name and listener, which TypeScript cannot follow through a loop.
  for (const [name, listener] of Object.entries(listeners)) act(name as "message", listener);
}
