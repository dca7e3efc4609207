import { dirname, join } from "node:path";
import { addDays } from "../src/calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../src/calendar/zone.ts";
import { backupStore } from "../src/store/backup.ts";
import { setSetting, settingOf } from "../src/store/settings.ts";
import { defaultSpace } from "../src/store/spaces.ts";
import type { Job } from "./job.ts";
import type { JobDeps } from "./job-deps.ts";

const AT = "03:30:00";
/** Two weeks of nights. */
const KEPT = 14;
const LAST = "last-backup-at";

/** A checked copy of the store each night, beside it in `backups/`; one that was missed is made up for once. */
export function backUp({ store, clock, zone, log }: JobDeps): Job {
  // A server's data are copied by the server's own means (docs/operations.md).
  const isFile = store.engine === "sqlite" && store.file !== ":memory:";

  /** The first 3:30 after the last copy, or after the first look at a new store. */
  async function dueAt(): Promise<number> {
    const space = await store.write((db) => defaultSpace(db, zone, clock.now()));
    const last = Number((await settingOf(store.db, space.id, LAST)) ?? space.created_at);
    const civil = epochToCivil(last, zone);
    const day = civil.slice(11) < AT ? civil.slice(0, 10) : addDays(civil.slice(0, 10), 1);
    return civilToEpoch(`${day}T${AT}`, zone);
  }

  return {
    name: "back-up",
    async run(now) {
      if (!isFile || now < (await dueAt())) return;
      const stamp = epochToCivil(now, zone).replaceAll(":", "-");
      const done = await backupStore(store.file, join(dirname(store.file), "backups"), stamp, KEPT);
      log.info({ file: done.file, bytes: done.bytes }, "backed up");
      await store.write(async (db) => {
        const space = await defaultSpace(db, zone, now);
        await setSetting(db, space.id, LAST, String(now));
      });
    },
    nextAt: async () => (isFile ? dueAt() : undefined),
  };
}
