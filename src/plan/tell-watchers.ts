import { epochToCivil } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import { addressOf } from "../store/members.ts";
import type { Listed } from "../store/occurrences.ts";
import { enqueue, REMINDERS } from "../store/outbox.ts";
import type { Space } from "../store/spaces.ts";
import { takeWatches } from "../store/watches.ts";
import { daySetText } from "../wording/desk.ts";

/** Useful for so long: later, the ordinary reminders say it anyway. */
const USEFUL_MS = 7 * 24 * 3_600_000;

/**
 * Tells everybody who asked for it, once and in private, that the day of an activity is set, in the
 * transaction that sets it.
 * @param now epoch milliseconds
 */
export async function tellWatchers(
  db: Db,
  space: Space,
  listed: Listed,
  now: number,
): Promise<void> {
  const today = epochToCivil(now, space.zone);
  for (const watch of await takeWatches(db, listed.activity.id, now)) {
    const address = await addressOf(db, watch.member_id);
    if (address === undefined) continue;
    await enqueue(db, {
      spaceId: space.id,
      key: `day-set/${listed.activity.id}/${watch.member_id}/${watch.at}`,
      to: { kind: "member", id: watch.member_id, account: address.account },
      lane: REMINDERS,
      body: daySetText(listed, { today, language: watch.language }),
      dueAt: now,
      now,
      expiresAt: now + USEFUL_MS,
      occurrenceId: listed.occurrence.id,
    });
  }
}
