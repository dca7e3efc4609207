import { addDays } from "../calendar/civil-day.ts";
import { civilToEpoch } from "../calendar/zone.ts";
import { quietHoursOf } from "../reminding/push-permission.ts";
import { latestLoudBefore } from "../reminding/quiet-hours.ts";
import type { Db } from "../store/db.ts";
import type { Duty } from "../store/duties.ts";
import { planReminder } from "../store/reminders.ts";
import type { Space } from "../store/spaces.ts";

/** The evening before, to whoever has the duty then; and in the evening of the day, how it went. */
const EVE = "19:00:00";
const AFTER = "17:00:00";

/** @param now epoch milliseconds; what is past is not planned */
export async function planDutyReminders(
  db: Db,
  space: Space,
  duty: Duty,
  now: number,
): Promise<void> {
  const quiet = await quietHoursOf(db, space.id);
  const at = (day: string, clock: string) =>
    latestLoudBefore(quiet, civilToEpoch(`${day}T${clock}`, space.zone));
  const subject = `duty/${duty.id}`;
  const planned = [
    { rule: "duty-eve", at: at(addDays(duty.day, -1), EVE) },
    { rule: "duty-log", at: at(duty.day, AFTER) },
  ];
  for (const one of planned) {
    if (one.at > now) await planReminder(db, { spaceId: space.id, subject, ...one });
  }
}
