import "../wechaty/wechaty-log-level.ts";
import { FileBox, type FileBoxInterface } from "file-box";
import { type payloads, types } from "wechaty-puppet";
import { joinQuote } from "../wechaty/quoted-text.ts";
import { sendingKey } from "../wechaty/sending-key.ts";
import type { LocalNetwork } from "./local-network.ts";
import type { NetworkEvent, NetworkMessage, Person, Room } from "./network-message.ts";
import { PuppetWithoutExtras } from "./puppet-without-extras.ts";

const TYPE_OF_KIND = {
  text: types.Message.Text,
  voice: types.Message.Audio,
  image: types.Message.Image,
  file: types.Message.Attachment,
  chain: types.Message.GroupNote,
  recall: types.Message.Recalled,
  join: types.Message.Unknown,
} as const satisfies Record<NetworkMessage["kind"], types.Message>;

/**
 * The local network as a Wechaty puppet. It emits ids; Wechaty pulls the rest. Pass the instance to
 * `WechatyBuilder`, and make a new one instead of restarting it.
 */
export class LocalPuppet extends PuppetWithoutExtras {
  readonly #network: LocalNetwork;
  #unsubscribe: () => void = () => undefined;
  /** True once what was said in our absence is announced: from then on messages are announced live. */
  #live = false;
  #connecting: Promise<void> = Promise.resolve();

  constructor(network: LocalNetwork) {
    // No options: the base class writes them to its log as JSON.
    super();
    this.#network = network;
  }

  override async onStart(): Promise<void> {
    this.#unsubscribe = this.#network.subscribe((event) => this.#follow(event));
    if (this.#network.online) this.#connect();
  }

  override async onStop(): Promise<void> {
    this.#live = false;
    this.#unsubscribe();
  }

  /** Resolves when logins and logouts asked for so far are done, and what was missed is announced. */
  async settled(): Promise<void> {
    await this.#connecting;
  }

  override ding(data?: string): void {
    this.emit("dong", data === undefined ? {} : { data });
  }

  // Wechaty answers a dirty room member by looking for a *contact* with the room's id, which is an error
  // event at each join. Forgetting the cache is all that is needed.
  override async roomMemberPayloadDirty(roomId: string): Promise<void> {
    this.cache.roomMember?.delete(roomId);
  }

  override async contactList(): Promise<string[]> {
    return this.#network.cast.people().map((person) => person.id);
  }

  override async contactRawPayload(contactId: string): Promise<Person> {
    const person = this.#network.cast.person(contactId);
    if (person === undefined) throw new Error(`no person ${contactId}`);
    return person;
  }

  override async contactRawPayloadParser(person: Person): Promise<payloads.Contact> {
    return {
      id: person.id,
      name: person.name,
      gender: types.ContactGender.Unknown,
      type: types.Contact.Individual,
      avatar: "",
      friend: true,
      phone: [],
    };
  }

  override async roomList(): Promise<string[]> {
    const rooms = this.#network.cast.rooms();
    return rooms.filter((room) => room.members.includes(this.#network.bot.id)).map(({ id }) => id);
  }

  override async roomRawPayload(roomId: string): Promise<Room> {
    const room = this.#network.cast.room(roomId);
    if (room === undefined) throw new Error(`no room ${roomId}`);
    return room;
  }

  override async roomRawPayloadParser(room: Room): Promise<payloads.Room> {
    return { id: room.id, topic: room.topic, memberIdList: [...room.members], adminIdList: [] };
  }

  override async roomMemberList(roomId: string): Promise<string[]> {
    return this.#network.cast.members(roomId);
  }

  override async roomMemberRawPayload(_roomId: string, contactId: string): Promise<Person> {
    return this.contactRawPayload(contactId);
  }

  override async roomMemberRawPayloadParser(person: Person): Promise<payloads.RoomMember> {
    return { id: person.id, name: person.name, roomAlias: "", avatar: "" };
  }

  override async roomTopic(roomId: string): Promise<string>;
  override async roomTopic(roomId: string, topic: string): Promise<void>;
  override async roomTopic(roomId: string, topic?: string): Promise<unknown> {
    if (topic === undefined) return this.#network.cast.room(roomId)?.topic ?? "";
    this.#network.cast.renameRoom(roomId, topic);
    return undefined;
  }

  override async messageRawPayload(messageId: string): Promise<NetworkMessage> {
    const message = this.#network.message(messageId);
    if (message === undefined) throw new Error(`no message ${messageId}`);
    return message;
  }

  override async messageRawPayloadParser(message: NetworkMessage): Promise<payloads.Message> {
    const base = {
      id: message.id,
      talkerId: message.from,
      text: this.#textOf(message),
      // Milliseconds; Wechaty takes both.
      timestamp: message.at,
      type: TYPE_OF_KIND[message.kind],
      ...(message.fileName === null ? {} : { filename: message.fileName }),
    };
    if (this.#network.cast.room(message.chatId) !== undefined) {
      // Always a list: when it is missing, Wechaty guesses mentions from the text and takes a@bot for one.
      return { ...base, roomId: message.chatId, mentionIdList: [...message.mentions] };
    }
    const isOwn = message.from === this.#network.bot.id;
    return { ...base, listenerId: isOwn ? message.chatId : this.#network.bot.id };
  }

  override async messageFile(messageId: string): Promise<FileBoxInterface> {
    const file = this.#network.fileOf(messageId);
    if (file === undefined) throw new Error(`message ${messageId} has no file`);
    return FileBox.fromBuffer(Buffer.from(file.bytes), file.name);
  }

  override async messageImage(messageId: string): Promise<FileBoxInterface> {
    return this.messageFile(messageId);
  }

  override async messageSendText(to: string, text: string, mentions?: unknown): Promise<string> {
    const clientKey = sendingKey.getStore();
    return this.#network.deliverFromBot({
      to,
      text,
      // A fork of Wechaty passes an object here for private chats.
      mentions: Array.isArray(mentions) ? mentions : [],
      ...(clientKey === undefined ? {} : { clientKey }),
    });
  }

  override async messageSendFile(to: string, box: FileBoxInterface): Promise<string> {
    const clientKey = sendingKey.getStore();
    const file = { name: box.name, bytes: new Uint8Array(await box.toBuffer()) };
    return this.#network.deliverFromBot({
      to,
      text: "",
      file,
      ...(clientKey === undefined ? {} : { clientKey }),
    });
  }

  override async messageRecall(messageId: string): Promise<boolean> {
    return this.#network.recall(this.#network.bot.id, messageId);
  }

  #textOf({ text, quotedId }: NetworkMessage): string {
    const quoted = quotedId === null ? undefined : this.#network.message(quotedId);
    if (quoted === undefined) return text;
    const name = this.#network.cast.person(quoted.from)?.name ?? "";
    return joinQuote(name, quoted.text, text);
  }

  #follow(event: NetworkEvent): void {
    switch (event.kind) {
      case "message":
        if (this.#live && event.message.from !== this.#network.bot.id)
          this.#announce(event.message);
        return;
      case "renamed":
        this.#forget(event.id);
        return;
      case "connection":
        if (event.online) this.#connect();
        else this.#disconnect();
        return;
      case "cast":
      case "read":
        return;
    }
  }

  #announce(message: NetworkMessage): void {
    if (message.kind === "recall") this.cache.message?.delete(message.text);
    if (message.kind !== "join") {
      this.emit("message", { messageId: message.id });
      return;
    }
    this.#forget(message.chatId);
    this.emit("room-join", {
      inviteeIdList: [message.from],
      inviterId: message.from,
      roomId: message.chatId,
      timestamp: message.at,
    });
  }

  /** Wechaty keeps names for days unless it is told that they changed. */
  #forget(id: string): void {
    const dirty =
      this.#network.cast.room(id) === undefined ? "contactPayloadDirty" : "roomPayloadDirty";
    this.cache.contact?.delete(id);
    this.cache.room?.delete(id);
    this[dirty](id).catch((error: unknown) => this.emit("error", { data: String(error) }));
  }

  #connect(): void {
    this.#connecting = this.#connecting.then(async () => {
      if (this.isLoggedIn) return;
      this.login(this.#network.bot.id);
      // On the next tick, as real puppets do: whoever waits for the login hears of it first.
      await new Promise((resolve) => setImmediate(resolve));
      this.#goLive();
    });
  }

  #goLive(): void {
    if (!this.isLoggedIn || !this.#network.online || this.#live) return;
    this.emit("ready", { data: "local network" });
    for (const message of this.#network.notTaken()) this.#announce(message);
    this.#live = true;
  }

  #disconnect(): void {
    this.#live = false;
    this.#connecting = this.#connecting.then(() => this.logout("disconnected"));
  }
}
