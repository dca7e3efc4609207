import type { FileOwed } from "../src/ledger/owed/file-owed.ts";
import type { Recipient } from "../src/store/outbox.ts";
import { oweFile } from "../src/store/owed-files.ts";
import type { Scene } from "./scene.ts";

/** Notes in the message's transaction that it is answered with a file; it is built and sent afterwards. */
export async function oweFileTo(scene: Scene, to: Recipient, owed: FileOwed): Promise<void> {
  const { db, message, now, space } = scene;
  const key = `file/${message.account}/${message.id}/${owed.kind}`;
  await oweFile(db, { spaceId: space.id, key, to, kind: owed.kind, payload: owed, now });
}

/** The private chat with whoever spoke. */
export function senderChat({ sender, here }: Scene): Recipient {
  return { kind: "member", id: sender.id, account: here.account };
}
