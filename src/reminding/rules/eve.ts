import { civilToEpoch } from "../../calendar/zone.ts";
import { comingCard } from "../../wording/cards.ts";
import { eveText } from "../../wording/reminders.ts";
import { occurrenceDue } from "../occurrence-due.ts";
import { reminderItem } from "../reminder-item.ts";
import { NOTHING, type Rule } from "../rule.ts";
import { dayOf } from "../schedule.ts";
import { civilIn, roomsOf } from "../space-view.ts";

/** The evening before. Its text says 明天, so it is true until midnight and has no late form. */
export const eveRule: Rule = {
  name: "eve",
  async compose(due) {
    const listed = await occurrenceDue(due);
    if (listed === undefined) return NOTHING;
    const { view } = due;
    const today = civilIn(view, due.reminder.slot_at);
    const body = eveText(listed, { today, language: view.language });
    const card = comingCard(body, listed.activity.no, view.language);
    const midnight = civilToEpoch(`${dayOf(listed)}T00:00:00`, view.space.zone);
    return {
      items: roomsOf(view, listed.activity).map((room) =>
        reminderItem(due, room, { body, card, expiresAt: midnight - 1 }),
      ),
    };
  },
};
