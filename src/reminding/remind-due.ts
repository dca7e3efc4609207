import type { Db } from "../store/db.ts";
import { enqueue } from "../store/outbox.ts";
import { type RoomReminder, saidIn } from "../store/planned-reminders.ts";
import { advanceReminder, deferReminder, dueReminders, type Reminder } from "../store/reminders.ts";
import { bringForward, neededInAWeek } from "./bring-forward.ts";
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
  const spaces = new Map<number, SpaceDue>();
  for (const reminder of reminders) {
    const known = spaces.get(reminder.space_id) ?? (await spaceDue(db, reminder.space_id));
    spaces.set(reminder.space_id, known);
    await remind(db, due, reminder, known);
  }
  return reminders.length;
}

interface SpaceDue {
  readonly view: SpaceView;
  /** What its rooms must hear in the week to come; looked up once something goes to a room. */
  coming: RoomReminder[] | undefined;
  /** Rooms that were looked at: what is due now goes to them in one message. */
  readonly looked: Set<number>;
}

async function spaceDue(db: Db, spaceId: number): Promise<SpaceDue> {
  return { view: await spaceView(db, spaceId), coming: undefined, looked: new Set() };
}

/** What is sent whatever else a room hears, so that what it must hear may travel with it. */
const CARRIERS: ReadonlySet<string> = new Set(["eve", "day", "digest-week", "digest-month"]);

async function remind(
  db: Db,
  { now, onFault }: RemindingDue,
  reminder: Reminder,
  space: SpaceDue,
): Promise<void> {
  const { view } = space;
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
  const fresh = composed.items.filter(
    ({ to }) => to.kind !== "room" || !saidIn(reminder).includes(to.id),
  );
  for (const item of fresh) await enqueue(db, item);
  if (!CARRIERS.has(reminder.rule)) return;
  for (const { to } of fresh) {
    if (to.kind !== "room" || space.looked.has(to.id)) continue;
    space.looked.add(to.id);
    space.coming ??= await neededInAWeek(db, reminder.space_id, now);
    await bringForward({ db, view, now, rules: RULES, by: "reminder" }, space.coming, to.id);
  }
}
