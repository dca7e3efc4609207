import { randomUUID } from "node:crypto";
import type { WSClient, WsFrameHeaders } from "@wecom/aibot-node-sdk";
import type { OutboundMessage } from "../../../src/chat/message.ts";
import { splitText } from "../split-text.ts";
import { fitsCard, taskIdOf, templateCard } from "./template-card.ts";

/** Markdown of at most 4,096 bytes of UTF-8 (documented for the group robot; the AI bot's own limit is not stated). */
export const WECOM_BYTES = 4_096;

/** One frame to the network; rejects as the SDK does. */
export type Part = (client: WSClient) => Promise<unknown>;

/**
 * A message as frames: a file first, then the text in parts. Where the message answers a callback its first
 * text is sent as that answer.
 */
export function partsOf(
  { to, text, file }: OutboundMessage,
  callback: WsFrameHeaders | undefined,
): readonly Part[] {
  const chatId = to.networkId;
  const parts: Part[] = [];
  if (file !== undefined) {
    const { name: filename, kind: type } = file;
    parts.push(async (client) => {
      const { media_id } = await client.uploadMedia(Buffer.from(file.bytes), { type, filename });
      return client.sendMediaMessage(chatId, type, media_id);
    });
  }
  const texts = text === "" && file !== undefined ? [] : splitText(text, WECOM_BYTES);
  for (const [index, content] of texts.entries()) {
    parts.push(
      index === 0 && callback !== undefined
        ? (client) => client.replyStream(callback, randomUUID(), content, true)
        : (client) => client.sendMessage(chatId, { msgtype: "markdown", markdown: { content } }),
    );
  }
  return parts;
}

/** The message as a card; undefined: it has none, or more than a card shows. */
export function cardPart(
  { key, to, card }: OutboundMessage,
  callback: WsFrameHeaders | undefined,
): Part | undefined {
  if (card === undefined || !fitsCard(card)) return undefined;
  const template_card = templateCard(card, taskIdOf(key), undefined);
  return (client) =>
    callback === undefined
      ? client.sendMessage(to.networkId, { msgtype: "template_card", template_card })
      : client.replyTemplateCard(callback, template_card);
}
