import type { Insertable } from "kysely";
import type { Db } from "./db.ts";
import { insertOnce } from "./insert-once.ts";
import type { InboundTable } from "./tables/delivery.ts";

/** Some networks deliver a message again under another id, within a few seconds of the first. */
const SAME_MESSAGE_MS = 5_000;

/**
 * Takes a message once.
 * @param repeats whether this network is known to repeat messages under new ids
 * @returns false if it was taken before
 */
export async function takeInbound(
  db: Db,
  message: Insertable<InboundTable>,
  repeats: boolean,
): Promise<boolean> {
  if (repeats && (await cameJustNow(db, message))) return false;
  return insertInbound(db, message);
}

const insertInbound = insertOnce(
  "inbound",
  ["account", "message_id", "space_id", "chat", "member_id", "digest", "at"],
  ["account", "message_id"],
);

/** Whether this member has said anything before this message, anywhere. */
export async function hasSpokenBefore(
  db: Db,
  memberId: number,
  messageId: string,
): Promise<boolean> {
  const earlier = await db
    .selectFrom("inbound")
    .select("message_id")
    .where("member_id", "=", memberId)
    .where("message_id", "<>", messageId)
    .limit(1)
    .executeTakeFirst();
  return earlier !== undefined;
}

async function cameJustNow(db: Db, message: Insertable<InboundTable>): Promise<boolean> {
  const same = await db
    .selectFrom("inbound")
    .select("message_id")
    .where("account", "=", message.account)
    .where("digest", "=", message.digest)
    .where("at", ">", message.at - SAME_MESSAGE_MS)
    .where("at", "<", message.at + SAME_MESSAGE_MS)
    .limit(1)
    .executeTakeFirst();
  return same !== undefined;
}

/** A message was recalled before it came: when it comes, it counts as taken. */
export async function markTaken(db: Db, message: Insertable<InboundTable>): Promise<void> {
  await insertInbound(db, message);
}
