import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";

/** A sample for every run of the suite; `npm run faults -- sim --seeds 20000` goes on from there. */
const SEEDS = Array.from({ length: 8 }, (_, index) => index + 1);

test("whatever dies, hangs or jumps: nothing is lost, nothing comes twice, nothing comes at night", async () => {
  for (const seed of SEEDS) {
    const run = await simulate(seed);
    expect(run.violations, `seed ${seed}`).toEqual([]);
  }
}, 120_000);

test.each([
  "write:before",
  "write:middle",
  "write:inside",
  "write:after",
  "send:before",
  "send:after",
] as const)(
  "one death at %s, and nothing is lost or doubled",
  async (point) => {
    const run = await simulate(3, { point, nth: 4 });
    expect(run.deaths).toBe(1);
    expect(run.violations).toEqual([]);
  },
  30_000,
);

test("a seed plays the same twice, to the bit", async () => {
  const [first, second] = [await simulate(7), await simulate(7)];
  expect(second.fingerprint).toBe(first.fingerprint);
  expect(first.arrived).toBeGreaterThan(0);
}, 30_000);
