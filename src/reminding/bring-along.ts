import type { Db } from "../store/db.ts";
import type { OutboxItem } from "../store/outbox.ts";
import { bringForward, neededInAWeek } from "./bring-forward.ts";
import { RULES } from "./rules.ts";
import { viewOfRoom } from "./space-view.ts";

/**
 * What a person sends to a room (a notice, a poll) is about to leave. If it takes the push that a reminder of today would
 * need, or the week's last but those that are needed, that reminder is written to leave with it.
 * @param now epoch milliseconds
 * @returns whether anything was
 */
export async function bringAlong(db: Db, item: OutboxItem, now: number): Promise<boolean> {
  const { room_id: roomId, space_id: spaceId } = item;
  if (roomId === null || item.urgent === 1 || item.file_name !== null) return false;
  const coming = await neededInAWeek(db, spaceId, now);
  if (coming.length === 0) return false;
  const view = await viewOfRoom(db, spaceId, roomId);
  return bringForward({ db, view, now, rules: RULES, by: "person" }, coming, roomId);
}
