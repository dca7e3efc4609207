import type { Acknowledgement, ChatGateway, GatewayState } from "../../src/chat/gateway.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";

export interface ArrayGateway extends ChatGateway {
  readonly sent: OutboundMessage[];
  setState(state: GatewayState): void;
  /** What the next send is answered with, instead of being accepted. */
  answerNext(acknowledgement: Acknowledgement): void;
}

/** A chat network that is an array: what was accepted stands in `sent`. */
export function arrayGateway(account: string): ArrayGateway {
  const sent: OutboundMessage[] = [];
  const answers: Acknowledgement[] = [];
  let state: GatewayState = "online";
  return {
    account,
    sent,
    capabilities: {
      rooms: true,
      push: true,
      realMentions: true,
      images: true,
      files: true,
      cards: false,
      recall: true,
      echo: true,
      maxBytes: 2048,
      perMinute: Number.POSITIVE_INFINITY,
      perDay: Number.POSITIVE_INFINITY,
      jitterMs: 0,
    },
    state: () => state,
    async send(message) {
      const answer = answers.shift();
      if (answer !== undefined) return answer;
      sent.push(message);
      return { kind: "accepted", networkMessageId: String(sent.length) };
    },
    async findSent(message) {
      const at = sent.findIndex(({ key }) => key === message.key);
      return at < 0 ? "absent" : { networkMessageId: String(at + 1) };
    },
    recall: async () => true,
    setState(next) {
      state = next;
    },
    answerNext: (acknowledgement) => void answers.push(acknowledgement),
  };
}
