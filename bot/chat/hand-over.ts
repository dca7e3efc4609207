import type { Logger } from "pino";
import type { OnMessage } from "../../src/chat/gateway.ts";
import type { InboundMessage } from "../../src/chat/message.ts";

/** Soon, and then every five seconds for ten minutes: a full disk is seldom emptied sooner. */
export const RETRY_DELAYS_MS: readonly number[] = [200, 1_000, ...Array<number>(120).fill(5_000)];

/** Where messages go. */
export interface HandOverTarget {
  readonly onMessage: OnMessage;
  /** Pauses before a message that could not be kept (a full disk, a busy store) is handed over again. */
  readonly retryDelaysMs: readonly number[];
  readonly log: Logger;
}

/**
 * Hands a message over until it is taken; whoever calls keeps the chat waiting meanwhile, because its later
 * messages may lean on this one.
 * @param read makes the message, again for each attempt; undefined: it is none of our business
 * @returns false when it was given up
 */
export async function handOver(
  target: HandOverTarget,
  messageId: string,
  read: () => Promise<InboundMessage | undefined>,
): Promise<boolean> {
  for (const [attempt, delay] of [...target.retryDelaysMs, null].entries()) {
    try {
      const message = await read();
      if (message !== undefined) await target.onMessage(message);
      return true;
    } catch (error) {
      target.log.error({ err: error, messageId, attempt }, "a message was not taken");
      if (delay !== null) await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  return false;
}
