import { pino } from "pino";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startScheduler } from "../../jobs/scheduler.ts";
import { handTimers } from "./hand-timers.ts";

const log = pino({ level: "fatal" });

/** Jobs that count how often they were run, with a next time that the test sets. */
function countingJobs() {
  const jobs = {
    runs: 0,
    next: undefined as number | undefined,
    fails: false,
    async runDue() {
      jobs.runs += 1;
      if (jobs.fails) throw new Error("the disk is full");
    },
    nextAt: async () => jobs.next,
  };
  return jobs;
}

describe("without any cron", () => {
  const pulses = { cron: false, timer: true };

  test("the store's next time is kept to the millisecond, else thirty seconds", async () => {
    const timers = handTimers(1_000_000);
    const jobs = countingJobs();
    jobs.next = 1_000_000 + 12_345;
    const started = { jobs, afterRun: async () => undefined, clock: timers.clock, log };
    const scheduler = startScheduler({ ...started, pulses, timers });
    await timers.settled();
    expect(jobs.runs).toBe(1);
    expect(timers.waits()).toEqual([12_345]);
    jobs.next = 9_000_000;
    await timers.advance(12_345);
    expect(jobs.runs).toBe(2);
    expect(timers.waits()).toEqual([30_000]);
    await scheduler.stop();
  });

  test("a clock that was set changes no wait: due work starts within 30 s", async () => {
    const timers = handTimers(50_000_000);
    const jobs = countingJobs();
    const started = { jobs, afterRun: async () => undefined, clock: timers.clock, log };
    const scheduler = startScheduler({ ...started, pulses, timers });
    await timers.settled();
    timers.setClock(10_000_000);
    await timers.advance(30_000);
    timers.setClock(900_000_000);
    await timers.advance(30_000);
    expect(jobs.runs).toBe(3);
    await scheduler.stop();
  });

  test("what cannot be done now is not tried in a hot loop, and a failing pulse goes on", async () => {
    const timers = handTimers(0);
    const jobs = countingJobs();
    jobs.next = 0;
    const started = { jobs, afterRun: async () => undefined, clock: timers.clock, log };
    const scheduler = startScheduler({ ...started, pulses, timers });
    await timers.settled();
    expect(timers.waits()).toEqual([1_000]);
    jobs.fails = true;
    await timers.advance(1_000);
    expect(timers.waits()).toEqual([5_000]);
    jobs.fails = false;
    jobs.next = undefined;
    await timers.advance(5_000);
    expect(jobs.runs).toBe(3);
    await scheduler.stop();
  });

  test("a poke runs at once, pokes during a run are one more run, and a stop ends it all", async () => {
    const timers = handTimers(0);
    const jobs = countingJobs();
    let sent = 0;
    const afterRun = async () => {
      sent += 1;
    };
    const started = { jobs, afterRun, clock: timers.clock, log };
    const scheduler = startScheduler({ ...started, pulses, timers });
    scheduler.poke();
    scheduler.poke();
    await timers.settled();
    expect([jobs.runs, sent]).toEqual([2, 2]);
    await scheduler.stop();
    scheduler.poke();
    await timers.advance(90_000);
    expect([jobs.runs, timers.waits()]).toEqual([2, []]);
  });

  test("a poke while the next time is being looked up is not lost", async () => {
    const timers = handTimers(0);
    const jobs = countingJobs();
    const gate = Promise.withResolvers<undefined>();
    const waiting = { ...jobs, runDue: jobs.runDue, nextAt: () => gate.promise };
    const started = { afterRun: async () => undefined, clock: timers.clock, log };
    const scheduler = startScheduler({ ...started, jobs: waiting, pulses, timers });
    await timers.settled();
    scheduler.poke();
    gate.resolve(undefined);
    await timers.settled();
    expect(jobs.runs).toBe(2);
    await scheduler.stop();
  });

  test("the sender's own next time shortens the wait; what waits for its door does not", async () => {
    const timers = handTimers(0);
    const jobs = countingJobs();
    let nextSend = 4_000;
    const scheduler = startScheduler({
      jobs,
      afterRun: async () => undefined,
      clock: timers.clock,
      log,
      pulses,
      timers,
      nextSendAt: async () => nextSend,
    });
    await timers.settled();
    expect(timers.waits()).toEqual([4_000]);
    nextSend = 0;
    await timers.advance(4_000);
    expect(timers.waits()).toEqual([30_000]);
    await scheduler.stop();
  });
});

describe("without the timer", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const pulses = { cron: true, timer: false };
  const fake = {
    toFake: ["setTimeout", "clearTimeout", "Date"] as ("setTimeout" | "clearTimeout" | "Date")[],
  };

  test("cron runs every minute, and a minute that the loop slept through is a pulse too", async () => {
    vi.useFakeTimers({ ...fake, now: Date.UTC(2026, 10, 27, 0, 0, 10) });
    const jobs = countingJobs();
    const clock = { now: () => Date.now() };
    const scheduler = startScheduler({ jobs, afterRun: async () => undefined, clock, log, pulses });
    await vi.advanceTimersByTimeAsync(0);
    expect(jobs.runs).toBe(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(jobs.runs).toBe(3);
    vi.setSystemTime(Date.now() + 5 * 60_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(jobs.runs).toBeGreaterThan(3);
    await scheduler.stop();
    const runs = jobs.runs;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(jobs.runs).toBe(runs);
  });
});
