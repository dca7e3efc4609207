import "../../bot/chat/wechaty/wechaty-log-level.ts";
import type { FileBox } from "file-box";
import { mock, PuppetMock } from "wechaty-puppet-mock";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import type { DoorParts, OpenDoor } from "../../bot/cli/open-processes.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import { type Beyond, bridge } from "./bridge.ts";

/** This puppet tells rooms from people by an @ in the id. */
const ROOM_MARK = "@mock";

/** Transcripts over another author's Wechaty puppet. */
export const bridgedMock: OpenDoor = (parts) => bridge(parts, async (taken) => open(parts, taken));

/** Puppets write their options out as JSON, and a mocker that had a puppet leads back to itself (trap 21). */
class QuietMocker extends mock.Mocker {
  toJSON(): object {
    return {};
  }
}

function open(parts: DoorParts, onMessage: OnMessage): Beyond {
  const { network, account, clock, log } = parts;
  const mocker = new QuietMocker();
  const bot = mocker.createContact({ name: network.bot.name });
  class Puppet extends PuppetMock {
    override async onStart(): Promise<void> {
      await super.onStart();
      mocker.login(bot);
    }
    override async messageSendText(to: string, text: string) {
      await network.deliverFromBot({ to: localId(to), text });
    }
    override async messageSendFile(to: string, file: FileBox) {
      const bytes = new Uint8Array(await file.toBuffer());
      await network.deliverFromBot({ to: localId(to), text: "", file: { name: file.name, bytes } });
    }
  }
  const people = new Map<string, ReturnType<typeof mocker.createContact>>();
  const contactOf = (id: string) => {
    const known =
      people.get(id) ?? mocker.createContact({ id, name: network.cast.person(id)?.name ?? "" });
    people.set(id, known);
    return known;
  };
  const rooms = new Map<string, ReturnType<typeof mocker.createRoom>>();
  const roomOf = (id: string) => {
    const room = network.cast.room(id);
    if (room === undefined) return undefined;
    const memberIdList = room.members.map((one) =>
      one === network.bot.id ? bot.id : contactOf(one).id,
    );
    const known =
      rooms.get(id) ??
      mocker.createRoom({ id: `${id}${ROOM_MARK}`, topic: room.topic, memberIdList });
    rooms.set(id, known);
    return known;
  };
  /** What each person said and the bot has not heard yet: the ids of the mock's messages are its own. */
  const ids = new Map<string, string[]>();
  const door = createWechatyGateway({
    ...{ account, name: network.bot.name, clock, log, retryDelaysMs: [1, 1] },
    puppet: () => new Puppet({ mocker }),
    async onMessage(message) {
      const { chat } = message;
      const here = chat.kind === "room" ? { ...chat, networkId: localId(chat.networkId) } : chat;
      const id = ids.get(message.sender.networkId)?.shift() ?? message.id;
      await onMessage({ ...message, id, chat: here });
    },
  });
  const { gateway } = door;
  return {
    door: {
      ...door,
      gateway: {
        ...gateway,
        send: (message) => {
          const { to } = message;
          const networkId =
            to.kind === "room" ? (roomOf(to.networkId)?.id ?? "") : contactOf(to.networkId).id;
          return gateway.send({ ...message, to: { ...to, networkId } });
        },
      },
    },
    say(message) {
      const room = roomOf(message.chatId);
      const from = contactOf(message.from);
      const to = room ?? bot;
      // What this puppet does not carry: files, voice, recalls, those who join, quotes, and native 接龙.
      if (message.kind !== "text") return false;
      ids.set(message.from, [...(ids.get(message.from) ?? []), message.id]);
      from.say(message.text).to(to);
      return true;
    },
    async setOnline(online) {
      if (online) await door.start();
      else await door.stop();
    },
    close: () => undefined,
  };
}

function localId(id: string): string {
  return id.endsWith(ROOM_MARK) ? id.slice(0, -ROOM_MARK.length) : id;
}
