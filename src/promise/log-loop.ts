import type { Db } from "../store/db.ts";
import { addLoopEntry, type Loop, updateLoop } from "../store/loops.ts";
import type { Space } from "../store/spaces.ts";
import { nextDue } from "./next-due.ts";
import { planLoopReminder } from "./plan-loop-reminder.ts";

export interface Logging {
  readonly space: Space;
  readonly loop: Loop;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Only the owner reads it. */
  readonly note: string | null;
  readonly by: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Logged {
  /** How often it was done now. */
  readonly times: number;
  /** `YYYY-MM-DD`; undefined: it need not be done again, and is closed. */
  readonly next: string | undefined;
}

/** Notes that something was done, and until when it must be done again; the reminder follows. */
export async function logLoop(db: Db, logging: Logging): Promise<Logged> {
  const { space, loop, day, note, by, now } = logging;
  const entry = { space_id: space.id, loop_id: loop.id, day, note, by_id: by, at: now };
  const times = await addLoopEntry(db, entry);
  const next = nextDue(day, loop.cadence, loop.until);
  await updateLoop(db, loop.id, { due: next ?? null, ...(next === undefined ? DONE : {}) });
  await planLoopReminder(db, space, { ...loop, due: next ?? null }, now);
  return { times, next };
}

const DONE = { state: "done" as const };
