import type { Db } from "../store/db.ts";
import { addressOf, type Member, membersWithRole } from "../store/members.ts";
import { BROADCASTS, enqueue } from "../store/outbox.ts";
import { addRoll, type Roll } from "../store/rolls.ts";
import type { Space } from "../store/spaces.ts";
import { handedDownText } from "../wording/handing-down.ts";
import type { Language } from "../wording/language.ts";
import { planRollReminder } from "./plan-roll-reminder.ts";

export interface HandingDown {
  /** The list of the space above, with a unit for each of `children`. */
  readonly roll: Roll;
  readonly from: Space;
  readonly children: readonly Space[];
  readonly language: Language;
  /** Local civil ISO text. */
  readonly today: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** News of a task count for so long. */
const NEWS_MS = 2 * 24 * 3_600_000;

/**
 * Each of the spaces gets the task as something of its own that it owes upward; its organizers hear of it in private,
 * and the first of them answers for it with the second as deputy. Nothing of a space is known above but that it reported,
 * and its number. @returns the spaces that nobody organizes yet
 */
export async function handDown(db: Db, handing: HandingDown): Promise<readonly Space[]> {
  const alone: Space[] = [];
  for (const child of handing.children) {
    const organizers = await membersWithRole(db, child.id, "organizer");
    if (organizers.length === 0) alone.push(child);
    const roll = await owedBy(db, child, organizers, handing);
    await planRollReminder(db, child, roll, handing.now);
    for (const organizer of organizers) await tell(db, child, organizer, { ...handing, roll });
  }
  return alone;
}

async function owedBy(
  db: Db,
  child: Space,
  organizers: readonly Member[],
  { roll, today, now }: HandingDown,
): Promise<Roll> {
  const values = {
    space_id: child.id,
    kind: "upward" as const,
    title: roll.title,
    body: roll.body,
    campaign: null,
    start: today.slice(0, 10),
    due: roll.due,
    deputy_id: organizers[1]?.id ?? null,
    by_id: null,
    at: now,
    above_id: roll.id,
  };
  return addRoll(db, values, [{ name: roll.title, member_id: organizers[0]?.id ?? null }]);
}

async function tell(
  db: Db,
  child: Space,
  organizer: Member,
  { roll, from, language, today, now }: HandingDown,
): Promise<void> {
  const address = await addressOf(db, organizer.id);
  if (address === undefined) return;
  await enqueue(db, {
    spaceId: child.id,
    key: `roll/${roll.id}/member/${organizer.id}`,
    to: { kind: "member", id: organizer.id, account: address.account },
    lane: BROADCASTS,
    body: handedDownText({ from: from.name, to: child.name, roll }, { language, today }),
    dueAt: now,
    now,
    expiresAt: now + NEWS_MS,
  });
}
