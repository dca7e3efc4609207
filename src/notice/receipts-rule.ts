import { reminderItem } from "../reminding/reminder-item.ts";
import { NOTHING, type Rule } from "../reminding/rule.ts";
import { toMembers } from "../reminding/space-view.ts";
import { memberById, membersWithRole } from "../store/members.ts";
import { noticeById } from "../store/notices.ts";
import { receiptCounts } from "../store/receipts.ts";
import { countsText } from "../wording/notice.ts";
import { nextCountAt } from "./send-notice.ts";

const MATTERS_MS = 6 * 3_600_000;

/** At 18:00, while answers are missing: how many of each room have answered, to whoever sent the notice. */
export const receiptsRule: Rule = {
  name: "receipts",
  async compose(due) {
    const { db, view, now, reminder } = due;
    const notice = await noticeById(db, Number(reminder.subject.split("/")[1]));
    if (notice === undefined || now >= notice.open_until) return NOTHING;
    const counts = await receiptCounts(db, notice.id);
    if (counts.every(({ answered, expected }) => answered === expected)) return NOTHING;
    const organizers =
      notice.by_id === null
        ? await membersWithRole(db, view.space.id, "organizer")
        : [await memberById(db, notice.by_id)];
    const body = countsText(counts, notice.language);
    const next = nextCountAt(view.space.zone, now);
    const expiresAt = reminder.slot_at + MATTERS_MS;
    return {
      items: (await toMembers(db, organizers)).map((to) =>
        reminderItem(due, to, { body, expiresAt }),
      ),
      ...(next < notice.open_until ? { next } : {}),
    };
  },
};
