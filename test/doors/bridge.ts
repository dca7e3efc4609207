import type { Door } from "../../bot/chat/door.ts";
import type { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import type { NetworkMessage } from "../../bot/chat/local/network-message.ts";
import type { DoorParts } from "../../bot/cli/open-processes.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import { understand } from "../../src/understanding/understand.ts";

/** The other network, seen from the people of the local one. */
export interface Beyond {
  readonly door: Door;
  /** Says there what was said here; false when that network does not carry it to the bot. */
  readonly say: (message: NetworkMessage) => boolean;
  readonly setOnline: (online: boolean) => Promise<void>;
  readonly close: () => Promise<void> | void;
}

/**
 * A door for transcripts whose messages go over another network: people speak on the local one, which hands it to
 * the peer of the other; what the peer shows stands on the local one again.
 */
export async function bridge(
  parts: DoorParts,
  open: (onMessage: OnMessage) => Promise<Beyond>,
): Promise<Door> {
  const { network } = parts;
  const onTheWay = new Set<string>();
  const waiting: (() => void)[] = [];
  const taken = (id: string) => {
    network.markTaken(id);
    onTheWay.delete(id);
    for (const resolve of waiting.splice(0)) resolve();
  };
  const beyond = await open(async (message) => {
    await parts.onMessage(message);
    taken(message.id);
  });
  const { door } = beyond;
  const carry = (message: NetworkMessage) => {
    if (message.from === network.bot.id) return;
    onTheWay.add(message.id);
    if (!beyond.say(message)) taken(message.id);
  };
  let settling = Promise.resolve();
  const stopListening = network.subscribe((event) => {
    if (event.kind === "message" && network.online) carry(event.message);
    if (event.kind !== "connection") return;
    settling = beyond.setOnline(event.online).then(() => {
      if (event.online) network.notTaken().forEach(carry);
    });
  });
  const idle = async () => {
    await settling;
    while (onTheWay.size > 0) {
      await new Promise<void>((resolve) => void waiting.push(resolve));
    }
    await door.idle();
  };
  // What is tried is what is said, not how fast: that is what the soak is for.
  const fast = { perMinute: Number.POSITIVE_INFINITY, perDay: Number.POSITIVE_INFINITY };
  const capabilities = { ...door.gateway.capabilities, ...fast, jitterMs: 0 };
  return {
    gateway: { ...door.gateway, capabilities },
    async start() {
      await door.start();
      if (network.online) network.notTaken().forEach(carry);
      await idle();
    },
    async stop() {
      stopListening();
      await door.stop();
      await beyond.close();
    },
    idle,
  };
}

const EVERYTHING_OPEN = { checkin: 1, signup: 1, receipt: 1, question: true, list: true };

/**
 * Where only what mentions the bot reaches it, people mention it when they mean it: they call it by name, or
 * their words are an order or an answer. Undefined: chatter, which the network keeps to itself.
 */
export function withMention(
  { text, kind }: NetworkMessage,
  network: LocalNetwork,
  context: Parameters<typeof understand>[1],
): string | undefined {
  const call = `@${network.bot.name}`;
  if (text.includes(call)) return text;
  const [, order] = /^(?:小铃铛|lingdang\b)[\s,，：:]*([\s\S]*)$/iu.exec(text) ?? [];
  if (order !== undefined) return `${call} ${order}`;
  const utterance = { text, where: "room", called: false, role: "organizer" } as const;
  const meant =
    kind !== "text" || understand({ ...utterance, open: EVERYTHING_OPEN }, context).length > 0;
  return meant ? `${call} ${text}` : undefined;
}
