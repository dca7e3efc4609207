import { civilToEpoch } from "../../calendar/zone.ts";
import { comingCard } from "../../wording/cards.ts";
import { weekAheadText } from "../../wording/reminders.ts";
import { occurrenceDue } from "../occurrence-due.ts";
import { reminderItem } from "../reminder-item.ts";
import { NOTHING, type Rule } from "../rule.ts";
import { dayOf } from "../schedule.ts";
import { civilIn, roomsOf } from "../space-view.ts";

const USEFUL_MS = 2 * 24 * 3_600_000;

/** A week ahead of something single. Its text says so, so that it is not sent days later. */
export const weekRule: Rule = {
  name: "week",
  async compose(due) {
    const listed = await occurrenceDue(due);
    if (listed === undefined) return NOTHING;
    const { view, reminder } = due;
    const body = weekAheadText(listed, {
      today: civilIn(view, reminder.slot_at),
      language: view.language,
    });
    const card = comingCard(body, listed.activity.no, view.language);
    const midnight = civilToEpoch(`${dayOf(listed)}T00:00:00`, view.space.zone);
    const expiresAt = Math.min(midnight - 1, reminder.slot_at + USEFUL_MS);
    return {
      items: roomsOf(view, listed.activity).map((room) =>
        reminderItem(due, room, { body, card, expiresAt }),
      ),
    };
  },
};
