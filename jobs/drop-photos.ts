import { dropOldPhotos, nextDropAt } from "../src/evidence/drop-old-photos.ts";
import { allSpaces } from "../src/store/spaces.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

/** Pictures that were kept long enough are deleted; the ledger keeps their count and hash. */
export function dropPhotos({ store, log }: JobDeps): Job {
  return {
    name: "drop-photos",
    async run(now) {
      for (const { id } of await allSpaces(store.db)) {
        const dropped = await dropOldPhotos(store, id, now);
        if (dropped > 0) log.info({ space: id, dropped }, "old photos deleted");
      }
    },
    async nextAt() {
      const times = await Promise.all(
        (await allSpaces(store.db)).map(({ id }) => nextDropAt(store.db, id)),
      );
      const known = times.filter((at) => at !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
  };
}
