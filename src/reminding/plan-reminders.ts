import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";
import { isRoutine } from "../plan/recurring-times.ts";
import type { Db } from "../store/db.ts";
import type { Listed } from "../store/occurrences.ts";
import { type ChangeReason, wasSwallowed, withdrawQueued } from "../store/outbox.ts";
import { planReminder, withdrawReminders } from "../store/reminders.ts";
import type { Space } from "../store/spaces.ts";
import { quietHoursOf } from "./push-permission.ts";
import type { QuietHours } from "./quiet-hours.ts";
import { refreshDigests } from "./refresh-digests.ts";
import {
  arrivalsAt,
  askDayAt,
  dayAt,
  dayOf,
  eveAt,
  isDated,
  restDayAt,
  weekAt,
} from "./schedule.ts";

const DAY_MS = 24 * 3_600_000;

/** A reminder that an occurrence gets, and when, in epoch milliseconds. */
export interface PlannedReminder {
  readonly rule: "week" | "eve" | "day" | "arrivals" | "ask-day" | "rest-day";
  readonly at: number;
}

/**
 * Plans what has to be said of an occurrence: a week ahead, the evening before, the day itself, who came; for one
 * without a day, a private question for it. What is past already is not planned, and nothing for
 * routines: daily and weekly things stand in the digest only.
 * @param now epoch milliseconds
 * @returns how many reminders were planned
 */
export async function planReminders(
  db: Db,
  space: Space,
  listed: Listed,
  now: number,
): Promise<number> {
  const { occurrence } = listed;
  const planned = plannedReminders(listed, await quietHoursOf(db, space.id), now);
  for (const { rule, at } of planned) {
    await planReminder(db, {
      spaceId: space.id,
      rule,
      subject: `occurrence/${occurrence.id}`,
      at,
      occurrenceId: occurrence.id,
    });
  }
  return planned.length;
}

/** What {@link planReminders} would plan, in order. */
export function plannedReminders(
  listed: Listed,
  quiet: QuietHours,
  now: number,
): PlannedReminder[] {
  const { activity, occurrence } = listed;
  if (occurrence.state !== "planned" || activity.state !== "planned") return [];
  if (isRoutine(activity.rrule)) return [];
  const all = isDated(listed) ? dated(listed, quiet, now) : undated(listed, quiet, now);
  return all.filter(({ at }) => at > now);
}

function dated(listed: Listed, quiet: QuietHours, now: number): PlannedReminder[] {
  const eve = eveAt(listed, quiet);
  const day = dayAt(listed, quiet);
  const arrivals = arrivalsAt(listed, quiet);
  // What begins at daybreak has its second reminder on the evening before too: one of them is enough.
  const twiceInAnEvening = eve > now && epochToCivil(day, quiet.zone).slice(0, 10) < dayOf(listed);
  // What comes back every month is known: only something single is announced a week ahead. But nobody chose
  // its days one by one, so somebody has to be asked about one that is a holiday.
  const single = listed.activity.rrule === null;
  return [
    single
      ? { rule: "week" as const, at: weekAt(listed, quiet) }
      : { rule: "rest-day" as const, at: restDayAt(listed, quiet) },
    { rule: "eve", at: eve },
    ...(twiceInAnEvening ? [] : [{ rule: "day" as const, at: day }]),
    ...(arrivals === undefined ? [] : [{ rule: "arrivals" as const, at: arrivals }]),
  ];
}

function undated(listed: Listed, quiet: QuietHours, now: number): PlannedReminder[] {
  const at = askDayAt(listed, quiet, now);
  return at === undefined ? [] : [{ rule: "ask-day", at }];
}

/**
 * After a change of an occurrence: what is queued or planned for the old time is taken back, and what
 * holds now is planned, in the transaction of the change. A reminder that was taken back before anybody
 * saw it is planned for now if its text is still true: else the change would have swallowed it.
 * @returns how many reminders or messages were taken back
 */
export async function replanReminders(
  db: Db,
  space: Space,
  listed: Listed,
  { now, reason }: { readonly now: number; readonly reason: ChangeReason },
): Promise<number> {
  const withdrawn = await withdrawAll(db, space, listed.occurrence.id, { now, reason });
  await planReminders(db, space, listed, now);
  await planSwallowed(db, space, listed, now);
  return withdrawn;
}

/**
 * Takes back everything that is planned or queued for an occurrence, after its change was written; digests
 * that wait are written anew. Returns how much was taken back.
 */
export async function withdrawAll(
  db: Db,
  space: Space,
  occurrenceId: number,
  { now, reason }: { readonly now: number; readonly reason: ChangeReason },
): Promise<number> {
  const queued = await withdrawQueued(db, occurrenceId, reason);
  await refreshDigests(db, space.id, now);
  return queued + (await withdrawReminders(db, occurrenceId));
}

async function planSwallowed(db: Db, space: Space, listed: Listed, now: number): Promise<void> {
  const { id: occurrenceId } = listed.occurrence;
  if (!isDated(listed) || isRoutine(listed.activity.rrule)) return;
  const quiet = await quietHoursOf(db, space.id);
  const midnight = civilToEpoch(`${dayOf(listed)}T00:00:00`, quiet.zone);
  const rule = now < midnight ? "eve" : "day";
  const [from, until] =
    rule === "eve"
      ? [eveAt(listed, quiet), midnight]
      : [dayAt(listed, quiet), listed.occurrence.starts_at ?? midnight + DAY_MS];
  if (now < from || now >= until) return;
  if (!(await wasSwallowed(db, `reminder/${occurrenceId}/${rule}/`))) return;
  const subject = `occurrence/${occurrenceId}`;
  await planReminder(db, { spaceId: space.id, rule, subject, at: now, occurrenceId });
}
