import { createJobs } from "../../jobs/create-jobs.ts";
import { type Scheduler, startScheduler } from "../../jobs/scheduler.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres-store.ts";
import { BEAT_MS, createLeaseKeeper, TERM_MS } from "../cluster/lease-keeper.ts";
import { EVERYBODY } from "../cluster/run-bot.ts";
import { startTickQueue } from "../cluster/tick-queue.ts";
import type { ClusterSettings } from "./cluster-settings.ts";
import type { Config } from "./config.ts";
import { createLog } from "./create-log.ts";
import type { Io } from "./io.ts";
import { openWakeUps } from "./open-wake-ups.ts";
import { startProbes } from "./probe-server.ts";

/** Who holds it runs the timers; the others wait. Two leaders would only do work twice, to no effect. */
const LEAD = "jobs/lead";

/** Runs the jobs, when this process leads, until it is asked to stop. */
export async function runJobsProcess(
  io: Io,
  config: Config,
  settings: ClusterSettings,
): Promise<void> {
  const stopped = io.untilStopped();
  const log = createLog(io, config.logLevel);
  const place = { databaseUrl: settings.databaseUrl, file: config.store };
  await using store = await openPostgresStore(place, io.clock.now());
  const { wakeUps, close } = await openWakeUps(settings.redisUrl, log);
  const { clock } = io;
  const deps = { clock, store, calendars: shippedCalendars(), zone: config.zone, log };
  const jobs = createJobs(deps);
  const afterRun = () => wakeUps.wake(EVERYBODY);
  const monotonic = () => performance.now();
  const keeper = createLeaseKeeper({ store, names: () => [LEAD], sharedBy: "jobs", monotonic });
  let scheduler: Scheduler | undefined;
  let beatAt = monotonic();

  async function beat(): Promise<void> {
    await keeper.beat();
    beatAt = monotonic();
    if (keeper.held().includes(LEAD)) {
      scheduler ??= startScheduler({ clock, log, jobs, afterRun });
      return;
    }
    const old = scheduler;
    scheduler = undefined;
    await old?.stop();
  }

  const complain = (err: unknown) => log.error({ err }, "the lead was not kept");
  await beat();
  const runDue = async () => {
    await jobs.runDue();
    await afterRun();
  };
  const { redisUrl } = settings;
  const stopTicks =
    redisUrl === undefined ? undefined : await startTickQueue({ redisUrl, runDue, log });
  const beating = setInterval(() => void beat().catch(complain), BEAT_MS);
  const isReady = () => monotonic() - beatAt < TERM_MS;
  const stopProbes = await startProbes({ isReady }, settings.probePort, settings.probeHost);
  io.out(`定时任务在跑 / the jobs run: ${store.owner}`);
  await stopped;
  clearInterval(beating);
  await stopTicks?.();
  await scheduler?.stop();
  await keeper.release();
  stopProbes();
  close();
  io.out("再见 / bye");
}
