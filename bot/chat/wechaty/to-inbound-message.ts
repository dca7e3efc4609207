import type { payloads } from "wechaty-puppet";
import type { InboundChat, InboundFile, InboundMessage } from "../../../src/chat/message.ts";
import type { NameBook } from "./name-book.ts";
import type { PuppetPort } from "./puppet-port.ts";
import { splitQuote } from "./quoted-text.ts";

/** Wechaty's message types that mean something to us; fixed numbers of its wire format. */
export const WECHATY_TYPE = {
  attachment: 1,
  audio: 2,
  image: 6,
  text: 7,
  groupNote: 10,
  recalled: 13,
} as const;

/** Wechaty's full-size picture (`ImageType.Artwork`). */
const ARTWORK = 3;
/** Below this a number of the network's clock is seconds, above milliseconds (Wechaty's own rule). */
const SECONDS_BELOW = 1e11;
/** WeChat writes its native 接龙 as a text that begins so. */
const CHAIN = /^#\s?(?:接龙|Group\s?Note)/iu;

/** What is needed to turn the network's payloads into our messages. */
export interface InboundContext {
  readonly puppet: PuppetPort;
  readonly account: string;
  /** What people call the bot, for networks that do not tell whom a message mentions. */
  readonly botName: string;
  readonly names: NameBook;
}

/** The id of the chat that a message belongs to: the room, or whoever talks to the bot in private. */
export function chatIdOf(payload: payloads.Message): string {
  return payload.roomId || payload.talkerId;
}

/** The message in our own words, or nothing when it is none of our business (stickers, transfers …). */
export async function toInboundMessage(
  context: InboundContext,
  payload: payloads.Message,
): Promise<InboundMessage | undefined> {
  const { puppet, account, names } = context;
  const content = contentOf(payload, puppet);
  if (content === undefined) return undefined;
  const { roomId } = payload;
  const [name, topic] = await Promise.all([
    names.nameOf(payload.talkerId, roomId),
    roomId === undefined ? "" : names.topicOf(roomId),
  ]);
  const chat: InboundChat =
    roomId === undefined ? { kind: "dm" } : { kind: "room", networkId: roomId, topic };
  return {
    account,
    chat,
    sender: { networkId: payload.talkerId, name },
    id: payload.id,
    at: epochMs(payload.timestamp),
    mentionsBot: roomId !== undefined && (await mentionsBot(context, payload, content.text)),
    ...content,
  };
}

/** Epoch milliseconds from a time that may be in seconds. */
export function epochMs(timestamp: number): number {
  return timestamp < SECONDS_BELOW ? timestamp * 1000 : timestamp;
}

type Content = Pick<InboundMessage, "kind" | "text" | "quoted" | "recalledId" | "file">;

function contentOf(payload: payloads.Message, puppet: PuppetPort): Content | undefined {
  const text = payload.text ?? "";
  switch (payload.type) {
    case WECHATY_TYPE.text: {
      const { reply, quoted } = splitQuote(text);
      const kind = CHAIN.test(reply) ? "chain" : "text";
      return quoted === undefined ? { kind, text: reply } : { kind, text: reply, quoted };
    }
    case WECHATY_TYPE.groupNote:
      return { kind: "chain", text };
    case WECHATY_TYPE.audio:
      // Without a transcript some puppets put the protocol's XML into the text.
      return { kind: "voice", text: text.startsWith("<") ? "" : text };
    case WECHATY_TYPE.image:
      return { kind: "image", text: "", file: fileOf(payload, puppet, "image") };
    case WECHATY_TYPE.attachment:
      return { kind: "file", text: "", file: fileOf(payload, puppet, "file") };
    case WECHATY_TYPE.recalled: {
      const recalledId = /<msgid>(\d+)<\/msgid>/.exec(text)?.[1] ?? text;
      return { kind: "recall", text: "", recalledId };
    }
    default:
      return undefined;
  }
}

function fileOf(
  payload: payloads.Message,
  puppet: PuppetPort,
  kind: "image" | "file",
): InboundFile {
  return {
    name: payload.filename ?? (kind === "image" ? "image" : "file"),
    kind,
    async bytes() {
      const box =
        kind === "image"
          ? await puppet.messageImage(payload.id, ARTWORK)
          : await puppet.messageFile(payload.id);
      return new Uint8Array(await box.toBuffer());
    },
  };
}

/**
 * `text` is what was said, without a quoted message: quoting somebody's call is not a call.
 * Many puppets leave the list of mentions empty even when the text has one, so the text counts too, by a
 * stricter rule than Wechaty's own, which takes a@bot for a mention.
 */
async function mentionsBot(
  context: InboundContext,
  payload: payloads.Message,
  text: string,
): Promise<boolean> {
  const { puppet, botName, names } = context;
  const self = puppet.isLoggedIn ? puppet.currentUserId : "";
  const listed = "mentionIdList" in payload ? (payload.mentionIdList ?? []) : [];
  if (listed.includes(self)) return true;
  if (!text.includes("@")) return false;
  const selfName = self === "" ? "" : await names.nameOf(self, payload.roomId);
  return [botName, selfName].some((name) => name !== "" && callsByName(text, name));
}

function callsByName(text: string, name: string): boolean {
  for (let at = text.indexOf(`@${name}`); at !== -1; at = text.indexOf(`@${name}`, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + 1 + name.length);
    if (!/[\w.]$/.test(before) && /^(?:$|[\s\u2005]|\p{P})/u.test(after)) return true;
  }
  return false;
}
