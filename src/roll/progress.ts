import { daysBetween } from "../calendar/civil-day.ts";
import type { Db } from "../store/db.ts";
import { openRolls, type Roll, type RollUnit, unitsOf } from "../store/rolls.ts";
import type { RollKind } from "../store/tables/rolls.ts";

/** How far a roll has come. */
export interface RollProgress {
  readonly roll: Roll;
  readonly units: readonly RollUnit[];
  readonly missing: readonly RollUnit[];
  readonly done: number;
  /** Days from today to the last day; negative when it is over; undefined: it has none. */
  readonly daysLeft: number | undefined;
  /** Fewer units are done than the part of the time that is over asks for. */
  readonly behind: boolean;
}

/** What the leader and the organizer watch: one line per unit is expected of it. */
export const WATCHED: readonly RollKind[] = ["matrix", "cascade"];

/** @param today local civil ISO text */
export async function rollProgress(db: Db, roll: Roll, today: string): Promise<RollProgress> {
  const units = await unitsOf(db, roll.id);
  const missing = units.filter(({ done_at }) => done_at === null);
  const done = units.length - missing.length;
  const daysLeft = roll.due === null ? undefined : daysBetween(today.slice(0, 10), roll.due);
  return {
    roll,
    units,
    missing,
    done,
    daysLeft,
    behind: isBehind(roll, units.length, done, today),
  };
}

function isBehind({ start, due }: Roll, all: number, done: number, today: string): boolean {
  if (start === null || due === null || done >= all) return false;
  const span = daysBetween(start, due) + 1;
  const over = Math.min(span, Math.max(0, daysBetween(start, today.slice(0, 10))));
  return done < Math.floor((all * over) / span);
}

/** The progress of everything of these kinds that is open, the oldest first. */
export async function rollsInProgress(
  db: Db,
  spaceId: number,
  kinds: readonly RollKind[],
  today: string,
): Promise<RollProgress[]> {
  const rolls = await openRolls(db, spaceId, kinds);
  return Promise.all(rolls.map((roll) => rollProgress(db, roll, today)));
}
