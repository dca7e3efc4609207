import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../src/clock.ts";

interface Posted {
  readonly at: number;
  readonly msgtype: string;
  readonly text?: { readonly content: string; readonly mentioned_list?: readonly string[] };
  readonly image?: { readonly base64: string; readonly md5: string };
}

/** What the peer does instead of answering. */
/** `hang-up` and `http-500` come before it is looked at; `no-answer` after it was shown. */
type Trouble = "none" | "busy" | "hang-up" | "garbage" | "http-500" | "no-answer";

/**
 * WeCom's group webhook as its page 91770 describes it, over a real socket: a key, 20 messages in any
 * sixty seconds, 2,048 bytes of text, pictures by base64 and md5.
 */
export async function openWebhookPeer(clock: Clock) {
  const key = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";
  const accepted: Posted[] = [];
  const answers: number[] = [];
  let trouble: Trouble = "none";
  let next: () => Trouble = () => "none";
  const take = (raw: string, url: string, isBusy: boolean) => {
    const asked = new URL(url, "http://peer").searchParams.get("key");
    const posted: Posted = { ...JSON.parse(raw), at: clock.now() };
    const errcode = isBusy ? -1 : judge(posted, asked === key, accepted);
    answers.push(errcode);
    if (errcode === 0) accepted.push(posted);
    const errmsg = errcode === 0 ? "ok" : `invalid, from ip: 1.2.3.4, more info at ?key=${asked}`;
    return JSON.stringify({ errcode, errmsg });
  };
  const server = createServer(async (request, response) => {
    let raw = "";
    for await (const chunk of request) raw += chunk;
    const own = next();
    const now = own === "none" ? trouble : own;
    if (now === "hang-up") return void request.socket.destroy();
    if (now === "http-500") return void response.writeHead(500).end();
    if (now === "garbage") return void response.end("<html>");
    const answer = take(raw, request.url ?? "/", now === "busy");
    if (now === "no-answer") return void request.socket.destroy();
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    key,
    url: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=${key}`,
    accepted,
    /** Every errcode that was answered. */
    answers,
    setTrouble(what: Trouble) {
      trouble = what;
    },
    /** Asked before each message: how this one fails. */
    beforeEach(decide: () => Trouble) {
      next = decide;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function judge(posted: Posted, keyIsRight: boolean, accepted: readonly Posted[]): number {
  if (!keyIsRight) return 93_000;
  if (accepted.filter(({ at }) => posted.at - at < 60_000).length >= 20) return 45_009;
  if (posted.msgtype === "text") return textIsRight(posted.text) ? 0 : 40_058;
  if (posted.msgtype !== "image" || posted.image === undefined) return 40_008;
  const bytes = Buffer.from(posted.image.base64, "base64");
  if (bytes.length > 2 * 1024 * 1024) return 40_009;
  return createHash("md5").update(bytes).digest("hex") === posted.image.md5 ? 0 : 301_019;
}

function textIsRight(text: Posted["text"]): boolean {
  const bytes = Buffer.byteLength(text?.content ?? "");
  return bytes > 0 && bytes <= 2_048;
}
