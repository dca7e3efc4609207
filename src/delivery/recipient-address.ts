import type { OutboundMessage } from "../chat/message.ts";
import type { Db } from "../store/db.ts";
import { addressOf } from "../store/members.ts";
import { GOODBYE, type OutboxItem } from "../store/outbox.ts";
import { roomById } from "../store/rooms.ts";

/**
 * Where an item goes on its network now: ids are looked up at each send, because they change at each
 * login on some networks. Undefined: nobody knows the way there (any more).
 */
export async function recipientAddress(
  db: Db,
  item: OutboxItem,
): Promise<OutboundMessage["to"] | undefined> {
  if (item.room_id !== null) {
    const room = await roomById(db, item.room_id);
    const open = room?.state === "active" || item.idempotency_key.startsWith(GOODBYE);
    return room !== undefined && open ? { kind: "room", networkId: room.network_id } : undefined;
  }
  const address = await addressOf(db, item.member_id ?? 0, item.account);
  return address && { kind: "person", networkId: address.networkId };
}

/** The network ids of the members whom an item mentions; unknown ones are left out. */
export async function mentionAddresses(db: Db, item: OutboxItem): Promise<string[]> {
  const ids: unknown = JSON.parse(item.mentions);
  if (!Array.isArray(ids)) return [];
  const addresses = await Promise.all(ids.map((id) => addressOf(db, Number(id), item.account)));
  return addresses.flatMap((address) => (address === undefined ? [] : [address.networkId]));
}
