import { rosterOf } from "../attendance/roster.ts";
import { quietHoursOf } from "../reminding/push-permission.ts";
import { quietUntil } from "../reminding/quiet-hours.ts";
import type { Db } from "../store/db.ts";
import { addressOf, memberById } from "../store/members.ts";
import { mutedFor } from "../store/mutes.ts";
import type { Listed } from "../store/occurrences.ts";
import { enqueue, outboxItemByKey, REMINDERS } from "../store/outbox.ts";
import { roomRoster } from "../store/rosters.ts";
import type { NudgeResult } from "./nudge-missing.ts";

/** At most two reminders per person per question (rules against disturbing people). */
const ROUNDS = [1, 2] as const;

export interface AttendanceNudge {
  readonly listed: Listed;
  /** Whether they did not say if they come, or did not check in. */
  readonly field: "signup" | "checkin";
  /** What each of them reads. */
  readonly body: string;
  /** After this instant (epoch milliseconds) it is of no use. */
  readonly expiresAt: number;
  readonly now: number;
}

/** Who has not said whether they come, or is expected and not here. */
export async function missingAt(
  db: Db,
  listed: Listed,
  field: AttendanceNudge["field"],
): Promise<{ readonly id: number; readonly name: string }[]> {
  const roster = await rosterOf(db, listed);
  const { space_id, room_id } = listed.activity;
  const answered = field === "checkin" ? roster.present : [...roster.signedUp, ...roster.waiting];
  const done = new Set([...answered, ...roster.declined].map(({ id }) => id));
  const expected = field === "checkin" ? roster.expected : await roomRoster(db, space_id, room_id);
  return expected.filter(({ id }) => !done.has(id));
}

/** Reminds those who are missing, each in private and at most twice. */
export async function nudgeAttendance(db: Db, nudge: AttendanceNudge): Promise<NudgeResult> {
  const { listed, field, now } = nudge;
  const noAddress: string[] = [];
  const muted: string[] = [];
  const rounds: number[] = [];
  let already = 0;
  const missing = await missingAt(db, listed, field);
  const ids = missing.map(({ id }) => id);
  const quiet = await mutedFor(db, listed.activity.id, ids);
  for (const { id, name } of missing) {
    const address = await addressOf(db, id);
    const round = await nextRoundOf(db, nudge, id);
    if (quiet.has(id) || (await memberById(db, id)).muted === 1) muted.push(name);
    else if (round === undefined) already += 1;
    else if (address === undefined) noAddress.push(name);
    else {
      rounds.push(round);
      await enqueue(db, {
        spaceId: listed.activity.space_id,
        key: keyOf(nudge, round, id),
        to: { kind: "member", id, account: address.account },
        lane: REMINDERS,
        body: nudge.body,
        dueAt: now,
        now,
        expiresAt: nudge.expiresAt,
        occurrenceId: listed.occurrence.id,
      });
    }
  }
  return {
    round: Math.max(1, ...rounds),
    written: rounds.length,
    noAddress,
    muted,
    already,
    quietUntil: quietUntil(await quietHoursOf(db, listed.activity.space_id), now),
  };
}

function keyOf({ listed, field }: AttendanceNudge, round: number, memberId: number): string {
  return `nudge/${listed.occurrence.id}/${field}/${round}/member/${memberId}`;
}

async function nextRoundOf(
  db: Db,
  nudge: AttendanceNudge,
  memberId: number,
): Promise<number | undefined> {
  for (const round of ROUNDS) {
    if ((await outboxItemByKey(db, keyOf(nudge, round, memberId))) === undefined) return round;
  }
  return undefined;
}
