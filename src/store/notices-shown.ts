import type { Db } from "./db.ts";
import { type Notice, noticeKey } from "./notices.ts";
import { receiptCounts } from "./receipts.ts";

export interface ShownNotice {
  readonly notice: Notice;
  readonly rooms: readonly {
    readonly topic: string;
    readonly state: "waiting" | "sent" | "failed";
    readonly answered: number;
    readonly expected: number;
  }[];
}

const MOST_NOTICES = 12;

/** The last notices with what became of them in each room. */
export async function noticesShown(db: Db, spaceId: number): Promise<ShownNotice[]> {
  const notices = await db
    .selectFrom("notice")
    .selectAll()
    .where("space_id", "=", spaceId)
    .orderBy("id", "desc")
    .limit(MOST_NOTICES)
    .execute();
  return Promise.all(notices.map((notice) => withRooms(db, notice)));
}

async function withRooms(db: Db, notice: Notice): Promise<ShownNotice> {
  const rooms = await db
    .selectFrom("notice_room")
    .innerJoin("room", "room.id", "notice_room.room_id")
    .select(["room.id", "room.topic", "notice_room.owed"])
    .where("notice_room.notice_id", "=", notice.id)
    .orderBy("room.id")
    .execute();
  const keys = rooms.map(({ id }) => noticeKey(notice.id, id));
  const items = await db
    .selectFrom("outbox")
    .select(["room_id", "state"])
    .where("idempotency_key", "in", keys)
    .execute();
  const counts = await receiptCounts(db, notice.id);
  const itemBy = new Map(items.map((item) => [item.room_id, item]));
  const countBy = new Map(counts.map((count) => [count.roomId, count]));
  return {
    notice,
    rooms: rooms.map(({ id, topic, owed }) => {
      const item = itemBy.get(id);
      const count = countBy.get(id);
      return {
        topic,
        state: stateOf(item?.state ?? (owed === 1 ? "queued" : "dead")),
        answered: count?.answered ?? 0,
        expected: count?.expected ?? 0,
      };
    }),
  };
}

function stateOf(state: string): "waiting" | "sent" | "failed" {
  if (state === "sent") return "sent";
  return state === "queued" || state === "sending" ? "waiting" : "failed";
}
