import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import type { Listed } from "../../store/occurrences.ts";
import { comingCard } from "../../wording/cards.ts";
import { eveText } from "../../wording/reminders.ts";
import { occurrenceDue } from "../occurrence-due.ts";
import { reminderItem, type Said } from "../reminder-item.ts";
import { type DueReminder, NOTHING, type Rule } from "../rule.ts";
import { dayOf } from "../schedule.ts";
import { civilIn, roomsOf } from "../space-view.ts";

/**
 * The evening before. Its text says 明天, so it is true until midnight and has no late form, unless a room with few
 * pushes left hears it a day early: then 后天 becomes 明天 at midnight.
 */
export const eveRule: Rule = {
  name: "eve",
  async compose(due) {
    const listed = await occurrenceDue(due);
    if (listed === undefined) return NOTHING;
    const said = saidOf(due, listed);
    return {
      items: roomsOf(due.view, listed.activity).map((room) => reminderItem(due, room, said)),
    };
  },
};

function saidOf({ view, reminder, now }: DueReminder, listed: Listed): Said {
  const { language, space } = view;
  const [planned, spoken] = [reminder.slot_at, Math.min(reminder.slot_at, now)].map((at) =>
    civilIn(view, at),
  ) as [string, string];
  const body = eveText(listed, { today: spoken, language });
  const card = comingCard(body, listed.activity.no, language);
  const midnight = (day: string) => civilToEpoch(`${day.slice(0, 10)}T00:00:00`, space.zone);
  const said = { body, card, expiresAt: midnight(dayOf(listed)) - 1 };
  if (spoken.slice(0, 10) === planned.slice(0, 10)) return said;
  const late = eveText(listed, { today: planned, language });
  return { ...said, late: { body: late, after: midnight(addDays(spoken.slice(0, 10), 1)) - 1 } };
}
