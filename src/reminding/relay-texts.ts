import { addDays } from "../calendar/civil-day.ts";
import { isRoutine } from "../plan/recurring-times.ts";
import type { Db } from "../store/db.ts";
import { type Listed, occurrencesIn } from "../store/occurrences.ts";
import { weekText } from "../wording/digests.ts";
import type { Reader } from "../wording/period-names.ts";
import { dayText, eveText, weekAheadText } from "../wording/reminders.ts";
import { comingIn } from "./coming.ts";
import { weekOf } from "./periods.ts";
import { dayOf, isDated } from "./schedule.ts";

const MOST = 3;

/**
 * What an organizer pastes into the rooms today where the bot is in none: what is on today, tomorrow and in a
 * week, and on a Monday the week. At most three texts, the most urgent first.
 */
export async function relayTexts(db: Db, spaceId: number, reader: Reader): Promise<string[]> {
  const today = reader.today.slice(0, 10);
  const on = async (day: string): Promise<Listed[]> => {
    const found = await occurrencesIn(
      db,
      spaceId,
      `${day}T00:00:00`,
      `${addDays(day, 1)}T00:00:00`,
    );
    return found.filter(
      (one) => isDated(one) && dayOf(one) === day && !isRoutine(one.activity.rrule),
    );
  };
  const texts = [
    ...(await on(today))
      .filter(
        ({ occurrence: { window_end: end, window_start: start } }) =>
          (end ?? start ?? "") > reader.today,
      )
      .map((one) => dayText(one, reader)),
    ...(await on(addDays(today, 1))).map((one) => eveText(one, reader)),
    ...(await on(addDays(today, 7)))
      .filter(({ activity }) => activity.rrule === null)
      .map((one) => weekAheadText(one, reader)),
  ];
  const week = weekOf(reader.today);
  const isMonday = week.from.slice(0, 10) === today;
  const digest = isMonday ? weekText(await comingIn(db, spaceId, week), reader) : undefined;
  return [...texts, ...(digest === undefined ? [] : [digest])].slice(0, MOST);
}
