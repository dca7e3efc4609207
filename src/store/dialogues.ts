import type { Insertable } from "kysely";
import { compiledOnce, compiledOnceFor } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import { chatKey, type Recipient } from "./outbox.ts";
import type { DialogueTable } from "./tables/delivery.ts";

/** What the bot asked or listed last; an answer counts only while it is open. */
export interface OpenQuestion {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly askedAt: number;
}

export interface Asking {
  readonly spaceId: number;
  readonly chat: string;
  /** null: anybody in the chat may answer. */
  readonly memberId: number | null;
  readonly kind: string;
  readonly payload: object;
  readonly now: number;
  readonly forMs: number;
}

/** Opens a question; an older one of the same kind to the same person in the same chat is closed. */
export async function ask(db: Db, asking: Asking): Promise<void> {
  const { spaceId, chat, memberId, kind, now, forMs } = asking;
  if (memberId === null) await closeForAll(db, chat, kind, now);
  else await closeFor(db, { chat, kind, now, memberId });
  await addQuestion(db, {
    space_id: spaceId,
    chat,
    member_id: memberId,
    kind,
    payload: JSON.stringify(asking.payload),
    asked_at: now,
    expires_at: now + forMs,
    closed_at: null,
  });
}

function closing(db: Db, chat: string, kind: string, now: number) {
  return db
    .updateTable("dialogue")
    .set({ closed_at: now })
    .where("chat", "=", chat)
    .where("kind", "=", kind)
    .where("closed_at", "is", null);
}

const closeForAll = compiledOnce((db, chat: string, kind: string, now: number) =>
  closing(db, chat, kind, now).where("member_id", "is", null),
);

const closeFor = compiledOnceFor(
  (
    db,
    { chat, kind, now, memberId }: Pick<Asking, "chat" | "kind" | "now"> & { memberId: number },
  ) => closing(db, chat, kind, now).where("member_id", "=", memberId),
);

const addQuestion = compiledOnceFor((db, question: Insertable<DialogueTable>) =>
  db.insertInto("dialogue").values(question),
);

const stillOpen = compiledOnce((db, chat: string, memberId: number, now: number) =>
  db
    .selectFrom("dialogue")
    .select(["id", "kind", "payload", "asked_at"])
    .where("chat", "=", chat)
    .where((eb) => eb.or([eb("member_id", "is", null), eb("member_id", "=", memberId)]))
    .where("closed_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("id", "desc")
    .limit(20),
);

/** Questions that this person may answer in this chat now, the youngest first. */
export async function openQuestions(
  db: Db,
  chat: string,
  memberId: number,
  now: number,
): Promise<OpenQuestion[]> {
  const rows = await stillOpen(db, chat, memberId, now);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    payload: JSON.parse(row.payload),
    askedAt: row.asked_at,
  }));
}

export async function closeQuestion(db: Db, id: number, now: number): Promise<void> {
  await db.updateTable("dialogue").set({ closed_at: now }).where("id", "=", id).execute();
}

/** The last questions of these kinds in a chat that nobody answered in time, or that were replaced. */
export async function expiredQuestions(
  db: Db,
  chat: Recipient,
  kinds: readonly string[],
): Promise<OpenQuestion[]> {
  const rows = await db
    .selectFrom("dialogue")
    .select(["id", "kind", "payload", "asked_at"])
    .where("chat", "=", chatKey(chat))
    .where("kind", "in", kinds)
    .orderBy("id", "desc")
    .limit(20)
    .execute();
  return rows.map(({ id, kind, payload, asked_at }) => ({
    id,
    kind,
    payload: JSON.parse(payload),
    askedAt: asked_at,
  }));
}
