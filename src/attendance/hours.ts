import type { Checkin } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import { type Listed, occurrenceById } from "../store/occurrences.ts";
import { endOf } from "./open-occurrences.ts";

/**
 * How long somebody was there, in whole minutes: from the start (or their check-in, if that was later) to
 * their check-out, or to the planned end when it was forgotten (product rule F21). Undefined: no clock
 * time is known to count from.
 */
export function minutesThere(
  checkin: Pick<Checkin, "at" | "out_at">,
  listed: Listed,
): number | undefined {
  const { starts_at: start } = listed.occurrence;
  if (start === null && checkin.out_at === null) return undefined;
  const from = Math.max(checkin.at, start ?? checkin.at);
  const to = checkin.out_at ?? endOf(listed);
  return Math.max(0, Math.round((to - from) / 60_000));
}

/** Somebody's minutes over all check-ins in `[from, to)`, epoch milliseconds. */
export async function minutesOfMember(
  db: Db,
  memberId: number,
  from: number,
  to: number,
): Promise<number> {
  const checkins = await db
    .selectFrom("checkin")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("state", "=", "here")
    .where("at", ">=", from)
    .where("at", "<", to)
    .execute();
  let minutes = 0;
  for (const checkin of checkins) {
    const listed = await occurrenceById(db, checkin.occurrence_id);
    if (listed !== undefined) minutes += minutesThere(checkin, listed) ?? 0;
  }
  return minutes;
}
