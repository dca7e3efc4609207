import { nextSummaryAt, oweSummaries as owe, wantsSummaries } from "../src/ledger/owe-summaries.ts";
import { allSpaces } from "../src/store/spaces.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

/** Where an organizer wants it, the room gets a picture of how an activity went, once. */
export function oweSummaries({ store }: JobDeps): Job {
  let doneUntil: number | undefined;
  return {
    name: "owe-summaries",
    async run(now) {
      for (const space of await allSpaces(store.db)) {
        if (!(await wantsSummaries(store.db, space.id))) continue;
        await store.write((db) => owe(db, space, now));
      }
      doneUntil = now;
    },
    async nextAt(now) {
      const times = await Promise.all(
        (await allSpaces(store.db)).map((space) => nextSummaryAt(store.db, space, now, doneUntil)),
      );
      const known = times.filter((at) => at !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
  };
}
