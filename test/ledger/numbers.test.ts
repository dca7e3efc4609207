import { expect, test } from "vitest";
import { numbersOf } from "../../src/ledger/numbers.ts";
import { ledgerRows, rowsWithGaps } from "../../src/ledger/read-all.ts";
import { recount } from "./recount.ts";
import { livedYear } from "./year.ts";

const QUARTERS = [
  ["2026-01-01T00:00:00", "2026-04-01T00:00:00"],
  ["2026-04-01T00:00:00", "2026-07-01T00:00:00"],
  ["2026-07-01T00:00:00", "2026-10-01T00:00:00"],
  ["2026-10-01T00:00:00", "2027-01-01T00:00:00"],
  ["2026-01-01T00:00:00", "2027-01-01T00:00:00"],
] as const;

test.each([1, 2, 3])("every number equals a recount from the raw rows (seed %i)", async (seed) => {
  await using world = await livedYear(seed);
  const { space, store } = world;
  for (const [from, to] of QUARTERS) {
    const { uncounted, ...numbers } = await numbersOf(store.db, {
      space,
      from,
      to,
      now: world.now(),
    });
    expect(numbers, `${from}`).toEqual(await recount(store.db, from, to));
    expect(uncounted.every(({ gaps }) => gaps.includes("count") || gaps.includes("children"))).toBe(
      true,
    );
  }
  const year = { space, from: "2026-01-01T00:00:00", to: "2027-01-01T00:00:00", now: world.now() };
  expect((await numbersOf(store.db, year)).attendances).toBeGreaterThan(100);
});

test("a row for everything that was held or should have been, none for what is cancelled or to come", async () => {
  await using world = await livedYear(4);
  const { space, store } = world;
  const year = { space, from: "2026-01-01T00:00:00", to: "2027-01-01T00:00:00", now: world.now() };
  const rows = await ledgerRows(store.db, year);
  expect(rows.some(({ occurrence }) => occurrence.state === "cancelled")).toBe(false);
  expect(rows.every(({ held, past }) => held || past)).toBe(true);
  expect(
    rows.filter(({ occurrence, day }) => occurrence.precision === "month" && day !== null),
  ).toEqual([]);
  const days = rows.map(({ day, occurrence }) => day ?? occurrence.window_end ?? "");
  expect(days).toEqual(days.toSorted());
  expect((await rowsWithGaps(store.db, year)).length).toBeGreaterThan(20);
});
