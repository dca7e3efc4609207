import { sql } from "kysely";
import { expect, test } from "vitest";
import { numbersOf } from "../../src/ledger/numbers.ts";
import { ledgerRows, rowsWithGaps } from "../../src/ledger/read-all.ts";
import type { Db } from "../../src/store/db.ts";
import { livedYear } from "./year.ts";

const QUARTERS = [
  ["2026-01-01T00:00:00", "2026-04-01T00:00:00"],
  ["2026-04-01T00:00:00", "2026-07-01T00:00:00"],
  ["2026-07-01T00:00:00", "2026-10-01T00:00:00"],
  ["2026-10-01T00:00:00", "2027-01-01T00:00:00"],
  ["2026-01-01T00:00:00", "2027-01-01T00:00:00"],
] as const;

/** Another route to the same numbers: one SQL statement each, over the raw rows. */
async function recount(db: Db, from: string, to: string) {
  const held = sql`(
    select o.id, o.starts_at, o.ends_at, a.title from occurrence o join activity a on a.id = o.activity_id
    where o.state <> 'cancelled'
      and case when o.precision in ('minute', 'hour', 'part', 'day') then o.window_start
          else date(o.window_end, '-1 day') end >= ${from.slice(0, 10)}
      and case when o.precision in ('minute', 'hour', 'part', 'day') then o.window_start
          else date(o.window_end, '-1 day') end < ${to.slice(0, 10)}
      and (exists (select 1 from checkin c where c.occurrence_id = o.id and c.state = 'here')
        or exists (select 1 from headcount h where h.occurrence_id = o.id)
        or exists (select 1 from minutes_line m where m.occurrence_id = o.id)))`;
  const one = async (select: ReturnType<typeof sql>) =>
    Number((await sql<{ n: number }>`${select}`.execute(db)).rows[0]?.n ?? 0);
  const here = sql`checkin c join ${held} o on o.id = c.occurrence_id where c.state = 'here'`;
  const child = sql`(h.label like '%学生%' or h.label like '%孩子%')`;
  return {
    sessions: await one(sql`select count(*) n from ${held}`),
    attendances: await one(sql`select sum(c.heads) n from ${here}`),
    people: await one(sql`select count(distinct c.member_id) n from ${here}`),
    veteranAttendances: await one(
      sql`select count(*) n from ${here} and c.member_id in (select member_id from veteran)`,
    ),
    veterans: await one(
      sql`select count(distinct c.member_id) n from ${here} and c.member_id in (select member_id from veteran)`,
    ),
    children: await one(
      sql`select sum(h.count) n from headcount h join ${held} o on o.id = h.occurrence_id where ${child}`,
    ),
    unnamed: await one(
      sql`select sum(h.count) n from headcount h join ${held} o on o.id = h.occurrence_id where not ${child}`,
    ),
    minutes: await one(
      sql`select sum(max(0, round((coalesce(c.out_at, o.ends_at, o.starts_at + 7200000)
        - max(c.at, coalesce(o.starts_at, c.at))) / 60000.0))) n from ${here}
        and (o.starts_at is not null or c.out_at is not null)`,
    ),
    lectures: await one(
      sql`select count(*) n from ${held} where title like '%讲座%' or title like '%宣讲%'`,
    ),
    visits: await one(sql`select count(*) n from ${held} where title like '%走访%'`),
  };
}

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
