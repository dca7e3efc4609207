import type { Db } from "../store/db.ts";
import { type Listed, occurrencesIn } from "../store/occurrences.ts";
import { isDated } from "./schedule.ts";

export interface Coming {
  /** With a day, in order. */
  readonly dated: readonly Listed[];
  /** Somewhere within the period, the day not known. */
  readonly undated: readonly Listed[];
}

/** A week or a month: local civil ISO text, the end exclusive; `since` leaves out what is over. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly since: string;
}

/**
 * What a period still holds, for one room or for the space. Something vague belongs to a period only if
 * its whole window does: "in November" is not news of a week.
 */
export async function comingIn(
  db: Db,
  spaceId: number,
  period: Period,
  roomId?: number,
): Promise<Coming> {
  const found = (await occurrencesIn(db, spaceId, period.from, period.to)).filter(
    ({ activity }) =>
      roomId === undefined || activity.room_id === null || activity.room_id === roomId,
  );
  const today = `${period.since.slice(0, 10)}T00:00:00`;
  return {
    dated: found.filter((one) => {
      const { window_start: start, window_end: end } = one.occurrence;
      return isDated(one) && (start ?? "") >= today && (end ?? period.to) > period.since;
    }),
    undated: found.filter((one) => {
      const { window_start: start, window_end: end } = one.occurrence;
      if (isDated(one) || start === null || end === null) return false;
      return start >= period.from && end <= period.to && end > period.since;
    }),
  };
}
