import { endOf } from "../../attendance/open-occurrences.ts";
import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import type { Listed } from "../../store/occurrences.ts";
import { arrivingCard } from "../../wording/cards.ts";
import { dayText, lateDayText } from "../../wording/reminders.ts";
import { occurrenceDue } from "../occurrence-due.ts";
import { reminderItem, type Said } from "../reminder-item.ts";
import { type DueReminder, NOTHING, type Rule } from "../rule.ts";
import { dayOf } from "../schedule.ts";
import { civilIn, roomsOf } from "../space-view.ts";

/** On the day, with the invitation to check in. Late, it says so, and still goes out until the end. */
export const dayRule: Rule = {
  name: "day",
  async compose(due) {
    const listed = await occurrenceDue(due);
    if (listed === undefined) return NOTHING;
    const said = saidOf(due, listed);
    return {
      items: roomsOf(due.view, listed.activity).map((room) => reminderItem(due, room, said)),
    };
  },
};

function saidOf({ view, reminder }: DueReminder, listed: Listed): Said {
  const planned = civilIn(view, reminder.slot_at);
  const reader = { today: planned, language: view.language };
  const body = dayText(listed, reader);
  const card = arrivingCard(body, listed.activity.no, view.language);
  const { starts_at } = listed.occurrence;
  if (starts_at === null) {
    const midnight = civilToEpoch(`${addDays(dayOf(listed), 1)}T00:00:00`, view.space.zone);
    return { body, card, expiresAt: midnight - 1 };
  }
  const late = { body: lateDayText(listed, planned, view.language), after: starts_at };
  return { body, card, late, expiresAt: endOf(listed) };
}
