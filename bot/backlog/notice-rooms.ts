import { queueNextRooms } from "../../src/notice/send-notice.ts";
import type { Store } from "../../src/store/open-store.ts";
import { noticesOwed } from "../../src/store/owed-rooms.ts";
import type { OwedWork } from "./owed-work.ts";

/** It has been due for as long as it is owed. */
const AT_ONCE = 0;

export interface NoticeRoomsDeps {
  readonly store: Store;
  /** Called after each share, so that sending begins before the last one is written. */
  readonly onQueued: () => Promise<void>;
}

/**
 * Writes the messages of a notice to many rooms, share by share, each in a transaction of its own: nobody else's
 * message waits for all of them, and a process that dies in between leaves what is still owed.
 */
export function noticeRooms({ store, onQueued }: NoticeRoomsDeps): OwedWork {
  return {
    kind: "notice",
    due: () => noticesOwed(store.db),
    async carryOut(id) {
      while (await store.write((db) => queueNextRooms(db, id))) await onQueued();
      await onQueued();
    },
    nextAt: async () => ((await noticesOwed(store.db)).length > 0 ? AT_ONCE : undefined),
  };
}
