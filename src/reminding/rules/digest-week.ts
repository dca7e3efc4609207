import { civilToEpoch } from "../../calendar/zone.ts";
import { weekText } from "../../wording/digests.ts";
import { comingIn } from "../coming.ts";
import { dayIn, weekOf } from "../periods.ts";
import { reminderItem } from "../reminder-item.ts";
import type { Rule } from "../rule.ts";
import { nextMonday } from "../schedule.ts";
import { civilIn, toRoom } from "../space-view.ts";

/** When the week of a room is announced, on Mondays. */
export const WEEK_CLOCK = "08:00:00";
/** From Thursday on, the digest of a week is no longer worth a message. */
const USEFUL_DAYS = 3;

/** Monday morning in a room: what this week holds, if it holds anything. Late, only what is still to come. */
export const digestWeekRule: Rule = {
  name: "digest-week",
  async compose(due) {
    const { db, view, reminder, now } = due;
    const { zone, id } = view.space;
    const next = nextMonday(Math.max(now, reminder.slot_at), WEEK_CLOCK, zone);
    const today = civilIn(view, now);
    const week = weekOf(today);
    const expiresAt = civilToEpoch(dayIn(week, USEFUL_DAYS), zone);
    const room = view.rooms.find((one) => reminder.subject === `room/${one.id}`);
    if (room === undefined || now >= expiresAt) return { items: [], next };
    const coming = await comingIn(db, id, week, room.id);
    const body = weekText(coming, { today, language: view.language });
    if (body === undefined) return { items: [], next };
    return { items: [reminderItem(due, toRoom(room), { body, expiresAt })], next };
  },
};
