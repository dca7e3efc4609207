import { addDays } from "../calendar/civil-day.ts";
import { civilToEpoch } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import type { Loop } from "../store/loops.ts";
import { planReminder, withdrawReminderOf } from "../store/reminders.ts";
import type { Space } from "../store/spaces.ts";

/** Days before something is due on which its owner is reminded, in private. */
const AHEAD_DAYS = 3;
const CLOCK = "09:00:00";

/**
 * Plans the private reminder of what somebody answers for, three days before it is due; without a day there
 * is none.
 * @param now epoch milliseconds
 */
export async function planLoopReminder(
  db: Db,
  space: Space,
  loop: Loop,
  now: number,
): Promise<void> {
  const subject = `loop/${loop.id}`;
  if (loop.due === null || loop.owner_id === null) {
    return withdrawReminderOf(db, space.id, "loop", subject);
  }
  const ahead = civilToEpoch(`${addDays(loop.due, -AHEAD_DAYS)}T${CLOCK}`, space.zone);
  const last = civilToEpoch(`${loop.due}T${CLOCK}`, space.zone);
  const at = ahead > now ? ahead : last;
  if (at <= now) return withdrawReminderOf(db, space.id, "loop", subject);
  await planReminder(db, { spaceId: space.id, rule: "loop", subject, at });
}
