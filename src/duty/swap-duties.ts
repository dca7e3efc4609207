import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { type Duty, giveDuty } from "../store/duties.ts";

export interface Swapping {
  readonly spaceId: number;
  readonly mine: Duty;
  /** What the other gives in return; undefined: they just take over. */
  readonly theirs: Duty | undefined;
  readonly asker: { readonly id: number; readonly name: string };
  readonly other: { readonly id: number; readonly name: string };
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Swaps two duties after the other consented. Reminders follow by themselves: they go to whoever has the duty. */
export async function swapDuties(db: Db, swapping: Swapping): Promise<void> {
  const { mine, theirs, asker, other } = swapping;
  await giveDuty(db, mine.id, other.id);
  if (theirs !== undefined) await giveDuty(db, theirs.id, asker.id);
  const back = theirs === undefined ? "" : `，${asker.name}值${theirs.day}`;
  await recordChange(db, {
    space_id: swapping.spaceId,
    at: swapping.now,
    member_id: asker.id,
    subject: "duty",
    subject_id: mine.id,
    action: "swap",
    before: asker.name,
    after: other.name,
    words: `换班：${other.name}值${mine.day}${back}（${other.name}同意）`,
  });
}
