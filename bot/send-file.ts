import { ANSWERS, chatKey, enqueue, type Recipient } from "../src/store/outbox.ts";
import type { Scene } from "./scene.ts";

export interface FileToSend {
  readonly name: string;
  readonly kind: "image" | "file";
  readonly bytes: Uint8Array;
  /** Said after it; empty: nothing. */
  readonly text: string;
  /** Makes it unique among the files that one message causes. */
  readonly purpose: string;
}

/** Sends a file because of what was just said, in the same transaction. */
export async function sendFile(scene: Scene, to: Recipient, sent: FileToSend): Promise<void> {
  const { db, message, now, space } = scene;
  const { name, kind, bytes, text, purpose } = sent;
  await enqueue(db, {
    spaceId: space.id,
    key: `file/${message.account}/${message.id}/${purpose}/${chatKey(to)}`,
    to,
    lane: ANSWERS,
    body: text,
    dueAt: now,
    now,
    file: { name, kind, bytes },
  });
}

/** The private chat with whoever spoke. */
export function senderChat({ sender, here }: Scene): Recipient {
  return { kind: "member", id: sender.id, account: here.account };
}
