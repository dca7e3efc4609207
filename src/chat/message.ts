import type { Card } from "./card.ts";

/** A picture or document that came with a message. Bytes are fetched only when a handler asks. */
export interface InboundFile {
  readonly name: string;
  readonly kind: "image" | "file";
  bytes(): Promise<Uint8Array>;
}

/** Where a message was said: a room, or the private chat with the sender. */
export type InboundChat =
  | { readonly kind: "room"; readonly networkId: string; readonly topic: string }
  | { readonly kind: "dm" };

/** One message as it came from a chat network, before anybody tried to understand it. */
export interface InboundMessage {
  /** Which login received it; network ids are only unique within an account. */
  readonly account: string;
  readonly chat: InboundChat;
  readonly sender: { readonly networkId: string; readonly name: string };
  /** The network's message id. The same id is carried out once, however often it arrives. */
  readonly id: string;
  /** Epoch milliseconds, by the network's clock. */
  readonly at: number;
  readonly kind: "text" | "voice" | "image" | "file" | "chain" | "recall" | "join";
  /** Text, transcribed voice, or the text of a native 接龙 (`chain`); empty for pictures and files. */
  readonly text: string;
  /** True when the network says so (@) — a name call in the text is found later. */
  readonly mentionsBot: boolean;
  /** The text of the message that this one quotes. */
  readonly quoted?: string;
  /** It was pressed on a card: what that card was about (`Card.about`). */
  readonly pressed?: string;
  /** `recall` only: the id of the message that was taken back. */
  readonly recalledId?: string;
  readonly file?: InboundFile;
  /** It was not said in a chat but on a page of this space. */
  readonly spaceId?: number;
}

/** One message to a chat network. */
export interface OutboundMessage {
  /** Says what the message is for; adapters that can, hand it to the network. */
  readonly key: string;
  readonly to:
    | { readonly kind: "room"; readonly networkId: string }
    | { readonly kind: "person"; readonly networkId: string };
  readonly text: string;
  /** Network ids of people to mention; only rooms. */
  readonly mentions?: readonly string[];
  readonly file?: {
    readonly name: string;
    readonly kind: "image" | "file";
    readonly bytes: Uint8Array;
  };
  /** What to show instead of the text, if the network takes it; only doors with the capability get one. */
  readonly card?: Card;
}
