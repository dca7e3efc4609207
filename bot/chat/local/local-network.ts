import { EventEmitter } from "node:events";
import type { Database } from "better-sqlite3";
import type { Clock } from "../../../src/clock.ts";
import { mentionsIn } from "./mentions-in.ts";
import { NetworkCast } from "./network-cast.ts";
import {
  type BotSending,
  type Fault,
  type NetworkEvent,
  type NetworkFile,
  type NetworkMessage,
  NetworkRefusal,
  type Person,
  type Saying,
  SendFailure,
} from "./network-message.ts";
import { NetworkMessages } from "./network-messages.ts";
import { openNetworkFile } from "./network-schema.ts";

/** WeChat lets a message be taken back for two minutes. */
const RECALL_WINDOW_MS = 2 * 60_000;
/** What a chat shows as a picture. */
export const IMAGE_NAME = /\.(?:png|jpe?g|gif|webp)$/i;

/**
 * A little chat network in one SQLite file: what WeChat is to the product, for trying, showing and
 * testing it without an account. Every message is durable before `say` returns.
 */
export class LocalNetwork {
  readonly bot: Person;
  readonly clock: Clock;
  /** People, rooms and who is in which room. */
  readonly cast: NetworkCast;
  readonly #db: Database;
  readonly #messages: NetworkMessages;
  readonly #events = new EventEmitter<{ event: [NetworkEvent] }>();
  /** Up to here everything was announced. */
  #announced: number;
  #online = true;
  #fault: Fault = "none";

  /** `file` is a path or `:memory:`; `botName` is how people call the bot. */
  constructor(options: { file: string; clock: Clock; botName?: string }) {
    const { db, networkId } = openNetworkFile(options.file);
    this.#db = db;
    this.#messages = new NetworkMessages(db, networkId);
    this.#announced = this.#messages.lastSeq();
    this.clock = options.clock;
    this.#events.setMaxListeners(0);
    this.cast = new NetworkCast(db, (event) => this.#emit(event));
    this.bot = this.cast.addPerson(options.botName ?? "小铃铛", "bot");
  }

  close(): void {
    this.#events.removeAllListeners();
    this.#db.close();
  }

  /** Forgets everything that was said; rooms and people stay. */
  forgetMessages(): void {
    this.#messages.forgetAll();
    this.#emit({ kind: "cast" });
  }

  /** Adds a person to a room later, with the notice that everybody sees. */
  joinRoom(roomId: string, personId: string): void {
    if (!this.cast.join(roomId, personId)) return;
    this.#publish({
      chatId: roomId,
      from: personId,
      kind: "join",
      text: "",
      mentions: [],
      taken: true,
    });
  }

  /** Announces what other processes wrote to the file since the last look. */
  catchUp(): void {
    for (const message of this.#messages.since(this.#announced, 1_000)) {
      this.#announced = message.seq;
      this.#emit({ kind: "message", message });
    }
  }

  /** A person says something. Throws `NetworkRefusal` for a stranger, an empty or an impossible message. */
  say(saying: Saying): NetworkMessage {
    const text = saying.text ?? "";
    const kind = saying.kind ?? kindOf(saying.file);
    if (text.trim() === "" && saying.file === undefined) {
      throw new NetworkRefusal("空消息没有发出 / an empty message was not sent");
    }
    const audience = this.#audience(saying.to, saying.from);
    return this.#publish({
      chatId: saying.to,
      from: saying.from,
      kind,
      text,
      mentions: kind === "text" ? mentionsIn(text, audience) : [],
      taken: !audience.some((person) => person.id === this.bot.id),
      ...(saying.quotedId === undefined ? {} : { quotedId: saying.quotedId }),
      ...(saying.file === undefined ? {} : { file: saying.file }),
    });
  }

  /** Somebody takes back what they said; words and bytes are gone from the disk. False: not theirs, or gone. */
  recall(byId: string, messageId: string): boolean {
    const message = this.#messages.find(messageId);
    if (message === undefined || message.from !== byId) return false;
    if (byId === this.bot.id && this.clock.now() - message.at > RECALL_WINDOW_MS) return false;
    if (!this.#messages.recall(messageId)) return false;
    const { chatId } = message;
    const taken = byId === this.bot.id;
    this.#publish({ chatId, from: byId, kind: "recall", text: messageId, mentions: [], taken });
    return true;
  }

  /** What the bot refused as not to be stored leaves this disk too; a line in its place says so. */
  forget(messageId: string): void {
    this.#messages.forget(messageId);
    this.#emit({ kind: "cast" });
  }

  /** The bot sends. Resolves to the message's id; rejects with `SendFailure`; may hang when told to. */
  async deliverFromBot(sending: BotSending): Promise<string> {
    if (!this.#online) throw new SendFailure("unreachable", "the bot is not connected");
    if (this.#fault === "refuse")
      throw new SendFailure("refused", "the network declined the message");
    if (this.#fault === "hang") return new Promise<never>(() => undefined);
    const room = this.cast.room(sending.to);
    const reachable =
      room?.members.includes(this.bot.id) ?? this.cast.person(sending.to) !== undefined;
    if (!reachable) throw new SendFailure("refused", `no chat ${sending.to}`);
    const message = this.#publish({
      chatId: sending.to,
      from: this.bot.id,
      kind: sending.file === undefined ? "text" : kindOf(sending.file),
      text: sending.text,
      mentions: sending.mentions ?? [],
      taken: true,
      ...(sending.file === undefined ? {} : { file: sending.file }),
      ...(sending.clientKey === undefined ? {} : { clientKey: sending.clientKey }),
    });
    if (this.#fault === "deliver-then-hang") return new Promise<never>(() => undefined);
    return message.id;
  }

  get online(): boolean {
    return this.#online;
  }

  /** Cuts (false) or mends (true) the bot's connection. What is said meanwhile is kept for it. */
  setOnline(online: boolean): void {
    if (this.#online === online) return;
    this.#online = online;
    this.#emit({ kind: "connection", online });
  }

  setFault(fault: Fault): void {
    this.#fault = fault;
  }

  /** What people said and the bot has not durably taken, oldest first. */
  notTaken(): NetworkMessage[] {
    return this.#messages.notTaken();
  }

  /** The bot has the message on its own disk: it need not be announced again. */
  markTaken(messageId: string): void {
    this.#messages.markTaken(messageId);
  }

  /** Our own message with this key, sent at or after `since` (epoch ms). */
  findByClientKey(key: string, since: number): NetworkMessage | undefined {
    return this.#messages.withClientKey(key, since);
  }

  message(id: string): NetworkMessage | undefined {
    return this.#messages.find(id);
  }

  fileOf(id: string): NetworkFile | undefined {
    const name = this.#messages.find(id)?.fileName;
    const bytes = this.#messages.fileBytes(id);
    return name == null || bytes === undefined ? undefined : { name, bytes };
  }

  /** The latest messages of a chat before `beforeSeq`, oldest first. */
  messagesIn(chatId: string, limit = 50, beforeSeq = Number.MAX_SAFE_INTEGER): NetworkMessage[] {
    return this.#messages.page(chatId, beforeSeq, limit);
  }

  /** Everything after `seq`, oldest first, at most `limit`. */
  messagesSince(seq: number, limit = 1000): NetworkMessage[] {
    return this.#messages.since(seq, limit);
  }

  unread(viewerId: string, chatId: string): number {
    return this.#messages.unread(viewerId, chatId);
  }

  markRead(viewerId: string, chatId: string, seq: number): void {
    if (this.#messages.markRead(viewerId, chatId, seq))
      this.#emit({ kind: "read", viewerId, chatId });
  }

  /** Ids of the chats that a person sees: their rooms, then the private chat with the bot. */
  chatsOf(personId: string): string[] {
    const rooms = this.cast.rooms().filter((room) => room.members.includes(personId));
    return [...rooms.map((room) => room.id), personId];
  }

  /** Calls `listener` at once for everything that happens; returns how to stop. */
  subscribe(listener: (event: NetworkEvent) => void): () => void {
    this.#events.on("event", listener);
    return () => {
      this.#events.off("event", listener);
    };
  }

  #audience(chatId: string, fromId: string): Person[] {
    const room = this.cast.room(chatId);
    const ids = room?.members ?? (chatId === fromId ? [fromId, this.bot.id] : []);
    if (!ids.includes(fromId) || fromId === this.bot.id) {
      throw new NetworkRefusal("这个人不在群里 / this person is not in that chat");
    }
    return this.cast.people().filter((person) => ids.includes(person.id));
  }

  #publish(message: Omit<Parameters<NetworkMessages["add"]>[0], "at">): NetworkMessage {
    const stored = this.#messages.add({ ...message, at: this.clock.now() });
    if (stored.seq > this.#announced + 1) this.catchUp();
    if (stored.seq <= this.#announced) return stored;
    this.#announced = stored.seq;
    this.#emit({ kind: "message", message: stored });
    return stored;
  }

  #emit(event: NetworkEvent): void {
    this.#events.emit("event", event);
  }
}

function kindOf(file: NetworkFile | undefined): "text" | "image" | "file" {
  if (file === undefined) return "text";
  return IMAGE_NAME.test(file.name) ? "image" : "file";
}
