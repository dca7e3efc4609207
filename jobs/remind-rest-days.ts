import { addDays, formatDay, mondayOf, parseDay } from "../src/calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../src/calendar/zone.ts";
import { toMembers } from "../src/reminding/space-view.ts";
import type { Db } from "../src/store/db.ts";
import { membersWithRole } from "../src/store/members.ts";
import { chatKey, enqueue, REMINDERS } from "../src/store/outbox.ts";
import { setSetting, settingOf, settingsOf } from "../src/store/settings.ts";
import { allSpaces, defaultSpace } from "../src/store/spaces.ts";
import { restDaysMissingText } from "../src/wording/calendar-names.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

const FROM = "10:00:00";
const UNTIL = "20:00:00";
const TOLD = "rest-days-told";

/**
 * Each December, until the rest days of the next year are here, the operators are told once a week in private; where
 * none is known, the log is. The notice of the State Council comes out in November as a rule.
 */
export function remindRestDays({ store, calendars, zone, log, clock }: JobDeps): Job {
  /** The Monday of the week of an instant, when that week's word is wanted; else undefined. */
  function weekOf(now: number): string | undefined {
    const civil = epochToCivil(now, zone);
    if (civil.slice(5, 7) !== "12" || calendars.restDays.has(Number(civil.slice(0, 4)) + 1))
      return undefined;
    const monday = formatDay(mondayOf(parseDay(civil.slice(0, 10)) ?? 0));
    const begun = civil >= `${monday}T${FROM}` && monday.slice(5, 7) === "12";
    return begun ? monday : undefined;
  }

  async function isTold(week: string): Promise<boolean> {
    const [first] = await allSpaces(store.db);
    return first !== undefined && (await settingOf(store.db, first.id, TOLD)) === week;
  }

  return {
    name: "remind-rest-days",
    async run(now) {
      const week = weekOf(now);
      if (week === undefined || !isDecent(epochToCivil(now, zone)) || (await isTold(week))) return;
      const year = Number(week.slice(0, 4)) + 1;
      const told = await store.write(async (db) => {
        const space = await defaultSpace(db, zone, clock.now());
        await setSetting(db, space.id, TOLD, week);
        return tellOperators(db, { year, week, now });
      });
      if (told === 0) log.warn({ alarm: restDaysMissingText(year, "zh") }, "nobody to tell");
    },
    async nextAt(now) {
      const civil = epochToCivil(now, zone);
      const year = Number(civil.slice(0, 4));
      if (calendars.restDays.has(year + 1)) return undefined;
      const week = weekOf(now);
      if (week !== undefined && !(await isTold(week))) return nextDecent(civil, now);
      const from = civil.slice(5, 7) === "12" ? addDays(civil.slice(0, 10), 1) : `${year}-12-01`;
      const monday = mondayFrom(from);
      return monday.startsWith(`${year}-12`) ? civilToEpoch(`${monday}T${FROM}`, zone) : undefined;
    },
  };

  function nextDecent(civil: string, now: number): number {
    if (isDecent(civil)) return now;
    const day = civil.slice(11) < FROM ? civil.slice(0, 10) : addDays(civil.slice(0, 10), 1);
    return civilToEpoch(`${day}T${FROM}`, zone);
  }
}

function isDecent(civil: string): boolean {
  return civil.slice(11) >= FROM && civil.slice(11) < UNTIL;
}

/** The first Monday on or after a day. */
function mondayFrom(day: string): string {
  return formatDay(mondayOf((parseDay(day) ?? 0) + 6));
}

/** @returns how many were told */
async function tellOperators(
  db: Db,
  about: { readonly year: number; readonly week: string; readonly now: number },
): Promise<number> {
  let told = 0;
  for (const { id: spaceId } of await allSpaces(db)) {
    const language = (await settingsOf(db, spaceId)).get("language") === "en" ? "en" : "zh";
    const body = restDaysMissingText(about.year, language);
    for (const to of await toMembers(db, await membersWithRole(db, spaceId, "operator"))) {
      const key = `rest-days/${about.week}/${chatKey(to)}`;
      await enqueue(db, {
        spaceId,
        key,
        to,
        lane: REMINDERS,
        body,
        dueAt: about.now,
        now: about.now,
      });
      told += 1;
    }
  }
  return told;
}
