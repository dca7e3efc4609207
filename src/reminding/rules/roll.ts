import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import { nextRollAt } from "../../roll/plan-roll-reminder.ts";
import { type RollProgress, rollProgress } from "../../roll/progress.ts";
import { type Member, memberById, membersWithRole } from "../../store/members.ts";
import type { NewOutboxItem } from "../../store/outbox.ts";
import { type RollUnit, rollById } from "../../store/rolls.ts";
import { rollDueText } from "../../wording/rolls.ts";
import { reminderItem } from "../reminder-item.ts";
import { type DueReminder, NOTHING, type Rule } from "../rule.ts";
import { civilIn, toRemind } from "../space-view.ts";

/**
 * What is missing of a roll, in private: three days ahead to those who answer for it, on the last day to their
 * deputy too, and once it is over to the organizers (of what is owed upward, to the leaders as well).
 */
export const rollRule: Rule = {
  name: "roll",
  async compose(due) {
    const { db, view, reminder, now } = due;
    const { zone } = view.space;
    const roll = await rollById(db, Number(reminder.subject.split("/")[1]));
    if (roll === undefined || roll.state === "closed" || roll.due === null) return NOTHING;
    const at = nextRollAt(roll, zone, Math.max(now, reminder.slot_at));
    const next = at === undefined ? {} : { next: at };
    const today = civilIn(view, now);
    const progress = await rollProgress(db, roll, today);
    if (!waits(progress)) return { items: [], ...next };
    const over = (progress.daysLeft ?? 0) < 0;
    const end = addDays(over ? today.slice(0, 10) : roll.due, 1);
    const expiresAt = civilToEpoch(`${end}T00:00:00`, zone);
    const items: NewOutboxItem[] = [];
    for (const reader of await readersOf(due, progress)) {
      const body = rollDueText(progress, unitsFor(reader, progress), {
        today,
        language: view.language,
      });
      const chats = await toRemind(db, [reader], null);
      items.push(...chats.map((chat) => reminderItem(due, chat, { body, expiresAt })));
    }
    return { items, ...next };
  },
};

/** Awards and questionnaires wait for nobody in particular; a title is reviewed although it is held. */
function waits({ roll, units, missing }: RollProgress): boolean {
  if (roll.kind === "award" || roll.kind === "questionnaire") return false;
  return roll.kind === "title" ? units.length > 0 : missing.length > 0;
}

/** Whoever answers for some of it reads of these; the others of all that are missing. */
function unitsFor(reader: Member, { roll, units, missing }: RollProgress): readonly RollUnit[] {
  if (roll.kind === "title") return units;
  const own = missing.filter(({ member_id }) => member_id === reader.id);
  return own.length > 0 ? own : missing;
}

async function readersOf(due: DueReminder, progress: RollProgress): Promise<Member[]> {
  const { db, view } = due;
  const { roll, missing, daysLeft = 0 } = progress;
  const ids = new Set(missing.flatMap(({ member_id }) => member_id ?? []));
  if (daysLeft > 0) return members(due, ids.size > 0 ? ids : new Set([roll.by_id]));
  if (daysLeft === 0) return members(due, new Set([...ids, roll.deputy_id ?? roll.by_id]));
  const organizers = await membersWithRole(db, view.space.id, "organizer");
  const leaders = roll.kind === "upward" ? await membersWithRole(db, view.space.id, "leader") : [];
  return [...new Map([...organizers, ...leaders].map((one) => [one.id, one])).values()];
}

async function members({ db }: DueReminder, ids: ReadonlySet<number | null>): Promise<Member[]> {
  const known = [...ids].filter((id) => id !== null);
  return Promise.all(known.map((id) => memberById(db, id)));
}
