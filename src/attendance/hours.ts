import type { Checkin } from "../store/checkins.ts";
import type { Listed } from "../store/occurrences.ts";
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
