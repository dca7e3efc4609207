import type { Db } from "../store/db.ts";
import { closeNotice, type Notice, roomsOfNotice, setRecall } from "../store/notices.ts";
import { withdrawItem } from "../store/outbox.ts";
import { withholdOwed } from "../store/owed-rooms.ts";
import { dropReceipts } from "../store/receipts.ts";
import { recallReportText } from "../wording/notice-reports.ts";

/** WeChat lets a message be taken back for two minutes. */
export const RECALL_MS = 2 * 60_000;

/**
 * Takes a notice back as far as that is possible: what is not sent yet is stopped now, what was sent less
 * than two minutes ago is asked back from the network (by whoever holds the door), the rest stays.
 * @returns the report, when nothing has to be asked of the network
 */
export async function recallNotice(
  db: Db,
  notice: Notice,
  now: number,
): Promise<string | undefined> {
  await withholdOwed(db, notice.id);
  for (const { roomId, item, recall } of await roomsOfNotice(db, notice.id)) {
    if (recall === "done" || item === undefined) continue;
    if (item.state === "queued" && (await withdrawItem(db, item.id, "recalled"))) {
      await setRecall(db, notice.id, roomId, "done");
      await dropReceipts(db, notice.id, roomId);
      continue;
    }
    const underway = item.state === "sending" || item.state === "in-doubt";
    const young = item.sent_at !== null && now - item.sent_at <= RECALL_MS;
    await setRecall(db, notice.id, roomId, underway || young ? "asked" : "failed");
  }
  return recallReport(db, notice, now);
}

/**
 * How a recall ended, in words; undefined while the network is still being asked. A notice that is gone from
 * all its rooms asks nobody for an answer any more.
 */
export async function recallReport(
  db: Db,
  notice: Notice,
  now: number,
): Promise<string | undefined> {
  const rooms = await roomsOfNotice(db, notice.id);
  if (rooms.some(({ recall }) => recall === "asked")) return undefined;
  const done = rooms.filter(({ recall }) => recall === "done");
  if (done.length === rooms.length) await closeNotice(db, notice.id, now);
  const ages = done.flatMap(({ item }) => (item?.sent_at == null ? [] : [now - item.sent_at]));
  const report = {
    done: done.length,
    ageMs: ages.length === 0 ? undefined : Math.min(...ages),
    failed: rooms.filter(({ recall }) => recall === "failed").map(({ topic }) => topic),
  };
  return recallReportText(report, notice.language);
}
