import "./wechaty-log-level.ts";
import type { Logger } from "pino";
import type {
  Acknowledgement,
  Capabilities,
  ChatGateway,
  GatewayState,
  OnMessage,
} from "../../../src/chat/gateway.ts";
import type { OutboundMessage } from "../../../src/chat/message.ts";
import type { Clock } from "../../../src/clock.ts";
import type { Door } from "../door.ts";
import type { PuppetPort } from "./puppet-port.ts";
import { sendMessage } from "./send-message.ts";
import {
  attachSession,
  type ChangeState,
  type OnRooms,
  openSession,
  type Session,
} from "./wechaty-session.ts";
import { within } from "./within.ts";

/** What a `findSent` of the port answers. */
type Found = Awaited<ReturnType<ChatGateway["findSent"]>>;

export interface WechatyGatewayOptions extends AttachedGatewayOptions {
  /**
   * Makes the puppet, or names its package. Called at each `start`: a puppet that was stopped is never
   * started again, because Wechaty then binds its listeners twice.
   */
  readonly puppet: () => object | string;
}

export interface AttachedGatewayOptions {
  readonly account: string;
  /** What people call the bot. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onMessage: OnMessage;
  /** What this puppet can do beyond (or short of) web WeChat. */
  readonly capabilities?: Partial<Capabilities>;
  /** Looks into the network's own memory of what we sent; only some networks have one. */
  readonly findSent?: (message: OutboundMessage, since: number) => Found;
  /** The message with this id is durably taken, or none of our business. */
  readonly onTaken?: (messageId: string) => void;
  /** Told after a login of the rooms and who is in them; messages wait for it. */
  readonly onRooms?: OnRooms;
  /** The state changed; `qrcode` is the link to scan when it is `scan`. */
  readonly onState?: (state: GatewayState, qrcode?: string) => void;
  /** How long a send may take before it counts as unknown, in ms. */
  readonly sendTimeoutMs?: number;
  /** Pauses in ms before a message that `onMessage` could not keep is handed over again. */
  readonly retryDelaysMs?: readonly number[];
  /** Absolute path of the memory card without its ending: it keeps the login. Undefined: nothing is kept. */
  readonly memoryName?: string;
  /** How long `start` waits for a puppet that does not come up, in ms. */
  readonly startTimeoutMs?: number;
  /** How long `stop` waits for Wechaty, which itself waits 5 s after a start that failed; in ms. */
  readonly stopTimeoutMs?: number;
  /**
   * So long after a stop the next puppet is not started yet, in ms: wechaty-puppet-service says that it has
   * stopped before it lets go of its files, and a new one that finds them held ends the process.
   */
  readonly restMs?: number;
}

/** `start` rejects only when the puppet cannot be loaded at all. */
export interface WechatyGateway extends Door {
  /** Asks for a sign of life; to be called in even intervals. */
  probe(): void;
}

/** Web WeChat as users report it: careful pace, mentions that are only text, no memory of what we sent. */
const WEB_WECHAT: Capabilities = {
  rooms: true,
  push: true,
  realMentions: false,
  images: true,
  files: true,
  cards: false,
  recall: true,
  echo: false,
  maxBytes: 4_000,
  perMinute: 20,
  // Nobody publishes a number; users report bans after some hundreds. An operator may set another one.
  perDay: 300,
  jitterMs: 2_000,
};

/** Any Wechaty puppet as a `ChatGateway`. */
export function createWechatyGateway(options: WechatyGatewayOptions): WechatyGateway {
  let closed: Promise<void> = Promise.resolve();
  return gatewayOver(options, async (changeState) => {
    await closed;
    const session = await openSession(options, changeState);
    return {
      ...session,
      async close() {
        await session.close();
        const { restMs = 0 } = options;
        if (restMs > 0) closed = new Promise((resolve) => setTimeout(resolve, restMs).unref());
      },
    };
  });
}

/** A puppet of a Wechaty that somebody else starts and stops, as a `ChatGateway`. */
export function createAttachedGateway(
  options: AttachedGatewayOptions,
  puppet: PuppetPort,
): WechatyGateway {
  return gatewayOver(options, async (changeState) => attachSession(puppet, options, changeState));
}

function gatewayOver(
  options: AttachedGatewayOptions,
  open: (changeState: ChangeState) => Promise<Session>,
): WechatyGateway {
  let session: Session | undefined;
  let state: GatewayState = "stopped";
  const changeState = (next: GatewayState, qrcode?: string) => {
    if (next === state && next !== "scan") return;
    state = next;
    options.log.info({ account: options.account, state }, "door");
    options.onState?.(next, qrcode);
  };
  const capabilities: Capabilities = {
    ...WEB_WECHAT,
    ...options.capabilities,
    echo: options.findSent !== undefined,
  };
  const gateway: ChatGateway = {
    account: options.account,
    capabilities,
    state: () => state,
    send: (message) =>
      send(state === "online" ? session : undefined, message, options, capabilities),
    findSent: async (message, since) => options.findSent?.(message, since),
    recall: (messageId) => recall(session, messageId, options.sendTimeoutMs ?? 15_000),
  };
  return {
    gateway,
    async start() {
      if (session !== undefined) return;
      changeState("starting");
      try {
        session = await open(changeState);
      } catch (error) {
        changeState("stopped");
        throw error;
      }
      await session.start();
    },
    async stop() {
      const ending = session;
      session = undefined;
      await ending?.close();
      changeState("stopped");
    },
    idle: async () => session?.feed.idle(),
    probe: () => session?.probe(),
  };
}

async function send(
  session: Session | undefined,
  message: OutboundMessage,
  options: AttachedGatewayOptions,
  { maxBytes }: Capabilities,
): Promise<Acknowledgement> {
  if (session?.puppet.isLoggedIn !== true) {
    return { kind: "unreachable", reason: "the account is not logged in" };
  }
  const { puppet, names } = session;
  const timeoutMs = options.sendTimeoutMs ?? 15_000;
  try {
    return await sendMessage({ puppet, names, maxBytes, timeoutMs }, message);
  } catch (error) {
    return { kind: "unknown", reason: String(error) };
  }
}

async function recall(
  session: Session | undefined,
  messageId: string,
  timeoutMs: number,
): Promise<boolean> {
  try {
    return (
      session !== undefined && (await within(session.puppet.messageRecall(messageId), timeoutMs))
    );
  } catch {
    return false;
  }
}
