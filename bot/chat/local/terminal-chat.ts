import { createInterface } from "node:readline/promises";
import type { LocalNetwork } from "./local-network.ts";
import { type NetworkMessage, NetworkRefusal, type Person } from "./network-message.ts";

const HELP = [
  "/as 李红     换个人说话 / speak as somebody else",
  "/room 二片区 换个群 / go to another room",
  "/dm          和机器人私聊 / talk to the bot in private",
  "/who         谁在这里 / who is here",
  "/recall      撤回上一句 / take back what you said last",
  "/quit        退出 / leave",
].join("\n");

/** Where the terminal speaks: as whom, and in which chat. */
interface Seat {
  readonly speaker: Person;
  readonly chatId: string;
}

/**
 * The local network in a terminal: lines are said, lines that begin with / are orders, and what others say
 * is printed as it comes. Resolves at `/quit` or at the end of the input.
 */
export async function runTerminalChat(options: {
  readonly network: LocalNetwork;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}): Promise<void> {
  const { network, input, output } = options;
  const print = (line: string) => output.write(`${line}\n`);
  let seat = firstSeat(network);
  const unsubscribe = network.subscribe((event) => {
    if (event.kind !== "message" || event.message.from === seat.speaker.id) return;
    const chats = network.chatsOf(seat.speaker.id);
    if (chats.includes(event.message.chatId)) print(lineOf(network, event.message, seat));
  });
  const lines = createInterface({
    input,
    output,
    terminal: "isTTY" in input && input.isTTY === true,
  });
  let isOpen = true;
  lines.on("close", () => {
    isOpen = false;
  });
  // Piped input ends before its lines are read; asking for more would then be an error.
  const prompt = () => {
    if (isOpen) lines.prompt();
  };
  print(HELP);
  const greet = () => {
    print(`[${placeName(network, seat)}] ${seat.speaker.name}`);
    lines.setPrompt(`${seat.speaker.name}> `);
    prompt();
  };
  greet();
  try {
    for await (const line of lines) {
      if (line.trim() === "/quit") break;
      try {
        const next = carryOut(network, seat, line.trim(), print);
        if (next !== seat) {
          seat = next;
          greet();
        } else prompt();
      } catch (error) {
        if (!(error instanceof NetworkRefusal)) throw error;
        print(error.message);
        prompt();
      }
    }
  } finally {
    unsubscribe();
    lines.close();
  }
}

function carryOut(
  network: LocalNetwork,
  seat: Seat,
  line: string,
  print: (line: string) => void,
): Seat {
  const [, order = "", rest = ""] = /^\/(\w+)\s*(.*)$/u.exec(line) ?? [];
  switch (order) {
    case "as":
      return sitAs(network, seat, rest);
    case "room":
      return { ...seat, chatId: roomFor(network, seat.speaker, rest) };
    case "dm":
      return { ...seat, chatId: seat.speaker.id };
    case "who": {
      const members = network.cast.members(seat.chatId);
      const ids = members.length === 0 ? [seat.speaker.id, network.bot.id] : members;
      print(ids.map((id) => network.cast.person(id)?.name ?? id).join(" "));
      return seat;
    }
    case "recall": {
      const mine = network
        .messagesIn(seat.chatId)
        .findLast(
          ({ from, recalled, kind }) => from === seat.speaker.id && !recalled && kind !== "recall",
        );
      const isDone = mine !== undefined && network.recall(seat.speaker.id, mine.id);
      print(isDone ? "已撤回 / taken back" : "没有可撤回的 / nothing to take back");
      return seat;
    }
    case "":
      if (line !== "") network.say({ from: seat.speaker.id, to: seat.chatId, text: line });
      return seat;
    default:
      print(HELP);
      return seat;
  }
}

function firstSeat(network: LocalNetwork): Seat {
  const speaker = network.cast.people().find(({ role }) => role !== "bot");
  if (speaker === undefined) {
    throw new NetworkRefusal("这里还没有人 / there is nobody in this network yet");
  }
  return { speaker, chatId: network.chatsOf(speaker.id)[0] ?? speaker.id };
}

function sitAs(network: LocalNetwork, seat: Seat, name: string): Seat {
  const speaker = network.cast.findPerson(name);
  if (speaker === undefined || speaker.role === "bot") {
    throw new NetworkRefusal(`没有叫“${name}”的人 / there is nobody called “${name}”`);
  }
  const chats = network.chatsOf(speaker.id);
  const isPrivate = seat.chatId === seat.speaker.id;
  if (isPrivate) return { speaker, chatId: speaker.id };
  return { speaker, chatId: chats.includes(seat.chatId) ? seat.chatId : (chats[0] ?? speaker.id) };
}

function roomFor(network: LocalNetwork, speaker: Person, topic: string): string {
  const room = network.cast.findRoom(topic);
  if (room === undefined || !room.members.includes(speaker.id)) {
    const topics = network.cast
      .rooms()
      .filter(({ members }) => members.includes(speaker.id))
      .map((own) => own.topic);
    throw new NetworkRefusal(`群有 / rooms: ${topics.join(" ")}`);
  }
  return room.id;
}

function placeName(network: LocalNetwork, { chatId }: Seat): string {
  return network.cast.room(chatId)?.topic ?? `私聊 / private: ${network.bot.name}`;
}

function lineOf(network: LocalNetwork, message: NetworkMessage, seat: Seat): string {
  const name = network.cast.person(message.from)?.name ?? "";
  const place =
    message.chatId === seat.chatId ? "" : `[${placeName(network, { ...seat, ...message })}] `;
  const words =
    {
      recall: "撤回了一条消息 / took back a message",
      join: "加入了群聊 / joined",
      image: `[图片 ${message.fileName ?? ""}]`,
      file: `[文件 ${message.fileName ?? ""}]`,
      voice: `[语音] ${printable(message.text)}`,
      text: printable(message.text),
      chain: printable(message.text),
    }[message.kind] ?? "";
  return `${place}${name}: ${words.replaceAll("\n", "\n  ")}`;
}

/** Without control characters: a message must not move the cursor or colour the terminal. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "");
}
