import "../../bot/chat/wechaty/wechaty-log-level.ts";
import { FileBox } from "file-box";
import { type payloads, types } from "wechaty-puppet";
import { mock, PuppetMock } from "wechaty-puppet-mock";
import type { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import type { NetworkMessage } from "../../bot/chat/local/network-message.ts";
import { joinQuote } from "../../bot/chat/wechaty/quoted-text.ts";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import type { DoorParts, OpenDoor } from "../../bot/cli/open-processes.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import { type Beyond, bridge } from "./bridge.ts";

const TYPE_OF_KIND = {
  text: types.Message.Text,
  voice: types.Message.Audio,
  image: types.Message.Image,
  file: types.Message.Attachment,
  chain: types.Message.GroupNote,
  recall: types.Message.Recalled,
  join: types.Message.Unknown,
} as const satisfies Record<NetworkMessage["kind"], types.Message>;

/** Transcripts over another author's Wechaty puppet. */
export const bridgedMock: OpenDoor = (parts) => bridge(parts, async (taken) => open(parts, taken));

function open(parts: DoorParts, onMessage: OnMessage): Beyond {
  const { network, account, clock, log } = parts;
  let live: MockedNetwork | undefined;
  const door = createWechatyGateway({
    ...{ account, name: network.bot.name, clock, log, onMessage, retryDelaysMs: [1, 1] },
    puppet() {
      live = new MockedNetwork(network);
      return live.puppet;
    },
  });
  return {
    door,
    say: (message) => live?.say(message) ?? false,
    async setOnline(online) {
      if (online) await door.start();
      else await door.stop();
    },
    close: () => undefined,
  };
}

/** Puppets write their options out as JSON, and a mocker that had a puppet leads back to itself (trap 21). */
class QuietMocker extends mock.Mocker {
  toJSON(): object {
    return {};
  }
}

/** The local network's people and rooms in a mocker: one for each puppet, since it bears no second one. */
class MockedNetwork {
  readonly puppet: PuppetMock;
  readonly #mocker = new QuietMocker();
  readonly #network: LocalNetwork;
  readonly #known = new Set<string>();

  constructor(network: LocalNetwork) {
    this.#network = network;
    const onStart = () => this.#mocker.login(this.#contact(network.bot.id));
    const meet = (id: string) => this.#meet(id);
    class Puppet extends PuppetMock {
      override async onStart(): Promise<void> {
        await super.onStart();
        onStart();
      }
      // The mock itself shows what is sent to nobody, and gives pictures that nobody drew.
      override async messageSendText(to: string, text: string): Promise<void> {
        return network.deliverFromBot({ to, text }) as Promise<never>;
      }
      override async messageSendFile(to: string, box: FileBox): Promise<void> {
        const file = { name: box.name, bytes: new Uint8Array(await box.toBuffer()) };
        return network.deliverFromBot({ to, text: "", file }) as Promise<never>;
      }
      override async messageFile(id: string) {
        const file = network.fileOf(id);
        if (file === undefined) return super.messageFile(id);
        return FileBox.fromBuffer(Buffer.from(file.bytes), file.name);
      }
      override messageImage(id: string) {
        return this.messageFile(id);
      }
      override async messageRecall(id: string): Promise<boolean> {
        return network.recall(network.bot.id, id);
      }
      override async contactRawPayload(id: string) {
        meet(id);
        return super.contactRawPayload(id);
      }
    }
    this.puppet = new Puppet({ mocker: this.#mocker });
  }

  /** What the local network heard, said here. True: this network carries everything. */
  say(message: NetworkMessage): boolean {
    const { id, from, at, kind, text, quotedId, fileName, chatId } = message;
    const room = this.#room(chatId);
    const contact = this.#contact(from);
    if (kind === "join") {
      room?.add(contact).by(contact);
      return true;
    }
    const quoted = quotedId === null ? undefined : this.#network.message(quotedId);
    const by = quoted && this.#network.cast.person(quoted.from)?.name;
    this.#mocker.MessageMock.create({
      ...{ id, talkerId: from, timestamp: at, type: TYPE_OF_KIND[kind] },
      text: quoted === undefined ? text : joinQuote(by ?? "", quoted.text, text),
      ...(fileName === null ? {} : { filename: fileName }),
      // This puppet does not tell whom a message mentions.
      ...(room === undefined ? { listenerId: this.#network.bot.id } : { roomId: room.id }),
    } as payloads.Message);
    this.puppet.emit("message", { messageId: id });
    return true;
  }

  #meet(id: string): void {
    const person = this.#network.cast.person(id);
    if (person === undefined || this.#known.has(id)) return;
    this.#known.add(id);
    this.#mocker.createContact({ id, name: person.name });
  }

  #contact(id: string) {
    this.#meet(id);
    return this.#mocker.ContactMock.load(id);
  }

  #room(id: string) {
    const room = this.#network.cast.room(id);
    if (room === undefined) return undefined;
    if (this.#known.has(id)) return this.#mocker.RoomMock.load(id);
    this.#known.add(id);
    for (const member of room.members) this.#meet(member);
    return this.#mocker.createRoom({ id, topic: room.topic, memberIdList: [...room.members] });
  }
}
