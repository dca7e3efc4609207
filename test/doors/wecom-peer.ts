import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

interface Frame {
  readonly cmd?: string;
  readonly headers: { readonly req_id: string };
  readonly body?: Record<string, unknown>;
}

/** What reached a conversation, as its people see it. */
export interface Shown {
  readonly chatId: string;
  readonly how: "answer" | "push";
  readonly text: string;
  readonly media?: { readonly type: string; readonly bytes: Buffer };
}

/** How the peer misbehaves. */
type Trouble = "none" | "no-acks" | "no-subscription" | number;

/** How many frames one conversation takes in a minute. */
const PER_MINUTE = 30;

/**
 * The other end of WeCom's long connection, written from its SDK 1.0.7: subscription with bot id and
 * secret, one connection per bot, heartbeats, callbacks, answers by the callback's request id, pushes,
 * uploads in chunks, limits per conversation.
 */
export class WecomPeer {
  readonly shown: Shown[] = [];
  /** Every errcode that was answered to a message. */
  readonly answers: number[] = [];
  subscriptions = 0;
  readonly #server: WebSocketServer;
  readonly #now: () => number;
  #live: WebSocket | undefined;
  #trouble: Trouble = "none";
  #requests = new Map<string, string>();
  #uploads = new Map<string, { type: string; chunks: Buffer[] }>();
  #media = new Map<string, { type: string; bytes: Buffer }>();
  #times = new Map<string, number[]>();
  #count = 0;
  #waiting: (() => void)[] = [];

  private constructor(server: WebSocketServer, now: () => number) {
    this.#server = server;
    this.#now = now;
    server.on("connection", (socket) => {
      socket.on("message", (data) => this.#heard(socket, JSON.parse(String(data))));
    });
  }

  static readonly botId = "aibTEST";
  static readonly secret = "s3cret-of-the-test-bot";

  static async open(now: () => number): Promise<WecomPeer> {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    await once(server, "listening");
    return new WecomPeer(server, now);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  setTrouble(trouble: Trouble): void {
    this.#trouble = trouble;
  }

  /** Resolves after the next successful subscription. */
  nextSubscription(): Promise<void> {
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  /** Somebody says something; `roomId` undefined is in private. Returns the message's id. */
  say(
    from: string,
    roomId: string | undefined,
    content: Record<string, unknown> & { msgtype: string },
    msgid = this.#next("msg"),
  ): string {
    const req_id = this.#next("req");
    this.#requests.set(req_id, roomId ?? from);
    const chat =
      roomId === undefined ? { chattype: "single" } : { chattype: "group", chatid: roomId };
    const body = { msgid, aibotid: WecomPeer.botId, from: { userid: from }, ...chat, ...content };
    const cmd = content.msgtype === "event" ? "aibot_event_callback" : "aibot_msg_callback";
    this.#live?.send(JSON.stringify({ cmd, headers: { req_id }, body }));
    return msgid;
  }

  #next(kind: string): string {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }

  /** Cuts the connection without a word. */
  cut(): void {
    this.#live?.terminate();
  }

  async close(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #heard(socket: WebSocket, frame: Frame): void {
    const { cmd, headers, body = {} } = frame;
    const answer = (errcode: number, more: object = {}) =>
      socket.send(JSON.stringify({ headers, errcode, errmsg: "", ...more }));
    const isLive = socket === this.#live;
    if (cmd === "aibot_subscribe") this.#subscribe(socket, body, answer);
    else if (cmd === "ping") answer(isLive ? 0 : 846_609);
    else if (!isLive) answer(846_609);
    else if (cmd?.startsWith("aibot_upload_media") === true) this.#upload(cmd, body, answer);
    else this.#message(frame, answer);
  }

  #message(frame: Frame, answer: (errcode: number) => void): void {
    const errcode = typeof this.#trouble === "number" ? this.#trouble : this.#show(frame);
    this.answers.push(errcode);
    if (this.#trouble !== "no-acks") answer(errcode);
  }

  #subscribe(
    socket: WebSocket,
    body: Record<string, unknown>,
    answer: (errcode: number) => void,
  ): void {
    if (this.#trouble === "no-subscription") return;
    if (body["bot_id"] !== WecomPeer.botId || body["secret"] !== WecomPeer.secret) {
      answer(40_001);
      return;
    }
    const before = this.#live;
    this.#live = socket;
    this.subscriptions += 1;
    answer(0);
    const event = { eventtype: "disconnected_event" };
    const headers = { req_id: "kick" };
    const kick = { msgid: "kick", msgtype: "event", from: { userid: "" }, event };
    before?.send(JSON.stringify({ cmd: "aibot_event_callback", headers, body: kick }));
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #show({ cmd, headers, body = {} }: Frame): number {
    const asked = this.#requests.get(headers.req_id);
    const answers = cmd === "aibot_respond_msg";
    const chatId = answers ? asked : body["chatid"];
    if (typeof chatId !== "string") return 40_008;
    const text = textOf(body);
    if (Buffer.byteLength(text) > (answers ? 20_480 : 4_096)) return 40_058;
    const now = this.#now();
    const times = (this.#times.get(chatId) ?? []).filter((at) => now - at < 60_000);
    if (times.length >= PER_MINUTE) return 45_009;
    this.#times.set(chatId, [...times, now]);
    const media = this.#media.get(mediaIdOf(body));
    this.shown.push({
      chatId,
      how: answers ? "answer" : "push",
      text,
      ...(media ? { media } : {}),
    });
    return 0;
  }

  #upload(
    cmd: string,
    body: Record<string, unknown>,
    answer: (errcode: number, more?: object) => void,
  ): void {
    const id = String(body["upload_id"] ?? this.#next("up"));
    const upload = this.#uploads.get(id);
    if (cmd.endsWith("init")) {
      this.#uploads.set(id, { type: String(body["type"]), chunks: [] });
      answer(0, { body: { upload_id: id } });
    } else if (upload === undefined) {
      answer(40_007);
    } else if (cmd.endsWith("chunk")) {
      const bytes = Buffer.from(String(body["base64_data"]), "base64");
      upload.chunks[Number(body["chunk_index"])] = bytes;
      answer(0);
    } else {
      const bytes = Buffer.concat(upload.chunks.filter(Boolean));
      this.#media.set(id, { type: upload.type, bytes });
      answer(0, { body: { type: upload.type, media_id: id, created_at: "" } });
    }
  }
}

function textOf(body: Record<string, unknown>): string {
  const part = (body["markdown"] ?? body["stream"] ?? {}) as { content?: string };
  return part.content ?? "";
}

function mediaIdOf(body: Record<string, unknown>): string {
  const part = body[String(body["msgtype"])] as { media_id?: string } | undefined;
  return part?.media_id ?? "";
}
