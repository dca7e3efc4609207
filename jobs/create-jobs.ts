import { coalesced } from "../src/coalesced.ts";
import { backUp } from "./back-up.ts";
import { dropPhotos } from "./drop-photos.ts";
import { ensureDigests } from "./ensure-digests.ts";
import { expandOccurrences } from "./expand-occurrences.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";
import { oweSummaries } from "./owe-summaries.ts";
import { remindRestDays } from "./remind-rest-days.ts";
import { reportUnsent } from "./report-unsent.ts";
import { runDueReminders } from "./run-due-reminders.ts";

export interface Jobs {
  /**
   * Does what is due by the clock and writes what has to be said to the outbox. A pulse: it may come late,
   * twice, or while the last one still runs (then it runs once more afterwards). A job that fails is
   * logged and does not keep the others from running.
   */
  runDue(): Promise<void>;
  /** When the next pulse is needed, in epoch milliseconds; undefined: nothing is planned. */
  nextAt(): Promise<number | undefined>;
}

/** So long a job that failed is left alone: what failed by a full disk must not be tried each second. */
const AFTER_FAILURE_MS = 60_000;

/** The clock side of the bot, without a timer: what `start`, `rehearse`, `preview` and the tests all run. */
export function createJobs(deps: JobDeps): Jobs {
  const jobs = [
    ensureDigests(deps),
    expandOccurrences(deps),
    runDueReminders(deps),
    reportUnsent(deps),
    remindRestDays(deps),
    backUp(deps),
    dropPhotos(deps),
    oweSummaries(deps),
  ].map((job) => resting(job, deps));
  const runDue = coalesced(async () => {
    for (const job of jobs) await job.run(deps.clock.now());
    return "done";
  });
  return {
    runDue,
    async nextAt() {
      const now = deps.clock.now();
      const times = await Promise.all(jobs.map((job) => job.nextAt(now)));
      const known = times.filter((at) => at !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
  };
}

/** The job, but a failure of it is logged and followed by a pause. */
function resting(job: Job, { log }: JobDeps): Job {
  let failedAt: number | undefined;
  const restsUntil = (now: number) => {
    // A clock that was set back must not make the pause longer.
    const rests = failedAt !== undefined && now >= failedAt && now < failedAt + AFTER_FAILURE_MS;
    return rests && failedAt !== undefined ? failedAt + AFTER_FAILURE_MS : undefined;
  };
  return {
    name: job.name,
    async run(now) {
      if (restsUntil(now) !== undefined) return;
      failedAt = undefined;
      try {
        await job.run(now);
      } catch (err) {
        failedAt = now;
        log.error({ err, job: job.name }, "a job failed");
      }
    },
    nextAt: async (now) => restsUntil(now) ?? job.nextAt(now),
  };
}
