import { shippedCalendars } from "../../calendar/calendars.ts";
import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../../calendar/zone.ts";
import { pacesOf } from "../../plan/pace.ts";
import { rollsInProgress, WATCHED } from "../../roll/progress.ts";
import { membersWithRole } from "../../store/members.ts";
import { calendarsOf } from "../../store/school-days.ts";
import { paceAlertText } from "../../wording/pace.ts";
import { rollLine } from "../../wording/rolls.ts";
import { reminderItem } from "../reminder-item.ts";
import type { Rule } from "../rule.ts";
import { civilIn, toRemind } from "../space-view.ts";

const DAY_OF_MONTH = "15";
const CLOCK = "09:00:00";
const USEFUL_MS = 7 * 24 * 3_600_000;

/** In the middle of each month, to the organizers in private: which numbers of times fall behind, if any. */
export const paceRule: Rule = {
  name: "pace",
  async compose(due) {
    const { db, view, reminder, now } = due;
    const { id, zone } = view.space;
    const next = nextPaceAt(Math.max(now, reminder.slot_at), zone);
    const calendars = await calendarsOf(db, id, shippedCalendars());
    const paces = await pacesOf(db, id, civilIn(view, now), calendars);
    const behind = paces.filter((pace) => pace.behind);
    const reader = { today: civilIn(view, now), language: view.language };
    const rolls = (await rollsInProgress(db, id, WATCHED, reader.today)).filter(
      (progress) => progress.behind,
    );
    const expiresAt = reminder.slot_at + USEFUL_MS;
    if (behind.length + rolls.length === 0 || now >= expiresAt) return { items: [], next };
    const chats = await toRemind(db, await membersWithRole(db, id, "organizer"), null);
    const body = paceAlertText(
      behind,
      rolls.map((progress) => rollLine(progress, reader)),
      view.language,
    );
    return { items: chats.map((chat) => reminderItem(due, chat, { body, expiresAt })), next };
  },
};

/** The next 15th at nine, after an instant (epoch milliseconds). */
export function nextPaceAt(after: number, zone: string): number {
  const today = epochToCivil(after, zone).slice(0, 10);
  const at = civilToEpoch(`${today.slice(0, 7)}-${DAY_OF_MONTH}T${CLOCK}`, zone);
  if (at > after) return at;
  const next = addDays(`${today.slice(0, 7)}-01`, 31).slice(0, 7);
  return civilToEpoch(`${next}-${DAY_OF_MONTH}T${CLOCK}`, zone);
}
