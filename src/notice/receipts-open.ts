import type { Db } from "../store/db.ts";
import { openNotices } from "../store/notices.ts";
import { waitingFor } from "../store/receipts.ts";

export interface Where {
  readonly spaceId: number;
  /** undefined: in private. */
  readonly roomId: number | undefined;
  readonly memberId: number;
  readonly now: number;
}

/** How many notices 收到 could answer: the open ones of a room, or those that wait for this person. */
export async function receiptsOpen(
  db: Db,
  { spaceId, roomId, memberId, now }: Where,
): Promise<number> {
  const open = await openNotices(db, spaceId, roomId, now);
  if (roomId !== undefined || open.length === 0) return open.length;
  const ids = open.map(({ id }) => id);
  return (await waitingFor(db, ids, memberId)).size;
}
