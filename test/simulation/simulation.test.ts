import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MUTANTS } from "../faults/mutants.ts";
import { simulate } from "./simulate.ts";

const ROOT = join(import.meta.dirname, "../..");
/** A sample for every run of the suite; `npm run faults -- sim --seeds 20000` goes on from there. */
const SEEDS = Array.from({ length: 8 }, (_, index) => index + 1);
/** Each found something once: digests that announced what had been cancelled while they waited. */
const FOUND: readonly number[] = [127];

test("whatever dies, hangs or jumps: nothing is lost, nothing comes twice, nothing comes at night", async () => {
  for (const seed of [...SEEDS, ...FOUND]) {
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
});

test("what the mutants take away is still there to be taken away", () => {
  const gone = MUTANTS.flatMap(({ edits }) => edits).filter(
    ({ file, find }) => !readFileSync(join(ROOT, file), "utf8").includes(find),
  );
  expect(gone).toEqual([]);
});
