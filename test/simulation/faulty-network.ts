import type { Acknowledgement, ChatGateway } from "../../src/chat/gateway.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";
import { type Life, never } from "./mortal-store.ts";
import type { Random } from "./random.ts";
import type { Timeline } from "./timeline.ts";

/** A message that people in a chat can read. */
export interface Arrived {
  readonly key: string;
  readonly chat: string;
  readonly text: string;
  /** Wall clock at the moment of the send, epoch milliseconds. */
  readonly wall: number;
  /** Virtual time since the start, and how often the wall clock was set until then. */
  readonly elapsed: number;
  readonly steps: number;
}

const TIMEOUT_MS = 15_000;
export const PER_MINUTE = 30;

/** A chat network that outlives the bot's processes and misbehaves by chance. */
export class FaultyNetwork {
  readonly arrived: Arrived[] = [];
  readonly #keys = new Set<string>();
  /** Off when faults have ended and everything must drain. */
  faulty = true;
  down = false;
  readonly #random: Random;
  readonly #timeline: Timeline;
  /** Whether the bot can look up what it sent. */
  readonly #echo: boolean;

  constructor(random: Random, timeline: Timeline, echo: boolean) {
    this.#random = random;
    this.#timeline = timeline;
    this.#echo = echo;
  }

  gateway(life: Life): ChatGateway {
    return {
      account: "sim",
      capabilities: {
        rooms: true,
        push: true,
        realMentions: false,
        images: true,
        files: true,
        cards: false,
        recall: false,
        echo: this.#echo,
        maxBytes: 4_000,
        perMinute: PER_MINUTE,
        perDay: Number.POSITIVE_INFINITY,
        jitterMs: 0,
      },
      state: () => (this.down ? "offline" : "online"),
      send: (message) => this.#send(message, life),
      findSent: async (message) => {
        if (life.dead) return never();
        if (!this.#echo) return undefined;
        return this.#keys.has(message.key) ? { networkMessageId: message.key } : "absent";
      },
      recall: async () => false,
    };
  }

  async #send(message: OutboundMessage, life: Life): Promise<Acknowledgement> {
    if (life.dead || life.dies("send:before")) return never();
    if (this.down) return { kind: "unreachable", reason: "down" };
    const fate = this.faulty ? this.#random.next() : 1;
    if (fate < 0.01) return this.#answer(life, 50, { kind: "refused", reason: "no" });
    if (fate < 0.03) return this.#answer(life, 50, { kind: "unreachable", reason: "gone" });
    if (fate < 0.05) return this.#answer(life, TIMEOUT_MS, { kind: "unknown", reason: "lost" });
    this.#arrive(message);
    if (life.dies("send:after")) return never();
    if (fate < 0.08) return this.#answer(life, TIMEOUT_MS, { kind: "unknown", reason: "silent" });
    return this.#answer(life, this.#random.between(5, 400), {
      kind: "accepted",
      networkMessageId: fate < 0.5 ? null : message.key,
    });
  }

  #arrive(message: OutboundMessage): void {
    const { key, text, to } = message;
    this.#keys.add(key);
    const { clock, elapsed, steps } = this.#timeline;
    this.arrived.push({ key, text, chat: to.networkId, wall: clock.now(), elapsed, steps });
  }

  #answer(life: Life, ms: number, acknowledgement: Acknowledgement): Promise<Acknowledgement> {
    return new Promise((resolve) => {
      this.#timeline.after(ms, () => {
        if (!life.dead) resolve(acknowledgement);
      });
    });
  }
}
