import * as v from "valibot";
import type { InboundChat, InboundFile, InboundMessage } from "../../../src/chat/message.ts";

const content = v.object({ content: v.string() });
const file = v.object({ url: v.string(), aeskey: v.optional(v.string()) });
const part = v.object({
  msgtype: v.string(),
  text: v.optional(content),
  image: v.optional(file),
});

/** What is read of a callback (vendor's page 101463 and the types of its SDK 1.0.7). */
const callback = v.object({
  ...part.entries,
  msgid: v.string(),
  chatid: v.optional(v.string()),
  chattype: v.optional(v.string()),
  from: v.object({ userid: v.string() }),
  create_time: v.optional(v.number()),
  voice: v.optional(content),
  file: v.optional(file),
  mixed: v.optional(v.object({ msg_item: v.array(part) })),
  quote: v.optional(v.object({ text: v.optional(content), voice: v.optional(content) })),
  event: v.optional(v.object({ eventtype: v.string(), event_key: v.optional(v.string()) })),
});

type Callback = v.InferOutput<typeof callback>;
type Download = (url: string, aeskey?: string) => Promise<{ buffer: Buffer; filename?: string }>;

export interface CallbackContext {
  readonly account: string;
  /** What people call the bot. */
  readonly name: string;
  readonly now: () => number;
  /** Fetches and decrypts; addresses are good for five minutes. */
  readonly download: Download;
}

/** What of a callback is known before anything is fetched. */
export interface CallbackHead {
  readonly id: string;
  /** The room's id, or the person's in private: what the network wants as `chatid` of an answer. */
  readonly chatId: string;
}

/** The head of a callback, or nothing when it is none that we know. */
export function callbackHead(body: unknown): CallbackHead | undefined {
  const parsed = v.safeParse(callback, body);
  if (!parsed.success) return undefined;
  const { msgid, from } = parsed.output;
  return { id: msgid, chatId: roomOf(parsed.output) ?? from.userid };
}

/** The messages of a callback: pictures among words come after the words, each as its own message. */
export async function readCallback(
  context: CallbackContext,
  body: unknown,
): Promise<readonly InboundMessage[]> {
  const parsed = v.safeParse(callback, body);
  if (!parsed.success) return [];
  const said = parsed.output;
  const contents = await contentsOf(context, said);
  const roomId = roomOf(said);
  const chat: InboundChat =
    roomId === undefined ? { kind: "dm" } : { kind: "room", networkId: roomId, topic: "" };
  return contents.map((what, index) => ({
    account: context.account,
    chat,
    // The network gives no display name: people are known by their id until they are bound to a name.
    sender: { networkId: said.from.userid, name: said.from.userid },
    id: index === 0 ? said.msgid : `${said.msgid}/${index}`,
    at: said.create_time === undefined ? context.now() : epochMs(said.create_time),
    // In a room the network only tells what mentions the bot.
    mentionsBot: roomId !== undefined,
    ...what,
  }));
}

type Content = Pick<InboundMessage, "kind" | "text" | "quoted" | "file">;

async function contentsOf(context: CallbackContext, said: Callback): Promise<Content[]> {
  const quoted = said.quote?.text?.content ?? said.quote?.voice?.content;
  const words = (text: string, kind: "text" | "voice" = "text"): Content => ({
    kind,
    text: withoutMention(text, context.name),
    ...(quoted === undefined ? {} : { quoted }),
  });
  switch (said.msgtype) {
    case "text":
      return [words(said.text?.content ?? "")];
    case "voice":
      return [words(said.voice?.content ?? "", "voice")];
    case "image":
      return said.image === undefined ? [] : [pictureOf(context, said.image)];
    case "file":
      return said.file === undefined ? [] : [await documentOf(context, said.file)];
    case "mixed":
      return mixedOf(context, said, words);
    case "event":
      return buttonOf(said);
    default:
      return [];
  }
}

function mixedOf(
  context: CallbackContext,
  { mixed }: Callback,
  words: (text: string) => Content,
): Content[] {
  const items = mixed?.msg_item ?? [];
  const text = items.flatMap((item) => item.text?.content ?? []).join("\n");
  const pictures = items.flatMap((item) => (item.image ? [pictureOf(context, item.image)] : []));
  return text.trim() === "" ? pictures : [words(text), ...pictures];
}

/** A button of a card says what its key holds after `say:`; a card and a word do the same thing. */
function buttonOf({ event }: Callback): Content[] {
  const said = /^say:([\s\S]+)$/u.exec(event?.event_key ?? "")?.[1];
  const pressed = event?.eventtype === "template_card_event" && said !== undefined;
  return pressed ? [{ kind: "text", text: said }] : [];
}

function pictureOf(
  { download }: CallbackContext,
  { url, aeskey }: v.InferOutput<typeof file>,
): Content {
  const bytes = async () => new Uint8Array((await download(url, aeskey)).buffer);
  return { kind: "image", text: "", file: { name: "image", kind: "image", bytes } };
}

/** Its name only comes with its bytes. */
async function documentOf(
  { download }: CallbackContext,
  { url, aeskey }: v.InferOutput<typeof file>,
): Promise<Content> {
  const { buffer, filename } = await download(url, aeskey);
  const fetched: InboundFile = {
    name: filename ?? "file",
    kind: "file",
    bytes: async () => new Uint8Array(buffer),
  };
  return { kind: "file", text: "", file: fetched };
}

function roomOf({ chatid, chattype }: Callback): string | undefined {
  return chattype === "single" ? undefined : chatid;
}

/** `@小铃铛 报名` → `报名`. Another name in front goes too when it is the only one: rooms name bots as they like. */
function withoutMention(text: string, name: string): string {
  const at = text.indexOf(`@${name}`);
  const after = text.slice(at + name.length + 1);
  if (at >= 0 && /^(?:$|\s|\p{P})/u.test(after)) {
    return `${text.slice(0, at)}${after.trimStart()}`.trim();
  }
  const [, other] = /^@[^\s@]+\s+([^@]*)$/u.exec(text) ?? [];
  return other ?? text;
}

function epochMs(time: number): number {
  return time < 1e11 ? time * 1000 : time;
}
