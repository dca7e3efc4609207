import type { Db } from "../store/db.ts";
import type { NewOutboxItem } from "../store/outbox.ts";
import { scheduledUntil } from "../store/planned-reminders.ts";
import type { Reminder } from "../store/reminders.ts";
import { RULES } from "./rules.ts";
import { spaceView } from "./space-view.ts";

/** A message that the clock will send if nothing changes. */
export interface Foreseen {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly to: NewOutboxItem["to"];
  readonly body: string;
}

/** Something that comes back is foreseen at most so often. */
const MOST_TIMES = 60;

/**
 * What the reminders of a space will say until then (epoch milliseconds), in order, as it stands now. It only
 * reads: what is due together is still apart here, and a room's budget may put some of it off.
 */
export async function foresee(db: Db, spaceId: number, until: number): Promise<Foreseen[]> {
  const view = await spaceView(db, spaceId);
  const foreseen: Foreseen[] = [];
  for (const reminder of await scheduledUntil(db, spaceId, until)) {
    const rule = RULES.get(reminder.rule);
    let at: number | undefined = reminder.next_at;
    for (let times = 0; rule !== undefined && at !== undefined && at <= until; times += 1) {
      if (times >= MOST_TIMES) break;
      const then: Reminder = { ...reminder, next_at: at, slot_at: at };
      const composed = await rule.compose({ db, reminder: then, view, now: at });
      for (const { to, body } of composed.items) foreseen.push({ at, to, body });
      at = composed.next;
    }
  }
  return foreseen.sort((a, b) => a.at - b.at);
}
