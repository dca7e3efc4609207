import type { Db } from "../store/db.ts";
import {
  type Roll,
  type RollUnit,
  rollById,
  unitOfSpace,
  unitsOf,
  updateRoll,
  updateUnit,
} from "../store/rolls.ts";
import { type Space, spaceById } from "../store/spaces.ts";
import { planRollReminder } from "./plan-roll-reminder.ts";

export interface Ticking {
  readonly space: Space;
  readonly roll: Roll;
  readonly units: readonly RollUnit[];
  /** A number or a line that was reported with it. */
  readonly note: string | null;
  /** Member id; null: somebody of the space below, whom this one does not know. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Kinds that are over when every unit is done; the others wait for somebody to close them. */
const ENDS_COMPLETE: ReadonlySet<string> = new Set(["upward", "cascade"]);

/** Marks units of a roll as done; the first time counts. @returns whether all of them are done now */
export async function tickUnits(db: Db, ticking: Ticking): Promise<boolean> {
  const { space, roll, units, note, by, now } = ticking;
  for (const unit of units) {
    const first = unit.done_at === null ? { done_at: now, done_by: by } : {};
    await updateUnit(db, unit, { ...first, ...(note === null ? {} : { note }) });
  }
  const complete = (await unitsOf(db, roll.id)).every(({ done_at }) => done_at !== null);
  if (complete && ENDS_COMPLETE.has(roll.kind)) {
    await updateRoll(db, roll.id, { state: "closed" });
    await planRollReminder(db, space, { ...roll, state: "closed" }, now);
  }
  if (complete) await tickAbove(db, ticking);
  return complete;
}

/** What was handed down is done above too: the number goes up, and no name. */
async function tickAbove(db: Db, { space, roll, note, now }: Ticking): Promise<void> {
  const above = roll.above_id === null ? undefined : await rollById(db, roll.above_id);
  const unit = above && (await unitOfSpace(db, above.id, space.id));
  if (above === undefined || unit === undefined) return;
  const number = note !== null && /^\d+$/u.test(note) ? note : null;
  const higher = await spaceById(db, above.space_id);
  await tickUnits(db, { space: higher, roll: above, units: [unit], note: number, by: null, now });
}
