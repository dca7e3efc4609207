import { civilToEpoch } from "../../calendar/zone.ts";
import { memberById, membersWithRole } from "../../store/members.ts";
import { askDayText } from "../../wording/reminders.ts";
import { occurrenceDue } from "../occurrence-due.ts";
import { reminderItem } from "../reminder-item.ts";
import { NOTHING, type Rule } from "../rule.ts";
import { isDated } from "../schedule.ts";
import { civilIn, toMembers } from "../space-view.ts";

/** Asks the one who answers for an activity, or the organizers, in private, for the day it still lacks. */
export const askDayRule: Rule = {
  name: "ask-day",
  async compose(due) {
    const { db, view, now } = due;
    const listed = await occurrenceDue(due);
    if (listed === undefined || isDated(listed)) return NOTHING;
    const { occurrence, activity } = listed;
    const limit = occurrence.window_end ?? occurrence.window_start;
    if (limit === null) return NOTHING;
    const asked =
      activity.owner_id === null
        ? await membersWithRole(db, view.space.id, "organizer")
        : [await memberById(db, activity.owner_id)];
    const body = askDayText(listed, { today: civilIn(view, now), language: view.language });
    const expiresAt = civilToEpoch(limit, view.space.zone);
    const chats = await toMembers(db, asked);
    return { items: chats.map((chat) => reminderItem(due, chat, { body, expiresAt })) };
  },
};
