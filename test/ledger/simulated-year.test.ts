import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallPhoto } from "../faults/run-ledger-years.ts";
import { simulateYear } from "./simulated-year.ts";

const PLAN = join(import.meta.dirname, "../../data/plans/school-year-2026.txt");

test("a year of a plan: every number equals its recount, and the bot's own words fill every gap", async () => {
  const text = readFileSync(PLAN, "utf8");
  const photo = await smallPhoto();
  const lived = await simulateYear({ name: "plan.txt", text, year: 2026, seed: 3, photo });
  expect(lived.violations).toEqual([]);
  expect(lived.rows).toBeGreaterThan(20);
  expect(lived.answered).toBeGreaterThan(40);
});
