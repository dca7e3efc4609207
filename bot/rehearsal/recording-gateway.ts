import type { ChatGateway } from "../../src/chat/gateway.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";

/** A door through which nothing leaves: it accepts every message and hands it to `record`. */
export function recordingGateway(
  account: string,
  record: (message: OutboundMessage) => void,
): ChatGateway {
  return {
    account,
    capabilities: {
      rooms: true,
      push: true,
      realMentions: true,
      images: true,
      files: true,
      cards: false,
      recall: false,
      echo: true,
      maxBytes: 20_000,
      perMinute: Number.POSITIVE_INFINITY,
      perDay: Number.POSITIVE_INFINITY,
      jitterMs: 0,
    },
    state: () => "online",
    async send(message) {
      record(message);
      return { kind: "accepted", networkMessageId: null };
    },
    findSent: async () => "absent",
    recall: async () => false,
  };
}
