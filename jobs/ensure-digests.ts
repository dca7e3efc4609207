import { ensureDigests as ensure, lacksDigests } from "../src/reminding/ensure-digests.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

/** Rooms and spaces that are new get their digests. */
export function ensureDigests({ store }: JobDeps): Job {
  return {
    name: "ensure-digests",
    run: (now) => store.write((db) => ensure(db, now)),
    nextAt: async (now) => ((await lacksDigests(store.db)) ? now : undefined),
  };
}
