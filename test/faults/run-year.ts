import { simulateYear } from "../simulation/year.ts";
import { yearPlans } from "../simulation/year-plans.ts";

/** A year of all plans in one room of sixty. Prints one line; true when nothing was too much, missing or twice. */
export async function runYear({ seed, plans }: { seed: number; plans: string }): Promise<boolean> {
  const started = performance.now();
  const texts = yearPlans(plans === "" ? undefined : plans);
  const year = await simulateYear({ plans: texts, seed, days: 365 });
  const seconds = Math.round((performance.now() - started) / 1_000);
  process.stdout.write(
    `year: ${year.plans} plans (${year.empty} hold no activities), 60 members said ${year.said}, ${year.pushes} pushes, ` +
      `over the day's budget ${year.overDay}, over the week's ${year.overWeek}, in quiet hours ${year.quiet}, twice ${year.twice}, ` +
      `dated ${year.dated}, without their reminder ${year.unreminded}, reminded once instead of twice ${year.once}, only reported to the organizer ${year.reported}, routines announced ${year.noise}, ` +
      `vague ${year.vague}, not asked about ${year.unasked}, ${seconds} s\n`,
  );
  const { overDay, overWeek, quiet, twice, unreminded, noise, unasked } = year;
  return [overDay, overWeek, quiet, twice, unreminded, noise, unasked].every(
    (count) => count === 0,
  );
}
