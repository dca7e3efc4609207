import { canReport, reportUnsent as report } from "../src/reminding/report-unsent.ts";
import { spacesWithUnsent } from "../src/store/unsent.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

/** What expired or was given up is told to the organizers, once. */
export function reportUnsent({ store }: JobDeps): Job {
  return {
    name: "report-unsent",
    async run(now) {
      for (const spaceId of await spacesWithUnsent(store.db)) {
        await store.write((db) => report(db, spaceId, now));
      }
    },
    async nextAt(now) {
      for (const spaceId of await spacesWithUnsent(store.db)) {
        if (await canReport(store.db, spaceId)) return now;
      }
      return undefined;
    },
  };
}
