import type { WSClient, WsFrame } from "@wecom/aibot-node-sdk";
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
import type { RecentSend } from "../../../src/store/recent-sends.ts";
import type { Door } from "../door.ts";
import { handOver, RETRY_DELAYS_MS } from "../hand-over.ts";
import { type Limit, SendWindow } from "../send-window.ts";
import { splitText } from "../split-text.ts";
import { ChatQueues } from "../wechaty/chat-queues.ts";
import { RecentIds } from "../wechaty/recent-ids.ts";
import { within } from "../wechaty/within.ts";
import { type Failure, readFailure } from "./acknowledge.ts";
import {
  type CallbackContext,
  type CallbackHead,
  callbackHead,
  readCallback,
} from "./read-callback.ts";
import { RecentFrames } from "./recent-frames.ts";
import { cardPart, type Part, partsOf, WECOM_BYTES } from "./send-parts.ts";
import { type Press, SentCards, UPDATE_WITHIN_MS } from "./sent-cards.ts";
import { LINK_TIMES, type LinkTimes, WecomLink } from "./wecom-link.ts";

/** Reported by five users of the interface alike: 30 a minute and 1,000 an hour for each conversation. */
const PER_CHAT: readonly Limit[] = [
  { count: 25, ms: 60_000 },
  { count: 900, ms: 3_600_000 },
];
const REMEMBERED_IDS = 5_000;
/** After so many sends in a row without an acknowledgement the socket counts as half dead. */
const SILENT_SENDS = 2;

const CAPABILITIES: Capabilities = {
  rooms: true,
  push: true,
  realMentions: false,
  images: true,
  files: true,
  cards: true,
  recall: false,
  echo: false,
  maxBytes: WECOM_BYTES,
  perMinute: 600,
  perDay: Number.POSITIVE_INFINITY,
  jitterMs: 0,
};

export interface WecomDoorOptions {
  readonly account: string;
  readonly botId: string;
  /** Never logged. */
  readonly secret: string;
  /** Another address than the vendor's. */
  readonly url?: string | undefined;
  /** What people call the bot. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onMessage: OnMessage;
  readonly onState?: (state: GatewayState) => void;
  /** How long a send may take before it counts as unknown, in ms. */
  readonly sendTimeoutMs?: number;
  /** What an earlier process sent in the last hour. */
  readonly sentBefore?: readonly RecentSend[];
  readonly times?: Partial<LinkTimes>;
  readonly retryDelaysMs?: readonly number[];
  /** How long `start` waits for the subscription, in ms. */
  readonly startTimeoutMs?: number;
}

/** WeCom's AI bot (智能机器人) over its long connection: two ways, no public address needed. */
export function createWecomDoor(options: WecomDoorOptions): Door {
  return new WecomDoor(options);
}

class WecomDoor implements Door {
  readonly gateway: ChatGateway;
  readonly #options: WecomDoorOptions;
  readonly #link: WecomLink;
  readonly #queues = new ChatQueues();
  readonly #seen = new RecentIds(REMEMBERED_IDS);
  readonly #frames: RecentFrames;
  readonly #cards = new SentCards();
  readonly #windows = new Map<string, SendWindow>();
  #state: GatewayState = "stopped";
  #silentSends = 0;
  #onOnline: () => void = () => undefined;

  constructor(options: WecomDoorOptions) {
    this.#options = options;
    for (const { chatId, at, text, hasFile } of options.sentBefore ?? []) {
      const parts = splitText(text, WECOM_BYTES).length + (hasFile ? 1 : 0);
      for (let part = 0; part < parts; part += 1) this.#windowOf(chatId).note(at);
    }
    this.#frames = new RecentFrames(options.account, options.clock);
    this.#link = new WecomLink({
      ...options,
      url: options.url,
      times: { ...LINK_TIMES, ...options.times },
      onFrame: (frame) => this.#take(frame),
      onState: (state) => this.#change(state),
    });
    this.gateway = {
      account: options.account,
      capabilities: CAPABILITIES,
      state: () => this.#state,
      send: (message) => this.#send(message),
      findSent: async () => undefined,
      recall: async () => false,
    };
  }

  async start(): Promise<void> {
    if (this.#state !== "stopped") return;
    this.#change("starting");
    const online = new Promise<void>((resolve) => {
      this.#onOnline = resolve;
    });
    this.#link.open();
    await within(online, this.#options.startTimeoutMs ?? 20_000).catch(() => {
      this.#options.log.warn({ account: this.#options.account }, "the door is not up yet");
    });
  }

  async stop(): Promise<void> {
    await within(this.idle(), 5_000).catch(() => undefined);
    this.#link.close();
    this.#change("stopped");
  }

  idle(): Promise<void> {
    return this.#queues.idle();
  }

  #change(state: GatewayState): void {
    if (state === "online") this.#onOnline();
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState?.(state);
  }

  #take(frame: WsFrame): void {
    const head = callbackHead(frame.body);
    if (head === undefined || !this.#seen.add(head.id)) return;
    if (head.press === undefined) this.#frames.add(head, frame);
    const at = performance.now();
    void this.#queues.add(head.chatId, async () => {
      const taken = await this.#hand(head.id, frame.body);
      if (taken && head.press !== undefined) await this.#showPress(head, head.press, frame, at);
    });
  }

  /** Shows on the card that the press was taken. When that fails nothing is lost but the mark. */
  async #showPress(head: CallbackHead, press: Press, frame: WsFrame, since: number): Promise<void> {
    const { client } = this.#link;
    const leftMs = UPDATE_WITHIN_MS - (performance.now() - since);
    const window = this.#windowOf(head.chatId);
    if (client === undefined || leftMs <= 0 || window.waitMs(1) > 0) return;
    window.note();
    try {
      await this.#cards.show(client, { headers: frame.headers }, press, leftMs);
    } catch (error) {
      const { acknowledgement } = readFailure(error);
      this.#options.log.warn({ reason: acknowledgement.reason }, "WeCom: a card was not changed");
    }
  }

  async #hand(id: string, body: unknown): Promise<boolean> {
    const { account, name, clock, log, onMessage, retryDelaysMs } = this.#options;
    const context: CallbackContext = {
      account,
      name,
      now: () => clock.now(),
      download: async (url, aeskey) => {
        const { client } = this.#link;
        if (client === undefined) throw new Error("not connected");
        return client.downloadFile(url, aeskey);
      },
    };
    const target = { onMessage, log, retryDelaysMs: retryDelaysMs ?? RETRY_DELAYS_MS };
    let messages: Awaited<ReturnType<typeof readCallback>> = [];
    const read = async () => {
      messages = await readCallback(context, body);
      return messages[0];
    };
    let taken = await handOver(target, id, read);
    for (const message of messages.slice(1)) {
      taken = (await handOver(target, message.id, async () => message)) && taken;
    }
    if (!taken) this.#seen.forget(id);
    return taken;
  }

  async #send(message: OutboundMessage): Promise<Acknowledgement> {
    const { client } = this.#link;
    if (this.#state !== "online" || client === undefined) {
      return { kind: "unreachable", reason: "not connected" };
    }
    const chatId = message.to.networkId;
    const callback = this.#frames.answeredBy(message.key, chatId);
    const parts = partsOf(message, callback);
    const window = this.#windowOf(chatId);
    if (!window.couldFit(parts.length)) {
      return { kind: "refused", reason: `${parts.length} parts are more than a minute allows` };
    }
    const waitMs = window.waitMs(parts.length);
    if (waitMs > 0) return { kind: "unreachable", reason: `pace: ${Math.ceil(waitMs / 1000)} s` };
    const card = cardPart(message, callback);
    const shown = card && (await this.#sendParts(client, window, [card]));
    if (shown === undefined) return this.#sendParts(client, window, parts);
    if (message.card !== undefined) this.#cards.add(message.key, message.card);
    if (shown.kind !== "refused") return shown;
    // Cards have met no real network yet: where one is refused, the words go out.
    this.#options.log.warn({ reason: shown.reason }, "WeCom: a card was refused");
    return this.#sendParts(client, window, partsOf(message, undefined));
  }

  async #sendParts(
    client: WSClient,
    window: SendWindow,
    parts: readonly Part[],
  ): Promise<Acknowledgement> {
    for (const [index, send] of parts.entries()) {
      window.note();
      try {
        await within(send(client), this.#options.sendTimeoutMs ?? 15_000);
        this.#silentSends = 0;
      } catch (error) {
        const failure = this.#failed(error);
        const { reason } = failure;
        return index === 0 ? failure : { kind: "unknown", reason: `partly sent: ${reason}` };
      }
    }
    return { kind: "accepted", networkMessageId: null };
  }

  /** What a failed send means for the message, and for the connection. */
  #failed(error: unknown): Failure["acknowledgement"] {
    const { acknowledgement, reconnect, silent } = readFailure(error);
    this.#silentSends = silent ? this.#silentSends + 1 : 0;
    if (reconnect) this.#link.renew(acknowledgement.reason);
    if (this.#silentSends >= SILENT_SENDS) {
      this.#silentSends = 0;
      this.#link.renew("sends are not acknowledged");
    }
    return acknowledgement;
  }

  #windowOf(chatId: string): SendWindow {
    const known = this.#windows.get(chatId);
    if (known !== undefined) return known;
    const window = new SendWindow(PER_CHAT, this.#options.clock);
    this.#windows.set(chatId, window);
    return window;
  }
}
