import type { DeathPoint } from "../simulation/mortal-store.ts";
import { simulate } from "../simulation/simulate.ts";

/** Dies once at every point of one run, one after the other, and asks the oracle each time. */
export async function runPoints({ seed }: { readonly seed: number }): Promise<boolean> {
  const { points } = await simulate(seed, { point: "write:before", nth: 0 });
  let runs = 0;
  let bad = 0;
  for (const [point, passed] of Object.entries(points) as [DeathPoint, number][]) {
    for (let nth = 1; nth <= passed; nth += 1) {
      const run = await simulate(seed, { point, nth });
      runs += 1;
      if (run.violations.length === 0 && run.deaths === 1) continue;
      bad += 1;
      process.stdout.write(`${point} no. ${nth}: ${run.violations[0] ?? "did not die"}\n`);
    }
  }
  process.stdout.write(`points: ${runs} deaths, each at another point, ${bad} with violations\n`);
  return bad === 0;
}
