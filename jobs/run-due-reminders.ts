import { setImmediate } from "node:timers/promises";
import { remindDue } from "../src/reminding/remind-due.ts";
import { nextReminderAt } from "../src/store/reminders.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

/** So many reminders in one transaction: few enough that the event loop is not held up for 25 ms. */
const BATCH = 50;

/** Turns due reminders into outbox items, batch after batch, until none is due. */
export function runDueReminders({ store, log }: JobDeps): Job {
  return {
    name: "run-due-reminders",
    async run(now) {
      const onFault = (err: unknown, { id, rule }: { id: number; rule: string }) =>
        log.error({ err, reminder: id, rule }, "a reminder could not be composed");
      // A pulse mostly finds nothing: then no transaction is begun.
      while (((await nextReminderAt(store.db)) ?? Number.POSITIVE_INFINITY) <= now) {
        const taken = await store.write((db) => remindDue(db, { now, limit: BATCH, onFault }));
        if (taken < BATCH) return;
        await setImmediate();
      }
    },
    nextAt: () => nextReminderAt(store.db),
  };
}
