import { backUp } from "./back-up.ts";
import { ensureDigests } from "./ensure-digests.ts";
import { expandOccurrences } from "./expand-occurrences.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";
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

/** The clock side of the bot, without a timer: what `start`, `rehearse`, `preview` and the tests all run. */
export function createJobs(deps: JobDeps): Jobs {
  const jobs: readonly Job[] = [
    ensureDigests(deps),
    expandOccurrences(deps),
    runDueReminders(deps),
    reportUnsent(deps),
    backUp(deps),
  ];
  let wanted = false;
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    try {
      while (wanted) {
        wanted = false;
        for (const job of jobs) await runOne(job, deps);
      }
    } finally {
      running = undefined;
    }
  }

  return {
    runDue() {
      wanted = true;
      running ??= drain();
      return running;
    },
    async nextAt() {
      const now = deps.clock.now();
      const times = await Promise.all(jobs.map((job) => job.nextAt(now)));
      const known = times.filter((at) => at !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
  };
}

async function runOne(job: Job, { clock, log }: JobDeps): Promise<void> {
  try {
    await job.run(clock.now());
  } catch (err) {
    log.error({ err, job: job.name }, "a job failed");
  }
}
