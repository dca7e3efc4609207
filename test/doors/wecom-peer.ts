import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { type Shell, wrongWith } from "./shown-card.ts";
import { WecomLimits } from "./wecom-limits.ts";
import { type Media, WecomUploads } from "./wecom-uploads.ts";

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
  /** A template card as it is on the screens; `seenBy` has what single people see instead. */
  readonly card?: Shell;
  readonly seenBy?: Map<string, Shell>;
  readonly media?: Media;
}

/** How the peer misbehaves. */
export type Trouble =
  | "none"
  | "no-acks"
  | "no-subscription"
  | "no-cards"
  /** One message: it is taken and shown to nobody, and not answered. */
  | "lost"
  /** One message: it is shown, and the connection ends before the answer. */
  | "cut"
  | number;

/** A press is answered within this time or not at all. */
const UPDATE_MS = 5_000;

/**
 * The other end of WeCom's long connection, written from its SDK 1.0.7: subscription with bot id and
 * secret, one connection per bot, heartbeats, callbacks, answers by the callback's request id, pushes,
 * uploads in chunks, limits per conversation.
 */
export class WecomPeer {
  readonly shown: Shown[] = [];
  /** Every errcode that was answered to a message. */
  readonly answers: number[] = [];
  /** Called for everything that is shown. */
  onShown: (shown: Shown) => void = () => undefined;
  /** Asked before each message: how this one fails. */
  beforeMessage: () => Trouble = () => "none";
  subscriptions = 0;
  readonly #server: WebSocketServer;
  readonly #now: () => number;
  #live: WebSocket | undefined;
  #trouble: Trouble = "none";
  #requests = new Map<string, string>();
  readonly #uploads = new WecomUploads(() => this.#next("up"));
  readonly #limits: WecomLimits;
  readonly #presses = new Map<string, { readonly card: Shell; readonly at: number }>();
  #count = 0;
  #waiting: (() => void)[] = [];

  private constructor(server: WebSocketServer, now: () => number) {
    this.#server = server;
    this.#now = now;
    this.#limits = new WecomLimits(now);
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

  /** How often a conversation got more than it bears. */
  get overLimit(): number {
    return this.#limits.exceeded;
  }

  get connected(): boolean {
    return this.#live?.readyState === 1;
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

  /** Somebody presses a button (by its place) or hands in a choice on the last card of a conversation. */
  press(
    from: string,
    roomId: string | undefined,
    place: number,
    card = this.#lastCard(roomId ?? from),
  ): string {
    const button = card.button_list?.[place];
    const { question_key = "", option_list = [] } = card.checkbox ?? {};
    const option_id = [option_list[place]?.id ?? ""];
    const chosen = { selected_item: [{ question_key, option_ids: { option_id } }] };
    const template_card_event = {
      card_type: card.card_type,
      event_key: button?.key ?? card.submit_button?.key ?? "",
      task_id: card.task_id,
      ...(card.checkbox === undefined ? {} : { selected_items: chosen }),
    };
    const event = { eventtype: "template_card_event", template_card_event };
    const id = this.#next("press");
    this.#presses.set(`req${this.#count + 1}`, { card, at: this.#now() });
    return this.say(from, roomId, { msgtype: "event", event }, id);
  }

  #lastCard(chatId: string): Shell {
    const shown = this.shown.findLast((one) => one.chatId === chatId && one.card !== undefined);
    if (shown?.card === undefined) throw new Error(`no card was shown in ${chatId}`);
    return shown.card;
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
    else if (cmd?.startsWith("aibot_upload_media") === true) {
      const { errcode, more } = this.#uploads.take(cmd, body);
      answer(errcode, more);
    } else this.#message(frame, answer);
  }

  #message(frame: Frame, answer: (errcode: number) => void): void {
    const own = this.beforeMessage();
    const trouble = own === "none" ? this.#trouble : own;
    if (trouble === "lost") return;
    const errcode = typeof trouble === "number" ? trouble : this.#show(frame);
    this.answers.push(errcode);
    if (trouble === "cut") this.cut();
    else if (trouble !== "no-acks") answer(errcode);
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
    if (cmd === "aibot_respond_update_msg") return this.#update(headers.req_id, body);
    const asked = this.#requests.get(headers.req_id);
    const answers = cmd === "aibot_respond_msg";
    const chatId = answers ? asked : body["chatid"];
    // Words cannot answer a press: the card is changed instead.
    if (typeof chatId !== "string" || this.#presses.has(headers.req_id)) return 40_008;
    const text = textOf(body);
    if (Buffer.byteLength(text) > (answers ? 20_480 : 4_096)) return 40_058;
    const card = body["template_card"] as Shell | undefined;
    const wrong = card === undefined ? 0 : this.#wrongCard(card);
    if (wrong !== 0) return wrong;
    if (!this.#limits.take(chatId)) return 45_009;
    const media = this.#uploads.of(body);
    this.#tell({
      chatId,
      how: answers ? "answer" : "push",
      text,
      ...(media ? { media } : {}),
      ...(card ? { card, seenBy: new Map() } : {}),
    });
    return 0;
  }

  #tell(shown: Shown): void {
    this.shown.push(shown);
    this.onShown(shown);
  }

  #wrongCard(card: Shell): number {
    if (this.#trouble === "no-cards") return 40_016;
    const again = this.shown.some((one) => one.card?.task_id === card.task_id);
    return again ? 40_104 : wrongWith(card);
  }

  #update(requestId: string, body: Record<string, unknown>): number {
    const press = this.#presses.get(requestId);
    const card = body["template_card"] as Shell | undefined;
    if (press === undefined || card === undefined) return 40_008;
    if (this.#now() - press.at > UPDATE_MS) return 846_605;
    if (card.task_id !== press.card.task_id || wrongWith(card) !== 0) return 40_058;
    const shown = this.shown.find((one) => one.card?.task_id === card.task_id);
    for (const userId of (body["userids"] as string[] | undefined) ?? [])
      shown?.seenBy?.set(userId, card);
    return 0;
  }
}

function textOf(body: Record<string, unknown>): string {
  const card = body["template_card"] as Shell | undefined;
  if (card !== undefined) return `${card.main_title.title}\n${card.sub_title_text}`;
  const part = (body["markdown"] ?? body["stream"] ?? {}) as { content?: string };
  return part.content ?? "";
}
