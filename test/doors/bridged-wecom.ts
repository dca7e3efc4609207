import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { NetworkMessage } from "../../bot/chat/local/network-message.ts";
import { createWecomDoor } from "../../bot/chat/wecom/wecom-door.ts";
import type { DoorParts, OpenDoor } from "../../bot/cli/open-processes.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import type { OnMessage } from "../../src/chat/gateway.ts";
import { type Beyond, bridge, withMention } from "./bridge.ts";
import { type Shown, WecomPeer } from "./wecom-peer.ts";

/** Transcripts over WeCom's peer. Names are known, as if everybody had said 我是…: the network gives none. */
export const bridgedWecom: OpenDoor = (parts) => bridge(parts, (taken) => open(parts, taken));

async function open(parts: DoorParts, onMessage: OnMessage): Promise<Beyond> {
  const { network, account, clock, log } = parts;
  const peer = await WecomPeer.open(() => clock.now());
  const files = await serveFiles((id) => network.fileOf(id));
  peer.onShown = (shown) => void network.deliverFromBot({ to: shown.chatId, ...said(shown) });
  const { botId, secret } = WecomPeer;
  const door = createWecomDoor({
    ...{ account, clock, log, botId, secret, url: peer.url, name: network.bot.name },
    times: { reconnectMs: 5, subscribeMs: 500, kickedMs: 20 },
    retryDelaysMs: [1, 1],
    onMessage: (message) => {
      const name = network.cast.person(message.sender.networkId)?.name ?? "";
      return onMessage({ ...message, sender: { ...message.sender, name } });
    },
  });
  const calendars = shippedCalendars();
  return {
    door,
    say(message) {
      const room = network.cast.room(message.chatId);
      const now = epochToCivil(clock.now(), "Asia/Shanghai");
      const content =
        room === undefined ? message.text : withMention(message, network, { now, calendars });
      const frame = content === undefined ? undefined : frameOf(message, content, files.url);
      if (frame === undefined) return false;
      const quoted =
        message.quotedId === null ? undefined : network.message(message.quotedId)?.text;
      const quote =
        quoted === undefined ? {} : { quote: { msgtype: "text", text: { content: quoted } } };
      peer.say(message.from, room?.id, { ...frame, ...quote }, message.id);
      return true;
    },
    async setOnline(online) {
      peer.setTrouble(online ? "none" : "no-subscription");
      if (!online) peer.cut();
      while ((door.gateway.state() === "online") !== online) {
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    async close() {
      await peer.close();
      files.close();
    },
  };
}

/** The wording of a card beside the wording in words: what people read differs by no more than this. */
const CARD_WORDS: readonly (readonly [string, string])[] = [
  ["点按钮，或回“报名”“请假”", "去的回“报名”，不去回“请假”"],
  ["到了点“签到”，或回“签到”", "到了回“签到”"],
  ['Press, or reply "join", "can\'t come"', 'Coming? Reply "join" or "can\'t come"'],
  ['There? Press, or reply "check in"', 'When you are there, reply "check in"'],
  ["选好提交，或回数字（不保密）", "回数字投票（不保密）"],
  ["Choose, or reply a number (not secret)", "Reply a number (not secret)"],
];

function said({ text, card, media }: Shown) {
  const options = card?.checkbox?.option_list.map((option) => option.text) ?? [];
  const [title = "", ...rest] = text.split("\n");
  const shown = options.length > 0 ? [title, ...options, ...rest.slice(-1)].join("\n") : text;
  const words = CARD_WORDS.reduce(
    (before, [pressed, spoken]) => before.replace(pressed, spoken),
    shown,
  );
  return { text: words, ...(media === undefined ? {} : { file: media }) };
}

function frameOf({ kind, id }: NetworkMessage, content: string, filesUrl: string) {
  const file = { url: `${filesUrl}/${id}` };
  switch (kind) {
    case "text":
    case "chain":
      return { msgtype: "text", text: { content } };
    case "voice":
      return { msgtype: "voice", voice: { content } };
    case "image":
      return { msgtype: "image", image: file };
    case "file":
      return { msgtype: "file", file };
    default:
      // This network takes nothing back, and tells of nobody who joins.
      return undefined;
  }
}

async function serveFiles(fileOf: (id: string) => { name: string; bytes: Uint8Array } | undefined) {
  const server = createServer((request, response) => {
    const file = fileOf((request.url ?? "").slice(1));
    const name = encodeURIComponent(file?.name ?? "");
    response.setHeader("content-disposition", `attachment; filename*=UTF-8''${name}`);
    response.end(file?.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}
