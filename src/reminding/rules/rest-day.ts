import { dayKind, shippedCalendars } from "../../calendar/calendars.ts";
import { parseDay, weekdayOf } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import { memberById, membersWithRole } from "../../store/members.ts";
import { restDayText } from "../../wording/reminders.ts";
import { occurrenceDue } from "../occurrence-due.ts";
import { reminderItem } from "../reminder-item.ts";
import { NOTHING, type Rule } from "../rule.ts";
import { dayOf } from "../schedule.ts";
import { civilIn, toRemind } from "../space-view.ts";

/**
 * A day that a rule gave falls on a public holiday: its owner, or the organizers, are asked in private. Looked at
 * when it is due, so that a holiday notice that was published late counts; an ordinary weekend is no holiday.
 */
export const restDayRule: Rule = {
  name: "rest-day",
  async compose(due) {
    const listed = await occurrenceDue(due);
    const day = listed && parseDay(dayOf(listed));
    if (listed === undefined || day === undefined || weekdayOf(day) >= 6) return NOTHING;
    if (dayKind(shippedCalendars(), day) !== "rest") return NOTHING;
    const { db, view, now } = due;
    const owner = listed.activity.owner_id;
    const asked =
      owner === null
        ? await membersWithRole(db, view.space.id, "organizer")
        : [await memberById(db, owner)];
    const body = restDayText(listed, { today: civilIn(view, now), language: view.language });
    const expiresAt = civilToEpoch(`${dayOf(listed)}T00:00:00`, view.space.zone) - 1;
    const chats = await toRemind(db, asked, listed.activity.id);
    return { items: chats.map((chat) => reminderItem(due, chat, { body, expiresAt })) };
  },
};
