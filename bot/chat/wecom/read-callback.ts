import * as v from "valibot";
import type { InboundChat, InboundFile, InboundMessage } from "../../../src/chat/message.ts";
import type { Press } from "./sent-cards.ts";

const content = v.object({ content: v.string() });
const file = v.object({ url: v.string(), aeskey: v.optional(v.string()) });
const part = v.object({
  msgtype: v.string(),
  text: v.optional(content),
  image: v.optional(file),
});

const cardEvent = v.object({
  event_key: v.optional(v.string()),
  task_id: v.optional(v.string()),
  selected_items: v.optional(
    v.object({
      selected_item: v.array(
        v.object({
          question_key: v.string(),
          option_ids: v.object({ option_id: v.array(v.string()) }),
        }),
      ),
    }),
  ),
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
  // The types of the SDK have a card's event flat; the vendor's pages, and those who use it, nested.
  event: v.optional(
    v.object({
      eventtype: v.string(),
      ...cardEvent.entries,
      template_card_event: v.optional(cardEvent),
    }),
  ),
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
  /** It is a press on a card, which is answered by changing the card and not by words. */
  readonly press: Press | undefined;
}

/** The head of a callback, or nothing when it is none that we know. */
export function callbackHead(body: unknown): CallbackHead | undefined {
  const parsed = v.safeParse(callback, body);
  if (!parsed.success) return undefined;
  const { msgid, from } = parsed.output;
  const chatId = roomOf(parsed.output) ?? from.userid;
  return { id: msgid, chatId, press: pressOf(parsed.output) };
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

type Content = Pick<InboundMessage, "kind" | "text" | "quoted" | "file" | "pressed">;

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
      return pressedOf(said);
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

/** A card and a word do the same thing. */
function pressedOf(said: Callback): Content[] {
  const press = pressOf(said);
  if (press === undefined) return [];
  const { says, about } = press;
  return [{ kind: "text", text: says, ...(about === undefined ? {} : { pressed: about }) }];
}

/** A button says what its key holds after `say:`; a vote says the id of what was chosen. */
function pressOf({ event, from }: Callback): Press | undefined {
  if (event?.eventtype !== "template_card_event") return undefined;
  const { event_key = "", task_id, selected_items } = event.template_card_event ?? event;
  const [chosen] = selected_items?.selected_item ?? [];
  const says = /^say:([\s\S]+)$/u.exec(event_key)?.[1] ?? chosen?.option_ids.option_id[0];
  if (says === undefined) return undefined;
  return { says, about: chosen?.question_key, taskId: task_id ?? "", userId: from.userid };
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
