import type { Logger } from "pino";
import type { OnMessage } from "../../../src/chat/gateway.ts";
import type { Clock } from "../../../src/clock.ts";
import { createWechatyGateway, type WechatyGateway } from "../wechaty/wechaty-gateway.ts";
import type { OnRooms } from "../wechaty/wechaty-session.ts";
import type { LocalNetwork } from "./local-network.ts";

/**
 * The bot's end of the local network: the same gateway as for any other puppet, plus what this network can
 * do and others cannot (it keeps our keys, and it keeps messages until they are taken).
 */
export async function openLocalDoor(options: {
  readonly network: LocalNetwork;
  readonly account: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onMessage: OnMessage;
  readonly onRooms?: OnRooms;
  readonly sendTimeoutMs?: number;
  readonly retryDelaysMs?: readonly number[];
  /** Sends a minute; as fast as it goes unless told. */
  readonly perMinute?: number;
}): Promise<WechatyGateway> {
  const { network, onMessage, perMinute = Number.POSITIVE_INFINITY, ...rest } = options;
  const { LocalPuppet } = await import("./local-puppet.ts");
  let puppet: InstanceType<typeof LocalPuppet> | undefined;
  const door = createWechatyGateway({
    ...rest,
    // This network lies on our own disk: what the bot must not keep, it must not keep either.
    async onMessage(message) {
      const taken = await onMessage(message);
      if (taken === "forget") network.forget(message.id);
      return taken;
    },
    name: network.bot.name,
    puppet: () => {
      puppet = new LocalPuppet(network);
      return puppet;
    },
    capabilities: {
      ...{ realMentions: true, maxBytes: 20_000, jitterMs: 0 },
      ...{ perMinute, perDay: Number.POSITIVE_INFINITY },
    },
    onTaken: (messageId) => network.markTaken(messageId),
    findSent: (message, since) => {
      const sent = network.findByClientKey(message.key, since);
      return sent === undefined ? "absent" : { networkMessageId: sent.id };
    },
  });
  return {
    ...door,
    async start() {
      await door.start();
      await puppet?.settled();
    },
    async idle() {
      await puppet?.settled();
      await door.idle();
    },
  };
}
