import "../../bot/chat/wechaty/wechaty-log-level.ts";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, vi } from "vitest";
import { mock, PuppetMock } from "wechaty-puppet-mock";
import { PuppetServer, PuppetService } from "wechaty-puppet-service";
import { openLocalDoor } from "../../bot/chat/local/local-door.ts";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { LocalPuppet } from "../../bot/chat/local/local-puppet.ts";
import { createWebhookDoor, webhookRoomId } from "../../bot/chat/webhook/webhook-door.ts";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import { createWecomDoor } from "../../bot/chat/wecom/wecom-door.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import { gatewayContract } from "./gateway-contract.ts";
import { openWebhookPeer } from "./webhook-peer.ts";
import { WecomPeer } from "./wecom-peer.ts";

const clock = { now: () => Date.parse("2026-11-23T08:00:00+08:00") };
const log = pino({ level: "silent" });
const common = { clock, log, name: "小铃铛", retryDelaysMs: [1, 1] } as const;

/** The puppet service's client keeps what it knows in the home folder, and writes there beyond its own end. */
const home = mkdtempSync(join(tmpdir(), "lingdang-home-"));
afterAll(async () => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  rmSync(home, { recursive: true, force: true });
});

/** A little network with one room of two people and the bot. */
function localRoom() {
  const network = new LocalNetwork({ file: ":memory:", clock });
  const zhang = network.cast.addPerson("张桂兰", "member");
  const room = network.cast.addRoom("东门社区关工委", [network.bot.id, zhang.id]);
  const said = () => network.messagesIn(room.id).filter(({ from }) => from === network.bot.id);
  return {
    network,
    roomId: room.id,
    seen: () => said().map(({ text }) => text),
    say: (text: string) => void network.say({ from: zhang.id, to: room.id, text }),
  };
}

gatewayContract("the local door", async (onMessage) => {
  const { network, ...rest } = localRoom();
  const door = await openLocalDoor({ ...common, network, account: "local", onMessage });
  return { door, ...rest, close: () => network.close() };
});

gatewayContract("another author's puppet", async (onMessage) => {
  const sent: string[] = [];
  let mocker = new mock.Mocker();
  const people = { zhang: mocker.createContact(), bot: mocker.createContact() };
  let room = mocker.createRoom();
  /** It forgets everything when it stops, so each life gets a network of its own. */
  const nextPuppet = () => {
    mocker = new mock.Mocker();
    people.zhang = mocker.createContact({ name: "张桂兰" });
    people.bot = mocker.createContact({ name: "小铃铛" });
    const memberIdList = [people.zhang.id, people.bot.id];
    room = mocker.createRoom({ id: "room@mock", topic: "东门", memberIdList });
    class LoggedIn extends PuppetMock {
      override async onStart(): Promise<void> {
        await super.onStart();
        mocker.login(people.bot);
      }
      override async messageSendText(conversationId: string, text: string) {
        sent.push(text);
        return super.messageSendText(conversationId, text);
      }
    }
    return new LoggedIn({ mocker });
  };
  const door = createWechatyGateway({ ...common, account: "mock", onMessage, puppet: nextPuppet });
  const say = (text: string) => void people.zhang.say(text).to(room);
  return { door, roomId: "room@mock", seen: () => sent, say, close: () => undefined };
});

gatewayContract("a puppet service over gRPC", async (onMessage) => {
  const { network, ...rest } = localRoom();
  const { endpoint, token } = { endpoint: `127.0.0.1:${await freePort()}`, token: serviceToken() };
  const puppet = new LocalPuppet(network);
  vi.stubEnv("HOME", home);
  const server = new PuppetServer({ endpoint, token, puppet: puppet as never });
  await server.start();
  const tls = { serverName: token.split("_")[0] } as const;
  const door = createWechatyGateway({
    ...common,
    account: "service",
    restMs: 300,
    onMessage: onMessage satisfies OnMessage,
    puppet: () => new PuppetService({ endpoint, token, tls: { ...tls } as never }),
  });
  const close = async () => {
    await server.stop();
    network.close();
    vi.unstubAllEnvs();
  };
  return { door, ...rest, close };
});

gatewayContract("WeCom's AI bot", async (onMessage) => {
  const peer = await WecomPeer.open(clock.now);
  const { botId, secret } = WecomPeer;
  const door = createWecomDoor({
    ...common,
    account: "wecom",
    botId,
    secret,
    url: peer.url,
    onMessage,
  });
  return {
    door,
    roomId: "wrROOM",
    seen: () => peer.shown.map(({ text }) => text),
    say: (content) => void peer.say("zhang", "wrROOM", { msgtype: "text", text: { content } }),
    close: () => peer.close(),
  };
});

gatewayContract("a WeCom group's webhook", async () => {
  const peer = await openWebhookPeer(clock);
  const door = createWebhookDoor({ account: "webhook/东门", url: peer.url, clock });
  const seen = () => peer.accepted.map(({ text }) => text?.content ?? "");
  return { door, roomId: webhookRoomId(peer.url), seen, say: undefined, close: peer.close };
});

/** The names of tokens are part of its certificates: only these kinds are let through by its client. */
function serviceToken(): string {
  return `insecure_${randomUUID()}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
