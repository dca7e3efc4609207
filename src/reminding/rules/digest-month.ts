import { civilToEpoch } from "../../calendar/zone.ts";
import { monthText } from "../../wording/digests.ts";
import { comingIn } from "../coming.ts";
import { dayIn, monthOf } from "../periods.ts";
import { reminderItem } from "../reminder-item.ts";
import type { Rule } from "../rule.ts";
import { nextFirstOfMonth } from "../schedule.ts";
import { civilIn, toRoom } from "../space-view.ts";

/** When the month of a room is announced, on the 1st. */
export const MONTH_CLOCK = "08:00:00";
/** After a week, the digest of a month is no longer worth a message. */
const USEFUL_DAYS = 7;

/** The 1st of the month in a room: what the month holds, with what still has no day. */
export const digestMonthRule: Rule = {
  name: "digest-month",
  async compose(due) {
    const { db, view, reminder, now } = due;
    const { zone, id } = view.space;
    const next = nextFirstOfMonth(Math.max(now, reminder.slot_at), MONTH_CLOCK, zone);
    const today = civilIn(view, now);
    const month = monthOf(today);
    const expiresAt = civilToEpoch(dayIn(month, USEFUL_DAYS), zone);
    const room = view.rooms.find((one) => reminder.subject === `room/${one.id}`);
    if (room === undefined || now >= expiresAt) return { items: [], next };
    const coming = await comingIn(db, id, month, room.id);
    const body = monthText(coming, { today, language: view.language });
    if (body === undefined) return { items: [], next };
    return { items: [reminderItem(due, toRoom(room), { body, expiresAt })], next };
  },
};
