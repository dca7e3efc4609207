import { pino } from "pino";
import { afterEach } from "vitest";
import { openLocalDoor } from "../../bot/chat/local/local-door.ts";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import type { LocalPuppet } from "../../bot/chat/local/local-puppet.ts";
import { seedSampleCast } from "../../bot/chat/local/sample-cast.ts";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import type { OnRooms } from "../../bot/chat/wechaty/wechaty-session.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import type { InboundMessage } from "../../src/chat/message.ts";

export const clock = { now: () => Date.parse("2026-11-23T08:00:00+08:00") };
export const log = pino({ level: "silent" });
/** Short enough for sends that hang on purpose, and long enough that no other one seems to. */
const SEND_MS = 300;
const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function sampleNetwork() {
  const network = new LocalNetwork({ file: ":memory:", clock });
  cleanups.push(() => network.close());
  seedSampleCast(network);
  const room = network.cast.findRoom("东门社区关工委");
  const zhang = network.cast.findPerson("张桂兰");
  if (room === undefined || zhang === undefined) throw new Error("no cast");
  return { network, room, zhang };
}

/** The local door with a bot that keeps what it hears. */
export async function openDoor(onMessage?: OnMessage) {
  const sample = sampleNetwork();
  const heard: InboundMessage[] = [];
  const door = await openLocalDoor({
    network: sample.network,
    account: "local",
    clock,
    log,
    sendTimeoutMs: SEND_MS,
    retryDelaysMs: [1],
    onMessage:
      onMessage ??
      (async (message) => {
        heard.push(message);
      }),
  });
  cleanups.push(() => door.stop());
  await door.start();
  return { ...sample, heard, door, gateway: door.gateway };
}

/**
 * Any puppet on the gateway, for those that misbehave.
 * @param startTimeoutMs short only for a puppet that never comes up: others may take their time on a busy machine
 */
export async function openOdd(
  make: (network: LocalNetwork) => LocalPuppet,
  onMessage?: OnMessage,
  onRooms?: OnRooms,
  startTimeoutMs = 10_000,
) {
  const sample = sampleNetwork();
  const heard: InboundMessage[] = [];
  const made: LocalPuppet[] = [];
  const door = createWechatyGateway({
    puppet: () => {
      const puppet = make(sample.network);
      made.push(puppet);
      return puppet;
    },
    account: "odd",
    name: "小铃铛",
    clock,
    log,
    sendTimeoutMs: SEND_MS,
    retryDelaysMs: [1],
    startTimeoutMs,
    stopTimeoutMs: 500,
    ...(onRooms === undefined ? {} : { onRooms }),
    onTaken: (id) => sample.network.markTaken(id),
    onMessage:
      onMessage ??
      (async (message) => {
        heard.push(message);
      }),
  });
  cleanups.push(() => door.stop());
  await door.start();
  await Promise.all(made.map((puppet) => puppet.settled()));
  return { ...sample, heard, door, gateway: door.gateway, made };
}
