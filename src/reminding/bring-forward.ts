import { epochToCivil } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import { enqueue } from "../store/outbox.ts";
import { markSaidIn, type RoomReminder } from "../store/planned-reminders.ts";
import type { Reminder } from "../store/reminders.ts";
import { days, forRoom, moments, neededToCome } from "./needed-to-come.ts";
import { type RoomBudget, roomBudget } from "./room-budget.ts";
import { type Composed, NOTHING, type Rule } from "./rule.ts";
import type { SpaceView } from "./space-view.ts";

/** A notice that nobody foresees takes one more out of the week. */
const FOR_A_PERSON = 1;
/** So much later another week has begun. */
const WEEK_MS = 7 * 24 * 3_600_000;

/** What a room is about to be pushed, and by whom. */
export interface Carrier {
  readonly db: Db;
  /** Its rooms are those that something is composed for. */
  readonly view: SpaceView;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly rules: ReadonlyMap<string, Rule>;
}

/**
 * A room is about to be pushed something: where the week (or the day) has fewer pushes left than moments at which the
 * room must hear something, what it would hear later today leaves with this message; and if even one message a day
 * is too many, what it would hear tomorrow evening too. Merging before dropping.
 * @param coming what rooms of the space must hear in the week to come
 * @returns whether anything was written to leave now
 */
export async function bringForward(
  carrier: Carrier & { readonly by: "reminder" | "person" },
  coming: readonly RoomReminder[],
  roomId: number,
): Promise<boolean> {
  const { db, view, now, by } = carrier;
  const { id: spaceId, zone } = view.space;
  const here = forRoom(coming, roomId);
  if (here.length === 0) return false;
  const budget = await roomBudget(db, { spaceId, chat: `room/${roomId}` }, now, zone);
  const early = toBringForward(here, budget, by);
  for (const reminder of early) await sayEarly(carrier, reminder, roomId);
  return early.length > 0;
}

/** What rooms of the space must hear in the week after an instant (epoch milliseconds). */
export async function neededInAWeek(db: Db, spaceId: number, now: number): Promise<RoomReminder[]> {
  return neededToCome(db, spaceId, { from: now, until: now + WEEK_MS });
}

async function sayEarly(carrier: Carrier, reminder: Reminder, roomId: number): Promise<void> {
  const { db, now } = carrier;
  const { items } = await composed(carrier, reminder);
  const here = items.filter(({ to }) => to.kind === "room" && to.id === roomId);
  // A key of its own: what is taken back by a change must not stand in the way of the reminder at its time.
  for (const item of here) await enqueue(db, { ...item, key: `${item.key}/early/${now}` });
  if (here.length > 0) await markSaidIn(db, reminder.id, roomId);
}

async function composed({ db, view, now, rules }: Carrier, reminder: Reminder): Promise<Composed> {
  try {
    return (await rules.get(reminder.rule)?.compose({ db, reminder, view, now })) ?? NOTHING;
  } catch {
    // What carries it must not be held up: at its own time this is tried again, and the fault is told.
    return NOTHING;
  }
}

/**
 * @param coming what a room must still hear, in order; at most one week of it
 * @returns what leaves now, because after this push there would be too few for all of it
 */
export function toBringForward(
  coming: readonly RoomReminder[],
  budget: RoomBudget,
  by: "reminder" | "person",
): Reminder[] {
  const { tomorrow, nextWeek, zone } = budget;
  const thisWeek = coming.filter(({ reminder }) => reminder.next_at < nextWeek);
  const today = thisWeek.filter(({ reminder }) => reminder.next_at < tomorrow);
  const later = thisWeek.filter(({ reminder }) => reminder.next_at >= tomorrow);
  // What is about to leave is a push as well.
  const [left, leftToday] = [budget.leftThisWeek - 1, budget.leftToday - 1];
  const short =
    by === "reminder"
      ? moments(thisWeek) + FOR_A_PERSON > left || moments(today) > leftToday
      : days(thisWeek, zone) > left || days(today, zone) > leftToday;
  if (!short) return [];
  const next = days(later, zone) > left ? eveningAfter(later, budget) : [];
  return [...today, ...next].map(({ reminder }) => reminder);
}

/** What is to be said tomorrow, if that is nothing but evenings before: 后天 is as true as 明天. */
function eveningAfter(
  later: readonly RoomReminder[],
  { tomorrow, zone }: RoomBudget,
): RoomReminder[] {
  const day = (at: number) => epochToCivil(at, zone).slice(0, 10);
  const said = later.filter(({ reminder }) => day(reminder.next_at) === day(tomorrow));
  return said.every(({ reminder }) => reminder.rule === "eve") ? said : [];
}
