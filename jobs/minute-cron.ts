import cron from "node-cron";

export interface MinuteCron {
  /** Counts the minutes anew, after the clock was set: a cron that was ahead of it would stay silent. */
  restart(): void;
  stop(): void;
}

/**
 * node-cron as a pulse, once a minute. It drops a minute in which the loop was blocked and says so; that
 * is a pulse as good as the other. (A tolerance below a minute: a late minute runs instead of being dropped.)
 */
export function startMinuteCron(pulse: () => void): MinuteCron {
  const task = cron.schedule("* * * * *", pulse, {
    name: "pulse",
    timezone: "UTC",
    noOverlap: true,
    missedExecutionTolerance: 59_000,
    suppressMissedWarning: true,
  });
  task.on("execution:missed", pulse);
  return {
    restart() {
      void task.stop();
      void task.start();
    },
    stop: () => void task.destroy(),
  };
}

export const NO_CRON: MinuteCron = { restart: () => undefined, stop: () => undefined };
