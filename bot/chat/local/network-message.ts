/** Somebody who can speak in the local chat network. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: PersonRole;
}

/** What a person is in the sample group; the network itself gives nobody more rights. */
export type PersonRole = "member" | "organizer" | "secretary" | "bot";

/** A group chat. Members are person ids, in the order in which they joined. */
export interface Room {
  readonly id: string;
  readonly topic: string;
  readonly members: readonly string[];
}

/** `recall` and `join` are the network's own notices; people say the other kinds. */
export type NetworkMessageKind = "text" | "voice" | "image" | "file" | "chain" | "recall" | "join";

/** One stored message. File bytes are fetched apart (`LocalNetwork.fileOf`). */
export interface NetworkMessage {
  /** Grows with every message of the network; live updates resume from it. */
  readonly seq: number;
  /** Never given twice, also not by another network file. */
  readonly id: string;
  /** A room's id, or the id of the person who talks to the bot in private. */
  readonly chatId: string;
  readonly from: string;
  /** Epoch milliseconds by the network's clock. */
  readonly at: number;
  readonly kind: NetworkMessageKind;
  /** Empty once recalled. For `recall`: the id of the message that was taken back. */
  readonly text: string;
  /** Ids of the people who were mentioned with @. */
  readonly mentions: readonly string[];
  readonly quotedId: string | null;
  readonly fileName: string | null;
  /** Size of the file in bytes. */
  readonly fileSize: number | null;
  readonly recalled: boolean;
  /** The key under which the bot sent it. */
  readonly clientKey: string | null;
}

/** A file on its way into or out of the network. */
export interface NetworkFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What subscribers are told; they look the rest up. */
export type NetworkEvent =
  | { readonly kind: "message"; readonly message: NetworkMessage }
  | { readonly kind: "read"; readonly viewerId: string; readonly chatId: string }
  | { readonly kind: "renamed"; readonly id: string }
  | { readonly kind: "cast" }
  | { readonly kind: "connection"; readonly online: boolean };

/** The network declined: a wrong name, a stranger in a room, an empty message. The text is for people. */
export class NetworkRefusal extends Error {
  override readonly name = "NetworkRefusal";
}

/** How the network treats the next sends of the bot. */
export type Fault =
  | "none"
  /** Says no. */
  | "refuse"
  /** Never answers, and the message is lost. */
  | "hang"
  /** Never answers, although the message arrived: the case that leaves an item in doubt. */
  | "deliver-then-hang";

/** What a person says. `kind` defaults to `text`, or to what the file's name says. */
export interface Saying {
  readonly from: string;
  /** A room's id, or the speaker's own id for the private chat with the bot. */
  readonly to: string;
  readonly text?: string;
  readonly kind?: "text" | "voice" | "chain" | "image" | "file";
  readonly file?: NetworkFile;
  readonly quotedId?: string;
}

/** What the bot sends. `to` is a room's id or a person's. */
export interface BotSending {
  readonly to: string;
  readonly text: string;
  readonly mentions?: readonly string[];
  readonly file?: NetworkFile;
  /** Lets the bot find the message again after a crash. */
  readonly clientKey?: string;
}

/** A send that the network did not take; `code` tells whether trying again makes sense. */
export class SendFailure extends Error {
  override readonly name = "SendFailure";
  readonly code: "refused" | "unreachable";

  constructor(code: "refused" | "unreachable", message: string) {
    super(message);
    this.code = code;
  }
}
