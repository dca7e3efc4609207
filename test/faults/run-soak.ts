import { type SoakResult, soak } from "../doors/soak.ts";
import { SOAKED } from "../doors/soaked-doors.ts";

/** An hour of virtual traffic through each door, with one send in twenty failing. True when nothing was found. */
export async function runSoak(options: {
  readonly door: string;
  readonly minutes: number;
  readonly seed: number;
}): Promise<boolean> {
  let clean = true;
  for (const [door, open] of SOAKED) {
    if (options.door !== "" && options.door !== door) continue;
    const started = performance.now();
    const result = await soak(open, {
      seconds: options.minutes * 60,
      faulty: 0.05,
      seed: options.seed,
    });
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stdout.write(`${door}: ${JSON.stringify(result)} in ${seconds} s\n`);
    if (!isClean(result)) clean = false;
  }
  return clean;
}

function isClean(result: SoakResult): boolean {
  const { lost, silentlyTwice, outOfOrder, overLimit, leaks, said, heard } = result;
  return (
    lost + silentlyTwice + outOfOrder + overLimit + leaks.length + Math.abs(said - heard) === 0
  );
}
