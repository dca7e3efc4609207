import { simulateWeek } from "../simulation/simulate-week.ts";

/**
 * A week of virtual time with so many occurrences and a thousand deaths; prints one line. True when nothing was
 * lost, doubled or said at night, and the process died a thousand times.
 */
export async function runWeek({
  seed,
  occurrences,
}: {
  readonly seed: number;
  readonly occurrences: number;
}): Promise<boolean> {
  const started = performance.now();
  const week = await simulateWeek(seed, occurrences);
  const seconds = Math.round((performance.now() - started) / 1_000);
  const about = (kind: RegExp) => week.violations.filter((one) => kind.test(one)).length;
  for (const one of week.violations.slice(0, 10)) process.stdout.write(`${one}\n`);
  const [night, twice] = [about(/^at \d/u), about(/^twice|^said again/u)];
  process.stdout.write(
    `week: ${week.occurrences} occurrences, ${week.deaths} restarts, ${week.reminders} reminders, ${week.arrived} messages, refused by the network ${week.dead}, doubled ${twice}, at night ${night}, lost ${week.expired + week.violations.length - twice - night}, ${seconds} s\n`,
  );
  return week.violations.length === 0 && week.expired === 0 && week.deaths >= 1_000;
}
