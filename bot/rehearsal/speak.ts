import { basename } from "node:path";
import { Fault } from "../../src/errors.ts";
import type { LocalNetwork } from "../chat/local/local-network.ts";
import { NetworkRefusal, type Saying } from "../chat/local/network-message.ts";
import { readBeside } from "./prepare.ts";
import { chatIdOf } from "./said.ts";
import type { SayStep } from "./transcript.ts";

const VOICE = /^\[语音\]\s*/u;
const FILE = /^\[(?:图片|文件)\s+([^\]]+)\]\s*/u;

/** Who says something, on which network; files are named relative to the transcript. */
export interface Speaking {
  readonly network: LocalNetwork;
  readonly transcript: string;
  /** What `{码}` stands for. */
  readonly code: string | undefined;
}

/**
 * A line of a person, said on the network.
 * @throws Fault `transcript` for somebody or a room that nobody introduced
 */
export function speak(speaking: Speaking, step: SayStep): void {
  const { network } = speaking;
  const from = personId(network, step.who);
  const to = chatIdOf(network, step.chat);
  if (to === undefined) {
    const room = step.chat.kind === "room" ? (step.chat.room ?? "") : "";
    throw new Fault("transcript", `没有这个群 / there is no such room: ${room}`, "群 NAME: …");
  }
  try {
    network.say({ from, to, ...contentOf(speaking, step.text) });
  } catch (error) {
    if (!(error instanceof NetworkRefusal)) throw error;
    throw new Fault("transcript", `${step.who}: ${error.message}`, undefined, error);
  }
}

/** Takes back what somebody said last, wherever they said it. */
export function recallLast(network: LocalNetwork, who: string): void {
  const from = personId(network, who);
  const last = network
    .chatsOf(from)
    .flatMap((chat) => network.messagesIn(chat, 500))
    .filter((message) => message.from === from && !message.recalled && message.kind !== "recall")
    .sort((a, b) => a.seq - b.seq)
    .at(-1);
  if (last === undefined || !network.recall(from, last.id)) {
    throw new Fault("transcript", `${who} 没有可撤回的话 / has nothing to take back`);
  }
}

function contentOf({ transcript, code }: Speaking, text: string): Omit<Saying, "from" | "to"> {
  if (VOICE.test(text)) return { kind: "voice", text: text.replace(VOICE, "") };
  const name = FILE.exec(text)?.[1]?.trim();
  if (name !== undefined) {
    const file = { name: basename(name), bytes: readBeside(transcript, name) };
    return { text: text.replace(FILE, ""), file };
  }
  if (!text.includes("{码}")) return { text };
  if (code === undefined) {
    throw new Fault("transcript", "小铃铛还没给过确认码 / the bot has shown no code yet");
  }
  return { text: text.replaceAll("{码}", code) };
}

function personId(network: LocalNetwork, name: string): string {
  const person = network.cast.findPerson(name);
  if (person === undefined || person.id === network.bot.id) {
    throw new Fault(
      "transcript",
      `没有这个人 / nobody is called ${name}`,
      "群 NAME: … adds people",
    );
  }
  return person.id;
}
