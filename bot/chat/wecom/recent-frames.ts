import type { WsFrameHeaders } from "@wecom/aibot-node-sdk";
import type { Clock } from "../../../src/clock.ts";
import type { CallbackHead } from "./read-callback.ts";

/** The network takes an answer to a callback for ten minutes; half of that leaves room for slow clocks. */
const ANSWERABLE_MS = 5 * 60_000;
const MOST = 2_000;

/**
 * The callbacks that may still be answered. An answer needs no right to speak first, and the network shows
 * it under what it answers.
 */
export class RecentFrames {
  readonly #account: string;
  readonly #clock: Clock;
  readonly #frames = new Map<string, { chatId: string; headers: WsFrameHeaders; at: number }>();

  constructor(account: string, clock: Clock) {
    this.#account = account;
    this.#clock = clock;
  }

  add({ id, chatId }: Pick<CallbackHead, "id" | "chatId">, { headers }: WsFrameHeaders): void {
    this.#frames.set(id, { chatId, headers: { headers }, at: this.#clock.now() });
    const oldest = this.#frames.keys().next();
    if (this.#frames.size > MOST && oldest.done !== true) this.#frames.delete(oldest.value);
  }

  /** The callback that the message with this key answers, in the same chat; each only once. */
  answeredBy(key: string, chatId: string): WsFrameHeaders | undefined {
    const prefix = `reply/${this.#account}/`;
    if (!key.startsWith(prefix)) return undefined;
    const id = key.slice(prefix.length).split("/")[0] ?? "";
    const frame = this.#frames.get(id);
    if (frame === undefined || frame.chatId !== chatId) return undefined;
    this.#frames.delete(id);
    return this.#clock.now() - frame.at < ANSWERABLE_MS ? frame.headers : undefined;
  }
}
