import { type Calendars, dayKind } from "../calendar/calendars.ts";
import { type CivilDay, weekdayOf } from "../calendar/civil-day.ts";

/** Longer than any stretch without work: who looks further has met a broken calendar. */
const LONGEST_REST = 40;

/** Whether people work on a day, by the published calendar; where it is silent, on Monday to Friday. */
function isWorkday(calendars: Calendars, day: CivilDay): boolean {
  const kind = dayKind(calendars, day);
  return kind === "unknown" ? weekdayOf(day) <= 5 : kind === "working";
}

/** The first working day from a day on, forward (1) or backward (-1), the day itself included. */
export function workdayFrom(calendars: Calendars, day: CivilDay, step: 1 | -1): CivilDay {
  for (let at = day; Math.abs(at - day) <= LONGEST_REST; at += step)
    if (isWorkday(calendars, at)) return at;
  return day;
}

/** The n-th (negative: from the end) working day of the days `[from, until)`. */
export function nthWorkday(
  calendars: Calendars,
  n: number,
  days: { readonly from: CivilDay; readonly until: CivilDay },
): CivilDay {
  const step = n > 0 ? 1 : -1;
  let day = workdayFrom(calendars, n > 0 ? days.from : days.until - 1, step);
  for (let left = Math.abs(n) - 1; left > 0; left -= 1)
    day = workdayFrom(calendars, day + step, step);
  return day;
}
