import type { Db } from "./db.ts";

/** A message that was handed to a network a short time ago. */
export interface RecentSend {
  /** The network's id of the room or person. */
  readonly chatId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
  readonly hasFile: boolean;
}

/**
 * What the account sent at or after `since`, so that a network's limits are kept across a restart. People
 * whose address is not known any more are left out.
 */
export async function recentSends(
  db: Db,
  account: string,
  since: number,
): Promise<readonly RecentSend[]> {
  const rows = await db
    .selectFrom("outbox")
    .leftJoin("room", "room.id", "outbox.room_id")
    .leftJoin("identity", (join) =>
      join
        .onRef("identity.member_id", "=", "outbox.member_id")
        .onRef("identity.account", "=", "outbox.account"),
    )
    .select([
      "outbox.id",
      "outbox.claimed_at",
      "outbox.wire_text",
      "outbox.body",
      "outbox.file_name",
      "room.network_id as room_id",
      "identity.network_id as person_id",
    ])
    .where("outbox.account", "=", account)
    .where("outbox.claimed_at", ">=", since)
    .where("outbox.merged_into", "is", null)
    .orderBy("outbox.claimed_at")
    .execute();
  return rows.flatMap(({ claimed_at, wire_text, body, file_name, room_id, person_id }) => {
    const chatId = room_id ?? person_id;
    if (chatId === null || claimed_at === null) return [];
    return [{ chatId, at: claimed_at, text: wire_text ?? body, hasFile: file_name !== null }];
  });
}
