import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Run, simulate } from "../simulation/simulate.ts";

interface Share {
  readonly first: number;
  readonly last: number;
  readonly stride: number;
}

/** Plays many seeds on all cores, and prints what was found and at the end the count. */
export async function runSimulations(options: {
  readonly from: number;
  readonly seeds: number;
}): Promise<boolean> {
  const stride = Math.max(1, availableParallelism());
  const last = options.from + options.seeds - 1;
  const total = { seeds: 0, deaths: 0, arrived: 0, bad: 0 };
  const started = performance.now();
  await Promise.all(
    Array.from({ length: stride }, (_, index) =>
      inWorker({ first: options.from + index, last, stride }, (run) => {
        total.seeds += 1;
        total.deaths += run.deaths;
        total.arrived += run.arrived;
        if (run.violations.length > 0) {
          total.bad += 1;
          process.stdout.write(`seed ${run.seed}: ${run.violations.slice(0, 3).join("; ")}\n`);
        }
        if (total.seeds % 500 === 0) process.stderr.write(`${total.seeds} seeds\n`);
      }),
    ),
  );
  const seconds = Math.round((performance.now() - started) / 1_000);
  process.stdout.write(
    `sim: ${total.seeds} seeds, ${total.deaths} deaths, ${total.arrived} messages arrived, ${total.bad} seeds with violations, ${seconds} s\n`,
  );
  return total.bad === 0;
}

function inWorker(share: Share, onRun: (run: Run) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.on("message", onRun);
    worker.on("error", reject);
    worker.on("exit", () => resolve());
  });
}

if (!isMainThread && parentPort !== null) {
  const { first, last, stride } = workerData as Share;
  for (let seed = first; seed <= last; seed += stride) parentPort.postMessage(await simulate(seed));
}
