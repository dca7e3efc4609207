import type { LocalNetwork } from "../chat/local/local-network.ts";
import type { NetworkMessage } from "../chat/local/network-message.ts";
import { BOT_NAME, type ChatName } from "./transcript.ts";

/** One message of the bot, as a transcript shows it. */
export interface Said {
  readonly chatId: string;
  /** `小铃铛<`, `小铃铛@二片区<` or `小铃铛<<李红`. */
  readonly mark: string;
  readonly inRoom: boolean;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const PAGE = 1_000;

/** Follows what the bot says on a network, from the beginning. */
export class BotVoice {
  #seq = 0;

  /** What the bot said since the last call, oldest first. */
  fresh(network: LocalNetwork): Said[] {
    const said: Said[] = [];
    for (;;) {
      const page = network.messagesSince(this.#seq, PAGE);
      for (const message of page) {
        this.#seq = message.seq;
        if (message.from === network.bot.id && message.kind !== "recall") {
          said.push(saidOf(network, message));
        }
      }
      if (page.length < PAGE) return said;
    }
  }
}

function saidOf(network: LocalNetwork, message: NetworkMessage): Said {
  const { chatId, at } = message;
  const inRoom = network.cast.room(chatId) !== undefined;
  return { chatId, at, inRoom, mark: botMark(network, chatId), text: textOf(message) };
}

function textOf({ kind, fileName, text }: NetworkMessage): string {
  if (fileName === null) return text;
  return `[${kind === "image" ? "图片" : "文件"} ${fileName}]${text}`;
}

function botMark(network: LocalNetwork, chatId: string): string {
  const room = network.cast.room(chatId);
  if (room === undefined) return `${BOT_NAME}<<${network.cast.person(chatId)?.name ?? "?"}`;
  return room.id === network.cast.rooms()[0]?.id ? `${BOT_NAME}<` : `${BOT_NAME}@${room.topic}<`;
}

/** The network's id of a chat that a transcript names; undefined when there is none. */
export function chatIdOf(network: LocalNetwork, chat: ChatName): string | undefined {
  if (chat.kind === "private") return network.cast.findPerson(chat.person)?.id;
  if (chat.room === undefined) return network.cast.rooms()[0]?.id;
  return network.cast.findRoom(chat.room)?.id;
}

/** A message as lines of a transcript: what follows the first line is indented. */
export function transcriptText(mark: string, text: string): string {
  return `${mark} ${text.replaceAll("\n", "\n  ")}`;
}
