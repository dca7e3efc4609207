import { ensureDigests as ensure } from "../src/reminding/ensure-digests.ts";
import { roomCensus } from "../src/store/rooms.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * Rooms and spaces that are new get their digests at once. Once a day, and when the clock went back, those
 * that a wrong clock carried too far are brought back.
 */
export function ensureDigests({ store }: JobDeps): Job {
  let done: { readonly at: number; readonly census: string } | undefined;
  let seen = Number.NEGATIVE_INFINITY;
  return {
    name: "ensure-digests",
    async run(now) {
      const census = await roomCensus(store.db);
      const wentBack = now < seen;
      seen = now;
      if (!wentBack && done?.census === census && now - done.at < DAY_MS) return;
      await store.write((db) => ensure(db, now));
      done = { at: now, census };
    },
    nextAt: async (now) => (done?.census === (await roomCensus(store.db)) ? undefined : now),
  };
}
