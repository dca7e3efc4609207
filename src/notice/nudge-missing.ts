import { quietHoursOf } from "../reminding/push-permission.ts";
import { quietUntil } from "../reminding/quiet-hours.ts";
import type { Db } from "../store/db.ts";
import { addressOf } from "../store/members.ts";
import type { Notice } from "../store/notices.ts";
import { enqueue, REMINDERS } from "../store/outbox.ts";
import { countNudge, type Missing } from "../store/receipts.ts";
import { nudgeText } from "../wording/notice-reports.ts";

/** At most two reminders per person per question (rules against disturbing people). */
const MOST_NUDGES = 2;

export interface NudgeResult {
  /** The first or the second time; of the person who was reminded most often. */
  readonly round: number;
  readonly written: number;
  readonly noAddress: readonly string[];
  readonly muted: readonly string[];
  /** How many were reminded twice before. */
  readonly already: number;
  /** Epoch milliseconds; undefined when it is not quiet now. */
  readonly quietUntil: number | undefined;
}

/** Which time the next reminder of these people would be; undefined when all had two. */
export function nextRound(people: readonly Missing[]): number | undefined {
  const open = people.filter(({ nudges }) => nudges < MOST_NUDGES);
  return open.length === 0 ? undefined : Math.max(...open.map(({ nudges }) => nudges)) + 1;
}

/**
 * Reminds those who have not answered, each in private, never in the room. Nobody is reminded more than twice
 * of a notice, nor who does not want to be reminded, nor in quiet hours.
 */
export async function nudgeMissing(
  db: Db,
  notice: Notice,
  people: readonly Missing[],
  now: number,
): Promise<NudgeResult> {
  const each = [...new Map(people.map((one) => [one.id, one])).values()];
  const open = each.filter(({ nudges, muted }) => nudges < MOST_NUDGES && !muted);
  const noAddress: string[] = [];
  let written = 0;
  for (const person of open) {
    const address = await addressOf(db, person.id);
    if (address === undefined) {
      noAddress.push(person.name);
      continue;
    }
    await countNudge(db, notice.id, person.id);
    const done = await enqueue(db, {
      spaceId: notice.space_id,
      key: `notice/${notice.id}/nudge/${person.nudges + 1}/member/${person.id}`,
      to: { kind: "member", id: person.id, account: address.account },
      lane: REMINDERS,
      body: nudgeText(notice.body, notice.language),
      dueAt: now,
      now,
      expiresAt: notice.open_until,
    });
    if (done) written += 1;
  }
  return {
    round: nextRound(each) ?? MOST_NUDGES,
    written,
    noAddress,
    muted: each.filter(({ muted }) => muted).map(({ name }) => name),
    already: each.filter(({ nudges, muted }) => !muted && nudges >= MOST_NUDGES).length,
    quietUntil: quietUntil(await quietHoursOf(db, notice.space_id), now),
  };
}
