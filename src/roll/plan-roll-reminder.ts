import { addDays } from "../calendar/civil-day.ts";
import { civilToEpoch } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import { planReminder, withdrawReminderOf } from "../store/reminders.ts";
import type { Roll } from "../store/rolls.ts";
import type { Space } from "../store/spaces.ts";

/** Days from the last day on which somebody is reminded: ahead, on it, and when it is over. */
const STEPS = [-3, 0, 1] as const;
const CLOCK = "09:00:00";

/**
 * The next moment after `after` at which what is missing of a roll is worth a private message; undefined: none.
 * @param after epoch milliseconds
 */
export function nextRollAt(roll: Roll, zone: string, after: number): number | undefined {
  const { due } = roll;
  if (due === null || roll.state === "closed") return undefined;
  return STEPS.map((days) => civilToEpoch(`${addDays(due, days)}T${CLOCK}`, zone)).find(
    (at) => at > after,
  );
}

/** Plans it, or withdraws it when the roll is closed or has no last day. */
export async function planRollReminder(
  db: Db,
  space: Space,
  roll: Roll,
  now: number,
): Promise<void> {
  const subject = `roll/${roll.id}`;
  const at = nextRollAt(roll, space.zone, now);
  if (at === undefined) return withdrawReminderOf(db, space.id, "roll", subject);
  await planReminder(db, { spaceId: space.id, rule: "roll", subject, at });
}
