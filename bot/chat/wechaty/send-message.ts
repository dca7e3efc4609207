import { FileBox } from "file-box";
import type { Acknowledgement } from "../../../src/chat/gateway.ts";
import type { OutboundMessage } from "../../../src/chat/message.ts";
import { splitText } from "../split-text.ts";
import type { NameBook } from "./name-book.ts";
import type { PuppetPort } from "./puppet-port.ts";
import { sendingKey } from "./sending-key.ts";
import { within } from "./within.ts";

/** Errors of a connection that was never made: nothing can have left. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "unreachable",
]);

/** What sending needs. */
export interface SendContext {
  readonly puppet: PuppetPort;
  readonly names: NameBook;
  readonly maxBytes: number;
  /** After this long nobody knows whether the message left. */
  readonly timeoutMs: number;
}

/**
 * Sends through the puppet's own calls: `room.say` may throw after the message has been delivered. A file
 * goes first and the text last, a long text in parts, and only the last part carries the key, so that
 * "found in the echo" means all of it arrived. Never throws.
 */
export async function sendMessage(
  context: SendContext,
  message: OutboundMessage,
): Promise<Acknowledgement> {
  const { puppet } = context;
  const chatId = message.to.networkId;
  const { file } = message;
  const parts: (() => Promise<string | undefined>)[] = [];
  if (file !== undefined) {
    const box = FileBox.fromBuffer(Buffer.from(file.bytes), file.name);
    parts.push(() => puppet.messageSendFile(chatId, box));
  }
  if (message.text !== "" || file === undefined) {
    const mentions = message.to.kind === "room" ? [...(message.mentions ?? [])] : [];
    const text = await withMentionNames(context, message, mentions);
    for (const [index, part] of splitText(text, context.maxBytes).entries()) {
      parts.push(() => puppet.messageSendText(chatId, part, index === 0 ? mentions : []));
    }
  }
  return sendParts(parts, message.key, context.timeoutMs);
}

async function sendParts(
  parts: readonly (() => Promise<string | undefined>)[],
  key: string,
  timeoutMs: number,
): Promise<Acknowledgement> {
  let networkMessageId: string | null = null;
  for (const [index, send] of parts.entries()) {
    const isLast = index === parts.length - 1;
    try {
      const sending = isLast ? sendingKey.run(key, send) : send();
      networkMessageId = (await within(sending, timeoutMs)) ?? null;
    } catch (error) {
      const failure = acknowledgeFailure(error);
      // Part of it is in the chat: saying "not sent" would send that part again.
      return index === 0 ? failure : { kind: "unknown", reason: `partly sent: ${failure.reason}` };
    }
  }
  return { kind: "accepted", networkMessageId };
}

/** `refused` and `unreachable` only when it is certain that nothing left; everything else is `unknown`. */
function acknowledgeFailure(error: unknown): Exclude<Acknowledgement, { kind: "accepted" }> {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "refused") return { kind: "refused", reason };
  if (typeof code === "string" && NOT_CONNECTED.has(code)) return { kind: "unreachable", reason };
  return { kind: "unknown", reason };
}

/** On most networks a mention is only seen when the text names the person too. */
async function withMentionNames(
  { names }: SendContext,
  { text, to }: OutboundMessage,
  mentions: readonly string[],
): Promise<string> {
  const known = await Promise.all(mentions.map((id) => names.nameOf(id, to.networkId)));
  const missing = known.filter((name) => name !== "" && !text.includes(`@${name}`));
  return missing.map((name) => `@${name}\u2005`).join("") + text;
}
