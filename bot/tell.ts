import { ask } from "../src/store/dialogues.ts";
import { addressOf } from "../src/store/members.ts";
import { ANSWERS, chatKey, enqueue, type Recipient } from "../src/store/outbox.ts";
import type { Scene } from "./scene.ts";

const ANSWER_COUNTS_MS = 24 * 3_600_000;

export interface Telling {
  readonly text: string;
  /** Makes the message unique among those that one message causes. */
  readonly purpose: string;
  readonly ask?: { readonly kind: string; readonly payload: object };
}

/**
 * Writes to somebody else in private because of what was just said, in the same transaction. Nothing
 * happens when no chat with the person is known.
 */
export async function tell(scene: Scene, memberId: number, telling: Telling): Promise<boolean> {
  const { text, purpose, ask: asked } = telling;
  const { db, message, now, space } = scene;
  const address =
    (await addressOf(db, memberId, message.account)) ?? (await addressOf(db, memberId));
  if (address === undefined) return false;
  const to: Recipient = { kind: "member", id: memberId, account: address.account };
  const key = `tell/${message.account}/${message.id}/${purpose}/${memberId}`;
  const at = { dueAt: now, now };
  await enqueue(db, { spaceId: space.id, key, to, lane: ANSWERS, body: text, ...at });
  if (asked !== undefined) {
    const question = {
      spaceId: space.id,
      chat: chatKey(to),
      memberId,
      now,
      forMs: ANSWER_COUNTS_MS,
    };
    const payload = { ...asked.payload, language: scene.language };
    await ask(db, { ...question, kind: asked.kind, payload });
  }
  return true;
}
