import AiBot, { type WSClient, type WsFrame } from "@wecom/aibot-node-sdk";
import type { Logger } from "pino";
import type { GatewayState } from "../../../src/chat/gateway.ts";

/** How long things may take, in ms; tests make them short. */
export interface LinkTimes {
  readonly heartbeatMs: number;
  /** First pause before a lost connection is made again; the SDK doubles it up to 30 s. */
  readonly reconnectMs: number;
  /** A connection that is not subscribed after this long is given up: the SDK would wait for ever. */
  readonly subscribeMs: number;
  /** Pause after another connection of the same bot has thrown us out; it doubles up to 30 times as long. */
  readonly kickedMs: number;
}

export const LINK_TIMES: LinkTimes = {
  heartbeatMs: 30_000,
  reconnectMs: 1_000,
  subscribeMs: 20_000,
  kickedMs: 60_000,
};

/** After this long without being thrown out the next time counts as the first. */
const CALM_MS = 10 * 60_000;

export interface LinkOptions {
  readonly botId: string;
  readonly secret: string;
  readonly url: string | undefined;
  readonly log: Logger;
  readonly times: LinkTimes;
  readonly onFrame: (frame: WsFrame) => void;
  readonly onState: (state: GatewayState) => void;
}

/**
 * A connection to WeCom that never gives up. The SDK (1.0.7) does: for good when another connection of the
 * bot comes up, and without noticing when a subscription is never answered. Then a new client is made.
 */
export class WecomLink {
  readonly #options: LinkOptions;
  #client: WSClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #kicks = 0;
  #subscribedAt = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** The client while it may be used. */
  get client(): WSClient | undefined {
    return this.#client;
  }

  open(): void {
    const { botId, secret, url, log, times } = this.#options;
    this.#drop();
    const client = new AiBot.WSClient({
      botId,
      secret,
      ...(url === undefined ? {} : { wsUrl: url }),
      heartbeatInterval: times.heartbeatMs,
      reconnectInterval: times.reconnectMs,
      maxReconnectAttempts: -1,
      maxAuthFailureAttempts: -1,
      logger: quiet(log),
    });
    this.#client = client;
    const ifCurrent =
      <Args extends unknown[]>(act: (...args: Args) => void) =>
      (...args: Args) => {
        if (this.#client === client) act(...args);
      };
    client.on(
      "connected",
      ifCurrent(() => this.#expectSubscription()),
    );
    client.on(
      "authenticated",
      ifCurrent(() => this.#subscribed()),
    );
    client.on(
      "disconnected",
      ifCurrent(() => this.#options.onState("offline")),
    );
    client.on(
      "event.disconnected_event",
      ifCurrent(() => this.#kicked()),
    );
    client.on(
      "message",
      ifCurrent((frame) => this.#options.onFrame(frame)),
    );
    client.on(
      "event.template_card_event",
      ifCurrent((frame) => this.#options.onFrame(frame)),
    );
    // Without a listener an error would end the process; the SDK goes on by itself.
    client.on("error", (error) => log.warn({ failure: error.message }, "WeCom"));
    client.connect();
  }

  /** The connection is of no use: makes a new one. */
  renew(why: string): void {
    this.#options.log.warn({ why }, "WeCom: a new connection");
    this.#options.onState("offline");
    this.open();
  }

  close(): void {
    this.#drop();
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    client?.disconnect();
  }

  #expectSubscription(): void {
    clearTimeout(this.#timer);
    const { subscribeMs } = this.#options.times;
    this.#timer = setTimeout(() => this.renew("no answer to the subscription"), subscribeMs);
  }

  #subscribed(): void {
    clearTimeout(this.#timer);
    this.#subscribedAt = performance.now();
    this.#options.onState("online");
  }

  /** Somebody else uses the bot. Coming back throws them out, so it is done rarer and rarer. */
  #kicked(): void {
    const { times, log, onState } = this.#options;
    this.#drop();
    if (performance.now() - this.#subscribedAt > CALM_MS) this.#kicks = 0;
    const waitMs = times.kickedMs * Math.min(2 ** this.#kicks, 30);
    this.#kicks += 1;
    log.error({ waitMs }, "WeCom: another connection of this bot came up, is it started twice?");
    onState("offline");
    this.#timer = setTimeout(() => this.open(), waitMs);
  }
}

/** The SDK logs whole frames; only its own sentences may pass, never what people wrote or our secret. */
function quiet(log: Logger) {
  const pass = (level: "warn" | "error") => (sentence: string) =>
    log[level]({ sdk: sentence.slice(0, 120) }, "WeCom");
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: pass("warn"),
    error: pass("error"),
  };
}
