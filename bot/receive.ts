import { createHash } from "node:crypto";
import type { Calendars } from "../src/calendar/calendars.ts";
import type { InboundMessage } from "../src/chat/message.ts";
import type { Clock } from "../src/clock.ts";
import type { DoorsKnown } from "../src/delivery/queue.ts";
import { Refusal } from "../src/refusal.ts";
import { recordChange } from "../src/store/changes.ts";
import type { Db } from "../src/store/db.ts";
import { ask } from "../src/store/dialogues.ts";
import { takeInbound } from "../src/store/inbound.ts";
import type { Store } from "../src/store/open-store.ts";
import { ANSWERS, chatKey, enqueue, type Recipient } from "../src/store/outbox.ts";
import { calendarsOf } from "../src/store/school-days.ts";
import type { Space } from "../src/store/spaces.ts";
import { storeFailure } from "../src/store/store-failure.ts";
import { apology } from "../src/wording/apology.ts";
import { planTooSlowText, tooLongText } from "../src/wording/too-long.ts";
import type { PhotoKeeper } from "./photo-keeper.ts";
import { NotReadYet, PlanReadings } from "./plan-readings.ts";
import { readFile } from "./read-file.ts";
import { readScene } from "./read-scene.ts";
import { route } from "./router.ts";
import type { ReadFile, Reply, Scene } from "./scene.ts";
import {
  type Found,
  sensitiveFile,
  sensitiveMessage,
  sensitiveReplies,
  withoutContent,
} from "./sensitive-guard.ts";
import { spaceOfMessage } from "./space-of-message.ts";

/** A scene before the router takes it. */
type SceneRead = Omit<Scene, "carryOut">;

export interface ReceiveDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly calendars: Calendars;
  readonly zone: string;
  readonly photos: PhotoKeeper;
  /** What the doors of the accounts can do. */
  readonly doors: DoorsKnown;
  /** Whether this account's network is known to repeat messages under new ids. */
  readonly repeats: boolean;
  /** Told of a failure that is a bug or an outage; gets no message text. */
  readonly onFailure: (error: unknown, messageId: string) => void;
}

const ANSWER_COUNTS_MS = 10 * 60_000;
/** No chat network lets people write so much; looking through more would keep the others waiting. */
const MOST_CHARACTERS = 20_000;

/**
 * Handles one message in one transaction: that it was taken, what it changes and what is replied are
 * stored together. However often a message arrives and whenever the process dies, it is carried out
 * once and answered once. `forget`: it was refused for what it holds, and nobody is to keep it.
 */
export async function receive(
  deps: ReceiveDeps,
  message: InboundMessage,
): Promise<"forget" | undefined> {
  if (message.text.length > MOST_CHARACTERS) return refuseLong(deps, message);
  const inMessage = sensitiveMessage(message);
  const unread = message.file === undefined || inMessage !== undefined;
  const file = unread ? undefined : await readFile(message.file);
  const found = inMessage ?? sensitiveFile(file);
  if (found !== undefined) return refuseSensitive(deps, message, found);
  try {
    await handleWithPlans(deps, message, file);
  } catch (error) {
    // Nothing can be kept now: the door hands the message over again instead of an apology.
    if (storeFailure(error) !== undefined) throw error;
    const text =
      error instanceof Refusal ? error.reply : failed(deps, error, message, apology(message.text));
    const audited = error instanceof Refusal && error.code === "not-allowed";
    await deps.store.write(async (db) => {
      const scene = await answerOnly(deps, db, message, [{ text }]);
      if (audited && scene !== undefined) await auditRefusal(scene, text);
    });
  }
  return undefined;
}

/** Handles the message; when that needs a long plan read, it is read outside and the message handled anew. */
async function handleWithPlans(
  deps: ReceiveDeps,
  message: InboundMessage,
  file: ReadFile | undefined,
): Promise<void> {
  const plans = new PlanReadings();
  try {
    await deps.store.write((db) => handle(deps, db, message, { file, plans }));
  } catch (error) {
    if (!(error instanceof NotReadYet)) throw error;
    await plans.read(error.plan).catch((cause: unknown) => {
      deps.onFailure(cause, message.id);
      throw new Refusal("too-long", planTooSlowText(error.plan.text));
    });
    await deps.store.write((db) => handle(deps, db, message, { file, plans }));
  }
}

async function handle(
  deps: ReceiveDeps,
  db: Db,
  message: InboundMessage,
  read: { readonly file: ReadFile | undefined; readonly plans: PlanReadings },
): Promise<void> {
  const now = deps.clock.now();
  const space = await spaceOfMessage(db, message, { zone: deps.zone, now });
  const scene = await readScene(db, { ...(await given(deps, db, space)), message, now, ...read });
  if (!(await take(deps, scene))) return;
  const replies = await route(scene);
  await answer(scene, replies);
}

/** What must not be stored never reaches the store: only that a message with this id came, and the answer. */
async function refuseSensitive(
  deps: ReceiveDeps,
  message: InboundMessage,
  found: Found,
): Promise<"forget"> {
  const bare = withoutContent(message);
  const replies = sensitiveReplies(message, found);
  await deps.store.write(async (db) => void (await answerOnly(deps, db, bare, replies)));
  return "forget";
}

/** Nobody types this: it is not looked through, and nothing of it is kept. In a room only who called hears it. */
async function refuseLong(deps: ReceiveDeps, message: InboundMessage): Promise<undefined> {
  const bare = withoutContent(message);
  const meant = message.chat.kind === "dm" || message.mentionsBot;
  const replies = meant ? [{ text: tooLongText(message.text) }] : [];
  await deps.store.write(async (db) => void (await answerOnly(deps, db, bare, replies)));
}

/** Who tried what only others may do is kept, without the words that were used. */
async function auditRefusal({ db, space, sender, now }: SceneRead, reply: string): Promise<void> {
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "space",
    subject_id: space.id,
    action: "refused",
    before: null,
    after: null,
    words: `${sender.name}没有权限，未办：${reply}`,
  });
}

/** After a refusal or a failure everything was undone; the message is taken again, and only answered. */
async function answerOnly(
  deps: ReceiveDeps,
  db: Db,
  message: InboundMessage,
  replies: readonly Reply[],
): Promise<SceneRead | undefined> {
  const now = deps.clock.now();
  const space = await spaceOfMessage(db, message, { zone: deps.zone, now });
  const read = { file: undefined, plans: new PlanReadings() };
  const scene = await readScene(db, { ...(await given(deps, db, space)), message, now, ...read });
  if (!(await take(deps, scene))) return undefined;
  await answer(scene, replies);
  return scene;
}

async function given({ calendars, photos, doors }: ReceiveDeps, db: Db, space: Space) {
  return { space, photos, doors, calendars: await calendarsOf(db, space.id, calendars) };
}

async function take(deps: ReceiveDeps, scene: SceneRead): Promise<boolean> {
  const { message, space, sender } = scene;
  const digest = createHash("sha256")
    .update(`${message.sender.networkId}\n${message.kind}\n${message.text}`)
    .digest("base64url");
  const row = {
    account: message.account,
    message_id: message.id,
    space_id: space.id,
    chat: chatKey(scene.here),
    member_id: sender.id,
    digest,
    at: message.at,
  };
  return takeInbound(scene.db, row, deps.repeats && message.kind === "text");
}

/** At most one message to the room and one to the sender, each with the open question of its last part. */
async function answer(scene: SceneRead, replies: readonly Reply[]): Promise<void> {
  const inPrivate = scene.room === undefined ? [] : replies.filter((reply) => reply.privately);
  const here = replies.filter((reply) => !inPrivate.includes(reply));
  const sender: Recipient = { kind: "member", id: scene.sender.id, account: scene.here.account };
  // A room that went on elsewhere was told so; the bot is silent there.
  if (scene.room?.state !== "left") await say(scene, scene.here, here);
  await say(scene, sender, inPrivate);
}

async function say(scene: SceneRead, to: Recipient, replies: readonly Reply[]): Promise<void> {
  const { db, message, space, now } = scene;
  const said = replies.filter((reply) => reply.text !== "");
  const [only, ...more] = said;
  const card = more.length === 0 ? only?.card : undefined;
  if (only !== undefined) {
    await enqueue(db, {
      spaceId: space.id,
      key: `reply/${message.account}/${message.id}/${chatKey(to)}`,
      to,
      lane: ANSWERS,
      body: said.map((reply) => reply.text).join("\n"),
      ...(card === undefined ? {} : { card }),
      dueAt: now,
      now,
    });
  }
  for (const { ask: asked } of replies) {
    if (asked === undefined) continue;
    await ask(db, {
      spaceId: space.id,
      chat: chatKey(to),
      memberId: asked.anybody === true ? null : scene.sender.id,
      kind: asked.kind,
      payload: { language: scene.language, ...asked.payload },
      now,
      forMs: asked.forMs ?? ANSWER_COUNTS_MS,
    });
  }
}

function failed(deps: ReceiveDeps, error: unknown, message: InboundMessage, text: string): string {
  deps.onFailure(error, message.id);
  return text;
}
