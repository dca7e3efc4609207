import { expect, test } from "vitest";
import { simulateYear } from "./year.ts";
import { yearPlans } from "./year-plans.ts";

/** The whole year, and other plans: `npm run faults -- year`. */
test("two months of sample plans in one room: nothing too much, at night, twice, unannounced or unasked", async () => {
  const plans = yearPlans(new URL("../../data/plans", import.meta.url).pathname);
  const { dated, vague, pushes, said, ...figures } = await simulateYear({
    plans,
    seed: 7,
    days: 59,
  });
  expect(dated).toBeGreaterThan(5);
  expect(pushes).toBeGreaterThan(5);
  expect(said).toBeGreaterThan(50);
  expect(vague).toBeGreaterThan(0);
  expect(figures).toEqual({
    plans: 3,
    empty: 0,
    overDay: 0,
    overWeek: 0,
    quiet: 0,
    twice: 0,
    unreminded: 0,
    once: 0,
    reported: 0,
    noise: 0,
    unasked: 0,
  });
});
