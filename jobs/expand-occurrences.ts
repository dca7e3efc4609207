import { setImmediate } from "node:timers/promises";
import { addDays } from "../src/calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../src/calendar/zone.ts";
import { expandOccurrences as expand } from "../src/plan/expand-occurrences.ts";
import { activitiesWithRule } from "../src/store/activities.ts";
import { spaceById } from "../src/store/spaces.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

/** Long before anybody is awake, and after the clock changes of any zone. */
const AT = "03:30:00";

/** Once a day (and at the start) the rules are laid out one day further. */
export function expandOccurrences({ store, zone, log }: JobDeps): Job {
  let doneFor: string | undefined;
  return {
    name: "expand-occurrences",
    async run(now) {
      const today = epochToCivil(now, zone).slice(0, 10);
      if (doneFor === today) return;
      for (const activity of await activitiesWithRule(store.db)) {
        try {
          await store.write(async (db) =>
            expand(db, await spaceById(db, activity.space_id), activity, now),
          );
        } catch (err) {
          log.error({ err, activity: activity.id }, "a rule could not be laid out");
        }
        await setImmediate();
      }
      doneFor = today;
    },
    async nextAt(now) {
      if ((await activitiesWithRule(store.db)).length === 0) return undefined;
      const today = epochToCivil(now, zone).slice(0, 10);
      return doneFor === today ? civilToEpoch(`${addDays(today, 1)}T${AT}`, zone) : now;
    },
  };
}
