import { createHash } from "node:crypto";
import type { Acknowledgement, Capabilities, ChatGateway } from "../../../src/chat/gateway.ts";
import type { OutboundMessage } from "../../../src/chat/message.ts";
import type { Clock } from "../../../src/clock.ts";
import type { RecentSend } from "../../../src/store/recent-sends.ts";
import type { Door } from "../door.ts";
import { SendWindow } from "../send-window.ts";
import { splitText } from "../split-text.ts";
import { postMessage } from "./post-message.ts";

/** Documented: 20 a minute for each robot (page 91770). Which minute is not said, so fewer, and sliding. */
const PER_MINUTE = 18;
/** Documented: a text has at most 2,048 bytes of UTF-8. */
const TEXT_BYTES = 2_048;
/** Documented: a picture, before base64, is a JPG or PNG of at most 2 MB. */
const IMAGE_BYTES = 2 * 1024 * 1024;

const CAPABILITIES: Capabilities = {
  rooms: true,
  push: true,
  realMentions: true,
  images: true,
  files: false,
  cards: false,
  recall: false,
  echo: false,
  maxBytes: TEXT_BYTES,
  perMinute: PER_MINUTE,
  perDay: Number.POSITIVE_INFINITY,
  jitterMs: 0,
};

export interface WebhookDoorOptions {
  /** The account under which the store knows this group's robot. */
  readonly account: string;
  /** The address that WeCom shows when the robot is added to a group; its key is a secret. */
  readonly url: string;
  readonly clock: Clock;
  /** What an earlier process sent in the last minute. */
  readonly sentBefore?: readonly RecentSend[];
}

/** The id under which the store knows the one room behind a webhook: it says nothing about the key. */
export function webhookRoomId(url: string): string {
  return createHash("sha256").update(url).digest("hex").slice(0, 16);
}

/** A WeCom group's message robot: it sends to one group and hears nothing. */
export function createWebhookDoor(options: WebhookDoorOptions): Door {
  const { account, url, clock, sentBefore = [] } = options;
  const window = new SendWindow([{ count: PER_MINUTE, ms: 60_000 }], clock);
  for (const { at, text, hasFile } of sentBefore) {
    const parts = splitText(text, TEXT_BYTES).length + (hasFile ? 1 : 0);
    for (let part = 0; part < parts; part += 1) window.note(at);
  }
  const roomId = webhookRoomId(url);
  let open = false;
  const gateway: ChatGateway = {
    account,
    capabilities: CAPABILITIES,
    state: () => (open ? "online" : "stopped"),
    async send(message) {
      if (!open) return { kind: "unreachable", reason: "the door is shut" };
      if (message.to.kind !== "room" || message.to.networkId !== roomId) {
        return { kind: "refused", reason: "a webhook reaches its own group only" };
      }
      const bodies = bodiesOf(message);
      return typeof bodies === "string"
        ? { kind: "refused", reason: bodies }
        : sendAll(url, bodies, window);
    },
    findSent: async () => undefined,
    recall: async () => false,
  };
  return {
    gateway,
    async start() {
      open = true;
    },
    async stop() {
      open = false;
    },
    idle: async () => undefined,
  };
}

/** All parts at once or none: an answer that stops half-way would have to be sent again from its beginning. */
async function sendAll(
  url: string,
  bodies: readonly object[],
  window: SendWindow,
): Promise<Acknowledgement> {
  if (!window.couldFit(bodies.length)) {
    return { kind: "refused", reason: `${bodies.length} parts are more than a minute allows` };
  }
  const waitMs = window.waitMs(bodies.length);
  if (waitMs > 0) return { kind: "unreachable", reason: `pace: ${Math.ceil(waitMs / 1000)} s` };
  for (const [index, body] of bodies.entries()) {
    window.note();
    const answer = await postMessage(url, body);
    if (answer.kind === "accepted") continue;
    return index === 0 ? answer : { kind: "unknown", reason: `partly sent: ${answer.reason}` };
  }
  return { kind: "accepted", networkMessageId: null };
}

/** The message as bodies of the interface, or why it cannot be sent. */
function bodiesOf({ text, mentions, file }: OutboundMessage): readonly object[] | string {
  const bodies: object[] = [];
  if (file !== undefined) {
    if (file.kind !== "image") return "a webhook takes no files";
    if (file.bytes.length > IMAGE_BYTES) return "the picture has more than 2 MB";
    const bytes = Buffer.from(file.bytes);
    const md5 = createHash("md5").update(bytes).digest("hex");
    bodies.push({ msgtype: "image", image: { base64: bytes.toString("base64"), md5 } });
  }
  const parts = text === "" && file !== undefined ? [] : splitText(text, TEXT_BYTES);
  for (const [index, content] of parts.entries()) {
    const mentioned = index === 0 && mentions !== undefined && mentions.length > 0;
    bodies.push({
      msgtype: "text",
      text: { content, ...(mentioned ? { mentioned_list: mentions } : {}) },
    });
  }
  return bodies;
}
