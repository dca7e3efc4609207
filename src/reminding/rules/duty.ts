import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import { type Duty, dutyById } from "../../store/duties.ts";
import { memberById } from "../../store/members.ts";
import { occurrenceById } from "../../store/occurrences.ts";
import { dutyEveText, dutyLogText } from "../../wording/duty.ts";
import type { Reader } from "../../wording/period-names.ts";
import { reminderItem } from "../reminder-item.ts";
import { type Composed, type DueReminder, NOTHING, type Rule } from "../rule.ts";
import { civilIn, toRemind } from "../space-view.ts";

/** The evening before, to whoever has the duty now: a swap needs no new reminder. */
export const dutyEveRule: Rule = {
  name: "duty-eve",
  compose: (due) => toWhoeverHasIt(due, dutyEveText, (duty) => duty.day),
};

/** In the evening of the day: how many came, and what has to be passed on. */
export const dutyLogRule: Rule = {
  name: "duty-log",
  compose: (due) => toWhoeverHasIt(due, dutyLogText, (duty) => addDays(duty.day, 1)),
};

/** @param end the day (`YYYY-MM-DD`) at whose midnight the text is no longer true */
async function toWhoeverHasIt(
  due: DueReminder,
  text: (duty: Duty, reader: Reader) => string,
  end: (duty: Duty) => string,
): Promise<Composed> {
  const { db, view, reminder, now } = due;
  const duty = await dutyById(db, Number(reminder.subject.split("/")[1]));
  if (duty === undefined) return NOTHING;
  const listed =
    duty.occurrence_id === null ? undefined : await occurrenceById(db, duty.occurrence_id);
  const member = await memberById(db, duty.member_id);
  const chats = await toRemind(db, [member], listed?.activity.id ?? null);
  const body = text(duty, { today: civilIn(view, now), language: view.language });
  const expiresAt = civilToEpoch(`${end(duty)}T00:00:00`, view.space.zone) - 1;
  return { items: chats.map((chat) => reminderItem(due, chat, { body, expiresAt })) };
}
