import type { Db } from "../store/db.ts";
import {
  dropDigest,
  type QueuedDigest,
  queuedDigests,
  rewriteDigest,
} from "../store/queued-digests.ts";
import { reminderOf } from "../store/reminders.ts";
import type { Rule } from "./rule.ts";
import { digestLeaderRule } from "./rules/digest-leader.ts";
import { digestMonthRule } from "./rules/digest-month.ts";
import { digestWeekRule } from "./rules/digest-week.ts";
import { spaceView } from "./space-view.ts";

const DIGESTS: ReadonlyMap<string, Rule> = new Map(
  [digestWeekRule, digestMonthRule, digestLeaderRule].map((rule) => [rule.name, rule]),
);

/**
 * After a change of the plan, in its transaction: digests that wait (for the morning, for the door, for their
 * pace) say what holds now. They belong to no occurrence, so withdrawing by occurrence does not reach them.
 * @param now epoch milliseconds
 */
export async function refreshDigests(db: Db, spaceId: number, now: number): Promise<void> {
  for (const digest of await queuedDigests(db, spaceId)) await refresh(db, spaceId, digest, now);
}

async function refresh(db: Db, spaceId: number, digest: QueuedDigest, now: number): Promise<void> {
  const row = await reminderOf(db, spaceId, digest.rule, digest.subject);
  const rule = DIGESTS.get(digest.rule);
  if (row === undefined || rule === undefined) return;
  const view = await spaceView(db, spaceId);
  const reminder = { ...row, slot_at: digest.slotAt };
  const { items } = await rule.compose({ db, reminder, view, now });
  const said = items.find(({ key }) => key === digest.key);
  if (said === undefined) await dropDigest(db, digest.id);
  else await rewriteDigest(db, digest.id, said);
}
