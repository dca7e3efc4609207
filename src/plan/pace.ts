import type { Calendars } from "../calendar/calendars.ts";
import { addDays, daysBetween, formatDay, mondayOf, parseDay } from "../calendar/civil-day.ts";
import type { Db } from "../store/db.ts";
import { goalsOf, type TitledGoal, timesHeld } from "../store/goals.ts";
import { type Period, periodOf } from "./period.ts";

/** How far a goal has come in its period. */
export interface Pace {
  readonly goal: TitledGoal;
  readonly done: number;
  /** Days from today to the last day of the period. */
  readonly daysLeft: number;
  /** Fewer were held than the part of the period that is over asks for. */
  readonly behind: boolean;
}

/** The pace of every goal of a space. @param today local civil ISO text */
export async function pacesOf(
  db: Db,
  spaceId: number,
  today: string,
  calendars: Calendars,
): Promise<Pace[]> {
  const paces: Pace[] = [];
  for (const goal of await goalsOf(db, spaceId)) {
    const period = periodOf(slotOf(goal.period, today), today, calendars);
    // A plan for next year is not behind this year.
    if (period === undefined || (goal.begins ?? "") >= period.to) continue;
    const done = await timesHeld(db, goal, period);
    paces.push({ goal, done, ...progress(goal.times, done, period, today) });
  }
  return paces;
}

function slotOf(period: string, today: string): string {
  const [year = "", month = "01"] = today.split("-");
  const number = Number(month);
  switch (period) {
    case "half":
      return `${year}-H${number <= 6 ? 1 : 2}`;
    case "quarter":
      return `${year}-Q${Math.ceil(number / 3)}`;
    case "month":
      return `${year}-${month}`;
    case "term":
      return "term";
    case "week": {
      const monday = formatDay(mondayOf(parseDay(today.slice(0, 10)) ?? 0));
      return `${monday}/${addDays(monday, 6)}`;
    }
    case "day":
      return today.slice(0, 10);
    default:
      return year;
  }
}

function progress(
  times: number,
  done: number,
  { from, to }: Period,
  today: string,
): { readonly daysLeft: number; readonly behind: boolean } {
  const all = daysBetween(from.slice(0, 10), to.slice(0, 10));
  const over = Math.max(0, daysBetween(from.slice(0, 10), today.slice(0, 10)));
  return {
    daysLeft: Math.max(0, all - over - 1),
    behind: done < times && done < Math.floor((times * over) / all + 0.5),
  };
}
