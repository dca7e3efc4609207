import type { InboundMessage, OutboundMessage } from "./message.ts";

/**
 * What the network answered for one send. `unknown` means that nobody can say whether the message
 * left: the outbox then keeps it in doubt and never repeats it silently.
 */
export type Acknowledgement =
  | { readonly kind: "accepted"; readonly networkMessageId: string | null }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unreachable"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** What a door can do; wording and handlers ask before they promise anything. */
export interface Capabilities {
  readonly rooms: boolean;
  /** May speak first, without having been asked. */
  readonly push: boolean;
  /** A mention notifies the person (on some networks it is only text). */
  readonly realMentions: boolean;
  readonly images: boolean;
  readonly files: boolean;
  /** Messages can have buttons; the wording names them only then. */
  readonly cards: boolean;
  /** The bot can take back what it sent. */
  readonly recall: boolean;
  /** Our own sent messages can be looked up after a crash (`findSent`). */
  readonly echo: boolean;
  /** Longest text of one message in UTF-8 bytes. */
  readonly maxBytes: number;
  /** Sends per minute that the network bears, over all chats of the account. */
  readonly perMinute: number;
  /** Sends in any 24 hours that the account bears. */
  readonly perDay: number;
  /** Up to so much longer is waited between two sends, differently each time, in ms: an even beat looks like a machine. */
  readonly jitterMs: number;
}

export type GatewayState = "starting" | "scan" | "online" | "offline" | "stopped";

/** A chat network, seen from the core. `bot/chat/*` implements it. */
export interface ChatGateway {
  readonly account: string;
  readonly capabilities: Capabilities;
  state(): GatewayState;
  /** Never throws and never hangs: the adapter has its own time-out and says `unknown` then. */
  send(message: OutboundMessage): Promise<Acknowledgement>;
  /**
   * Looks in the chat's own echo for a message of ours with this key or text, sent at or after `since`.
   * `undefined`: the door cannot tell.
   */
  findSent(
    message: OutboundMessage,
    since: number,
  ): Promise<{ networkMessageId: string | null } | "absent" | undefined>;
  /** Takes back a message that we sent; false when the network no longer allows it. */
  recall(networkMessageId: string): Promise<boolean>;
}

/**
 * What a door calls for each message; it resolves once the message is durably taken or refused. `forget`: it held
 * what must not be stored, so a door that keeps messages on our own disk lets go of this one.
 */
export type OnMessage = (message: InboundMessage) => Promise<"forget" | undefined>;
