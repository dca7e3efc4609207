import { civilToEpoch } from "../../calendar/zone.ts";
import { OF_SEVERAL } from "../../store/days-asked.ts";
import { type Member, memberById, membersWithRole } from "../../store/members.ts";
import type { Listed } from "../../store/occurrences.ts";
import { dueOfRule, type Reminder } from "../../store/reminders.ts";
import { askDaysText, askDayText } from "../../wording/reminders.ts";
import { occurrenceDue } from "../occurrence-due.ts";
import { reminderItem } from "../reminder-item.ts";
import { type DueReminder, NOTHING, type Rule } from "../rule.ts";
import { isDated } from "../schedule.ts";
import { civilIn, toRemind } from "../space-view.ts";

const NAME = "ask-day";

/** While nobody is there who could be asked, it is tried again every day. */
const RETRY_MS = 24 * 3_600_000;

/**
 * Asks the one who answers for an activity, or the organizers, in private, for the day it still lacks.
 * What the same people have to be asked at this moment is one message.
 */
export const askDayRule: Rule = {
  name: NAME,
  async compose(due) {
    const { db, view, now } = due;
    const first = await undatedDue(due);
    if (first === undefined) return NOTHING;
    const ownerId = first.activity.owner_id;
    const others = await sameQuestion(due, ownerId);
    const all = [first, ...others.map(({ listed }) => listed)];
    const reader = { today: civilIn(view, now), language: view.language };
    const body = others.length === 0 ? askDayText(first, reader) : askDaysText(all, reader);
    const expiresAt = Math.max(...all.map((one) => limitOf(one, view.space.zone)));
    const chats = await toRemind(
      db,
      await asked(due, ownerId),
      others.length === 0 ? first.activity.id : null,
    );
    if (chats.length === 0) return { items: [], next: now + RETRY_MS };
    return {
      items: chats.map((chat) => {
        const item = reminderItem(due, chat, { body, expiresAt });
        // A bare date answers a question about one thing only; see `daysAsked`.
        return others.length === 0 ? item : { ...item, key: `${item.key}${OF_SEVERAL}` };
      }),
      carries: others.map(({ reminder }) => reminder),
    };
  },
};

async function asked({ db, view }: DueReminder, ownerId: number | null): Promise<Member[]> {
  return ownerId === null
    ? membersWithRole(db, view.space.id, "organizer")
    : [await memberById(db, ownerId)];
}

async function sameQuestion(
  due: DueReminder,
  ownerId: number | null,
): Promise<{ readonly reminder: Reminder; readonly listed: Listed }[]> {
  const found: { reminder: Reminder; listed: Listed }[] = [];
  for (const reminder of await dueOfRule(due.db, due.view.space.id, NAME, due.now)) {
    if (reminder.id === due.reminder.id) continue;
    const listed = await undatedDue({ ...due, reminder });
    if (listed !== undefined && listed.activity.owner_id === ownerId) {
      found.push({ reminder, listed });
    }
  }
  return found;
}

/** Undefined: it has a day meanwhile, or is over, or not planned any more. */
async function undatedDue(due: DueReminder): Promise<Listed | undefined> {
  const listed = await occurrenceDue(due);
  if (listed === undefined || isDated(listed)) return undefined;
  return due.now < limitOf(listed, due.view.space.zone) ? listed : undefined;
}

/** When the question has no answer any more, in epoch milliseconds. */
function limitOf({ occurrence }: Listed, zone: string): number {
  const limit = occurrence.window_end ?? occurrence.window_start;
  return limit === null ? Number.MAX_SAFE_INTEGER : civilToEpoch(limit, zone);
}
