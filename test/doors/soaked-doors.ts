import "../../bot/chat/wechaty/wechaty-log-level.ts";
import { mock, PuppetMock } from "wechaty-puppet-mock";
import { createWebhookDoor, webhookRoomId } from "../../bot/chat/webhook/webhook-door.ts";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import { createWecomDoor } from "../../bot/chat/wecom/wecom-door.ts";
import type { OpenSoaked } from "./soak.ts";
import { openWebhookPeer } from "./webhook-peer.ts";
import { type Trouble, WecomPeer } from "./wecom-peer.ts";

/** What is not answered within this never is; less would take a busy machine for a fault of the network. */
const NO_ANSWER_MS = 120;

/** The doors that are held under load, each with the ways in which its network fails. */
export const SOAKED: ReadonlyMap<string, OpenSoaked> = new Map<string, OpenSoaked>([
  ["wecom", soakedWecom],
  ["webhook", soakedWebhook],
  ["wechaty", soakedWechaty],
]);

async function soakedWecom(parts: Parameters<OpenSoaked>[0]): ReturnType<OpenSoaked> {
  const { clock, log, random, faulty, onMessage, onState } = parts;
  const peer = await WecomPeer.open(() => clock.now());
  let faults = 0;
  peer.beforeMessage = () => {
    if (random.next() >= faulty) return "none";
    faults += 1;
    return random.pick<Trouble>([45_009, -1, 846_609, "no-acks", "lost", "cut"]);
  };
  const { botId, secret } = WecomPeer;
  const door = createWecomDoor({
    ...{
      account: "wecom",
      botId,
      secret,
      url: peer.url,
      name: "小铃铛",
      clock,
      log,
      onMessage,
      onState,
    },
    times: { heartbeatMs: 5_000, reconnectMs: 5, subscribeMs: 1_000, kickedMs: 20 },
    sendTimeoutMs: NO_ANSWER_MS,
    retryDelaysMs: [1],
  });
  const say = (roomId: string, content: string) =>
    // What is said to a connection while it is being replaced is the network's to keep, or to lose.
    door.gateway.state() === "online" &&
    peer.connected &&
    peer.say("zhang", roomId, { msgtype: "text", text: { content } }) !== "";
  return {
    door,
    rooms: ["wr1", "wr2", "wr3", "wr4"],
    seen: () => peer.shown,
    overLimit: () => peer.overLimit,
    faults: () => faults,
    say,
    secrets: [secret],
    env: { LINGDANG_WECOM_BOT_ID: botId, LINGDANG_WECOM_SECRET: secret },
    close: () => peer.close(),
  };
}

async function soakedWebhook(parts: Parameters<OpenSoaked>[0]): ReturnType<OpenSoaked> {
  const { clock, random, faulty, onState } = parts;
  const peer = await openWebhookPeer(clock);
  let faults = 0;
  peer.beforeEach(() => {
    if (random.next() >= faulty) return "none";
    faults += 1;
    return random.pick(["busy", "hang-up", "garbage", "http-500", "no-answer"] as const);
  });
  const door = createWebhookDoor({ account: "webhook/东门", url: peer.url, clock });
  onState("online");
  const room = webhookRoomId(peer.url);
  return {
    door,
    rooms: [room],
    seen: () => peer.accepted.map(({ text }) => ({ chatId: room, text: text?.content ?? "" })),
    overLimit: () => peer.answers.filter((errcode) => errcode === 45_009).length,
    faults: () => faults,
    say: undefined,
    secrets: [peer.key],
    env: { LINGDANG_WEBHOOKS: `东门=${peer.url}` },
    close: peer.close,
  };
}

/** What users report of web WeChat: more in a minute, or in a day, and the account is at risk. */
const WECHAT_PER_MINUTE = 20;
const WECHAT_PER_DAY = 2_000;

async function soakedWechaty(parts: Parameters<OpenSoaked>[0]): ReturnType<OpenSoaked> {
  const { clock, log, random, faulty, onMessage, onState } = parts;
  const mocker = new mock.Mocker();
  const bot = mocker.createContact({ name: "小铃铛" });
  const zhang = mocker.createContact({ name: "张桂兰" });
  const rooms = new Map(
    ["r1@m", "r2@m", "r3@m"].map((id) => {
      const memberIdList = [bot.id, zhang.id];
      return [id, mocker.createRoom({ id, topic: id, memberIdList })];
    }),
  );
  const seen: { chatId: string; text: string; at: number }[] = [];
  const tried: number[] = [];
  let overLimit = 0;
  let faults = 0;
  class Puppet extends PuppetMock {
    override async onStart(): Promise<void> {
      await super.onStart();
      mocker.login(bot);
    }
    override async messageSendText(chatId: string, text: string): Promise<void> {
      const at = clock.now();
      tried.push(at);
      if (tried.filter((one) => at - one < 60_000).length > WECHAT_PER_MINUTE) overLimit += 1;
      if (tried.filter((one) => at - one < 86_400_000).length > WECHAT_PER_DAY) overLimit += 1;
      const fault =
        random.next() < faulty
          ? random.pick(["throws", "hangs", "arrives-then-hangs"] as const)
          : "none";
      if (fault !== "none") faults += 1;
      if (fault === "throws") throw new Error("操作过于频繁");
      if (fault === "hangs") return new Promise<never>(() => undefined);
      seen.push({ chatId, text, at });
      if (fault === "arrives-then-hangs") return new Promise<never>(() => undefined);
    }
  }
  const token = "puppet_padlocal_s3cret-token";
  const door = createWechatyGateway({
    ...{
      account: "wechaty",
      name: "小铃铛",
      clock,
      log,
      onMessage,
      sendTimeoutMs: NO_ANSWER_MS,
      retryDelaysMs: [1],
    },
    onState: (state) => onState(state),
    capabilities: { perDay: WECHAT_PER_DAY },
    puppet: () => new Puppet({ mocker }),
  });
  return {
    door,
    rooms: [...rooms.keys()],
    seen: () => seen,
    overLimit: () => overLimit,
    faults: () => faults,
    say(roomId, text) {
      const room = rooms.get(roomId);
      if (room === undefined) return false;
      zhang.say(text).to(room);
      return true;
    },
    secrets: [token],
    env: { WECHATY_PUPPET: "wechaty-puppet-service", WECHATY_PUPPET_SERVICE_TOKEN: token },
    close: () => undefined,
  };
}
