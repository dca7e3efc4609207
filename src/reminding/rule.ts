import type { Db } from "../store/db.ts";
import type { NewOutboxItem } from "../store/outbox.ts";
import type { Reminder } from "../store/reminders.ts";
import type { SpaceView } from "./space-view.ts";

/** A reminder whose time has come, with what every rule needs to know. */
export interface DueReminder {
  readonly db: Db;
  readonly reminder: Reminder;
  readonly view: SpaceView;
  /** Epoch milliseconds; possibly long after the slot. */
  readonly now: number;
}

export interface Composed {
  readonly items: readonly NewOutboxItem[];
  /** Others that these items speak for as well: they are done with them. */
  readonly carries?: readonly Reminder[];
  /** The slot after this one, in epoch milliseconds; undefined: this was the only one. */
  readonly next?: number;
}

/** What one kind of reminder says. It only reads; the caller writes its items and advances it. */
export interface Rule {
  /** The `rule` of its rows. */
  readonly name: string;
  compose(due: DueReminder): Promise<Composed>;
}

export const NOTHING: Composed = { items: [] };
