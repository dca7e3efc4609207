import type { Db } from "../store/db.ts";
import type { Listed } from "../store/occurrences.ts";
import type { Recipient } from "../store/outbox.ts";
import { activeRooms } from "../store/rooms.ts";

/** The rooms in which an activity is spoken of: its own, or all of its space. */
export async function roomsFor(db: Db, { activity }: Listed): Promise<Recipient[]> {
  const rooms = await activeRooms(db, activity.space_id);
  return rooms
    .filter((room) => activity.room_id === null || activity.room_id === room.id)
    .map((room) => ({ kind: "room" as const, id: room.id, account: room.account }));
}
