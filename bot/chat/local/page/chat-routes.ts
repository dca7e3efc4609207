import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import * as v from "valibot";
import { PhotoRefused } from "../../../../src/evidence/photo-refused.ts";
import { withoutMetadata } from "../../../../src/evidence/without-metadata.ts";
import { photoRefusedText } from "../../../../src/wording/photo.ts";
import { IMAGE_NAME, type LocalNetwork } from "../local-network.ts";
import { NetworkRefusal } from "../network-message.ts";
import { chatViews, messageView, requireChat, viewerOf } from "./chat-views.ts";
import type { EventStream, PageEvent } from "./event-stream.ts";
import { fileResponse } from "./file-response.ts";
import { PageRefusal } from "./page-refusal.ts";

const MAX_TEXT_BYTES = 100_000;
const MAX_FILE_BYTES = 10_000_000;
const MAX_DISCARDED_BYTES = 100_000_000;
const PAGE_OF_MESSAGES = 60;
/** Proxies and phones close silent connections after about a minute. */
const KEEP_ALIVE_MS = 25_000;

const Saying = v.object({
  as: v.string(),
  chat: v.string(),
  text: v.string(),
  kind: v.optional(v.picklist(["text", "voice", "chain"]), "text"),
  quotedId: v.optional(v.string()),
});
const Recall = v.object({ as: v.string(), id: v.string() });
const Read = v.object({ as: v.string(), chat: v.string(), seq: v.pipe(v.number(), v.integer()) });

/** What the chat part of the page needs. */
export interface ChatRouteParts {
  readonly network: LocalNetwork;
  readonly stream: EventStream;
  /** In which zone times are shown, and whether the clock is not the real one. */
  readonly time: {
    readonly zone: string;
    readonly isVirtual: () => boolean;
    readonly canMove: boolean;
  };
  /** Whether the page may lead a newcomer through an example. */
  readonly canGuide: boolean;
}

const limitText = bodyLimit({
  maxSize: 4 * MAX_TEXT_BYTES,
  onError: async (context) => {
    await discardBody(context);
    throw tooLong();
  },
});
const limitFile = bodyLimit({
  maxSize: MAX_FILE_BYTES,
  onError: async (context) => {
    await discardBody(context);
    throw new PageRefusal(413, "文件太大，最多 10 MB / the file is too big: 10 MB at most");
  },
});

/** Reading: who is there, what was said, files, and what happens live. */
export function chatReadRoutes({ network, stream, time, canGuide }: ChatRouteParts): Hono {
  const viewer = (context: Context) => viewerOf(network, context.req.query("as"));
  return new Hono()
    .get("/people", (context) =>
      context.json(network.cast.people().filter((person) => person.role !== "bot")),
    )
    .get("/state", (context) =>
      context.json({
        me: viewer(context),
        bot: { ...network.bot, online: network.online },
        chats: chatViews(network, viewer(context)),
        clock: { ...time, now: network.clock.now(), isVirtual: time.isVirtual() },
        canGuide,
      }),
    )
    .get("/messages", (context) => {
      const chatId = requireChat(network, viewer(context), context.req.query("chat") ?? "");
      const before = Number(context.req.query("before") ?? Number.MAX_SAFE_INTEGER);
      const messages = network.messagesIn(
        chatId,
        PAGE_OF_MESSAGES,
        Number.isSafeInteger(before) ? before : 0,
      );
      return context.json(messages.map((message) => messageView(network, message)));
    })
    .get("/file/:id", (context) => {
      const message = network.message(context.req.param("id"));
      const file = message && network.fileOf(message.id);
      if (message === undefined || file === undefined) {
        throw new PageRefusal(404, "文件不在了 / the file is gone");
      }
      requireChat(network, viewer(context), message.chatId);
      return fileResponse(file);
    })
    .get("/events", (context) => liveEvents(context, stream, viewer(context).id));
}

/** Speaking: words, files, recalls, and what has been read. */
export function chatWriteRoutes({ network }: Pick<ChatRouteParts, "network">): Hono {
  return new Hono()
    .post("/say", limitText, async (context) => {
      const { as, chat, text, kind, quotedId } = await bodyOf(context, Saying);
      if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw tooLong();
      const saying = { from: viewerOf(network, as).id, to: chat, text, kind };
      const message = network.say(quotedId === undefined ? saying : { ...saying, quotedId });
      return context.json({ id: message.id });
    })
    .post("/file", limitFile, async (context) => {
      const viewer = viewerOf(network, context.req.query("as"));
      const name = cleanFileName(context.req.query("name") ?? "");
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      if (bytes.length === 0) throw new PageRefusal(400, "文件是空的 / the file is empty");
      const chat = context.req.query("chat") ?? "";
      // The network keeps what is said in it on this disk: a photo comes there without its place.
      const file = IMAGE_NAME.test(name) ? await withoutMetadata({ name, bytes }) : { name, bytes };
      const message = network.say({ from: viewer.id, to: chat, file });
      return context.json({ id: message.id });
    })
    .post("/recall", limitText, async (context) => {
      const { as, id } = await bodyOf(context, Recall);
      if (!network.recall(viewerOf(network, as).id, id)) {
        throw new PageRefusal(409, "撤不回了 / it can no longer be taken back");
      }
      return context.json({});
    })
    .post("/read", limitText, async (context) => {
      const { as, chat, seq } = await bodyOf(context, Read);
      const viewer = viewerOf(network, as);
      network.markRead(viewer.id, requireChat(network, viewer, chat), seq);
      return context.json({});
    });
}

/** The sentence for a refusal of the network or of a route; undefined for a fault of ours. */
export function asPageRefusal(error: unknown): PageRefusal | undefined {
  if (error instanceof PageRefusal) return error;
  if (error instanceof PhotoRefused) {
    const [zh, en] = [photoRefusedText(error.flaw, "zh"), photoRefusedText(error.flaw, "en")];
    return new PageRefusal(400, `${zh} / ${en}`.replaceAll("\n", " "));
  }
  if (error instanceof NetworkRefusal) return new PageRefusal(400, error.message);
  return undefined;
}

function liveEvents(context: Context, stream: EventStream, viewerId: string): Response {
  const lastId = Number(context.req.header("last-event-id") ?? context.req.query("since"));
  return streamSSE(context, async (sse) => {
    let writing: Promise<unknown> = sse.write(": connected\n\n");
    const tell = (event: PageEvent) => {
      writing = writing.then(() => sse.writeSSE(event));
    };
    const stop = stream.open(viewerId, Number.isSafeInteger(lastId) ? lastId : undefined, tell);
    const keepAlive = setInterval(() => {
      writing = writing.then(() => sse.write(": still here\n\n"));
    }, KEEP_ALIVE_MS);
    await new Promise<void>((resolve) => sse.onAbort(resolve));
    clearInterval(keepAlive);
    stop();
    await writing;
  });
}

async function bodyOf<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const body: unknown = await context.req.json().catch((error: unknown) => {
    // The size limit speaks while the body is being read.
    throw error instanceof PageRefusal
      ? error
      : new PageRefusal(400, "不是 JSON / this is not JSON");
  });
  const checked = v.safeParse(schema, body);
  if (!checked.success) throw new PageRefusal(400, "请求不完整 / the request is incomplete");
  return checked.output;
}

/** A sender that is cut off in the middle never reads the answer: let it finish, within reason. */
async function discardBody(context: Context): Promise<void> {
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = context.req.raw.body;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_DISCARDED_BYTES) return;
  }
}

function tooLong(): PageRefusal {
  return new PageRefusal(413, "太长了，一条最多 100 KB / too long: 100 KB in one message at most");
}

/** Only the last part of a path, without control characters, at most 100 characters. */
function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return [...clean].slice(-100).join("") || "file";
}
