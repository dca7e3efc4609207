import type { Db } from "../store/db.ts";
import { enqueue } from "../store/outbox.ts";
import { advanceReminder, deferReminder, dueReminders, type Reminder } from "../store/reminders.ts";
import type { Composed } from "./rule.ts";
import { RULES } from "./rules.ts";
import { type SpaceView, spaceView } from "./space-view.ts";

/** A reminder that cannot be composed is tried again this much later, and given up after a day. */
const RETRY_MS = 10 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;

export interface RemindingDue {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The most reminders to take at once. */
  readonly limit: number;
  /** Told of a reminder that could not be composed: a bug, that must not hold up the others. */
  readonly onFault: (error: unknown, reminder: Reminder) => void;
}

/**
 * Turns reminders whose time has come into outbox items. Each is advanced by compare-and-set in the
 * caller's transaction, which holds its items too: whoever runs this, whenever and how often, there is one
 * message per slot and chat.
 * @returns how many reminders were looked at; fewer than `limit` when none is left
 */
export async function remindDue(db: Db, due: RemindingDue): Promise<number> {
  const reminders = await dueReminders(db, due.now, due.limit);
  const views = new Map<number, SpaceView>();
  for (const reminder of reminders) {
    const view = views.get(reminder.space_id) ?? (await spaceView(db, reminder.space_id));
    views.set(reminder.space_id, view);
    await remind(db, due, reminder, view);
  }
  return reminders.length;
}

async function remind(
  db: Db,
  { now, onFault }: RemindingDue,
  reminder: Reminder,
  view: SpaceView,
): Promise<void> {
  let composed: Composed;
  try {
    const rule = RULES.get(reminder.rule);
    if (rule === undefined) throw new Error(`no reminder rule is called ${reminder.rule}`);
    composed = await rule.compose({ db, reminder, view, now });
  } catch (error) {
    onFault(error, reminder);
    if (now - reminder.slot_at > GIVE_UP_MS) await advanceReminder(db, reminder, "done");
    else await deferReminder(db, reminder, now + RETRY_MS);
    return;
  }
  if (!(await advanceReminder(db, reminder, composed.next ?? "done"))) return;
  for (const carried of composed.carries ?? []) await advanceReminder(db, carried, "done");
  for (const item of composed.items) await enqueue(db, item);
}
