import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import { membersWithRole } from "../../store/members.ts";
import { roomRecords } from "../../store/quiet-rooms.ts";
import { quietRoomsText } from "../../wording/quiet-rooms.ts";
import { reminderItem } from "../reminder-item.ts";
import type { Rule } from "../rule.ts";
import { nextFirstOfMonth } from "../schedule.ts";
import { civilIn, toRemind } from "../space-view.ts";

/** When organizers hear which rooms have nothing on record, on the first of the month. */
export const QUIET_ROOMS_CLOCK = "09:40:00";
/** Three months: a quarter without anything is what inspections ask about. */
export const QUIET_DAYS = 90;
const USEFUL_DAYS = 5;

/**
 * The first of the month, to the organizers in private alone: which rooms have had nothing of their own on record
 * for three months while others have. Where no room has anything of its own, nothing is uneven, and nothing is said.
 */
export const quietRoomsRule: Rule = {
  name: "quiet-rooms",
  async compose(due) {
    const { db, view, reminder, now } = due;
    const { space, language } = view;
    const next = nextFirstOfMonth(Math.max(now, reminder.slot_at), QUIET_ROOMS_CLOCK, space.zone);
    const day = civilIn(view, now).slice(0, 10);
    const from = `${addDays(day, -QUIET_DAYS)}T00:00:00`;
    const madeBefore = civilToEpoch(from, space.zone);
    const rooms = await roomRecords(db, space.id, { from, to: `${day}T00:00:00`, madeBefore });
    const quiet = rooms.filter(({ held }) => held === 0).map(({ topic }) => topic);
    if (quiet.length === 0 || quiet.length === rooms.length) return { items: [], next };
    const organizers = await toRemind(db, await membersWithRole(db, space.id, "organizer"), null);
    const body = quietRoomsText(quiet, rooms.length, language);
    const expiresAt = civilToEpoch(`${addDays(day, USEFUL_DAYS)}T00:00:00`, space.zone);
    return { items: organizers.map((chat) => reminderItem(due, chat, { body, expiresAt })), next };
  },
};
