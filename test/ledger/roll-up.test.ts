import { pino } from "pino";
import { expect, test } from "vitest";
import { createBot } from "../../bot/create-bot.ts";
import { numbersOf } from "../../src/ledger/numbers.ts";
import { rollUp } from "../../src/ledger/roll-up.ts";
import { recount } from "./recount.ts";
import { livedYear } from "./year.ts";

const YEAR = { from: "2026-01-01T00:00:00", to: "2027-01-01T00:00:00" };

test("a district's numbers are those of everything below it, each thing counted once", async () => {
  await using world = await livedYear(4);
  const { store, space } = world;
  const made = (name: string, parent_id: number | null) =>
    store.db
      .insertInto("space")
      .values({ name, zone: space.zone, created_at: 0, parent_id })
      .returningAll()
      .executeTakeFirstOrThrow();
  const district = await made("城关区", null);
  const street = await made("东街道", district.id);
  await made("别的区", null);
  await store.db
    .updateTable("space")
    .set({ parent_id: street.id })
    .where("id", "=", space.id)
    .execute();

  const now = world.now();
  const { units, total } = await rollUp(store.db, { space: district, now, ...YEAR });
  expect(units.map((unit) => unit.space.name)).toEqual(["城关区", "东街道", "本单位"]);
  const { uncounted, ...numbers } = total;
  expect(numbers).toEqual(await recount(store.db, YEAR.from, YEAR.to));
  const own = await numbersOf(store.db, { space, now, ...YEAR });
  expect(uncounted).toHaveLength(own.uncounted.length);
  expect(total.attendances).toBeGreaterThan(100);

  // Somebody made a circle of them: it ends, and nothing is counted twice.
  await store.db
    .updateTable("space")
    .set({ parent_id: space.id })
    .where("id", "=", district.id)
    .execute();
  expect((await rollUp(store.db, { space: district, now, ...YEAR })).total.attendances).toBe(
    own.attendances,
  );

  const log = pino({ level: "silent" });
  const { clock, calendars } = world;
  const bot = createBot({ clock, store, calendars, zone: space.zone, log });
  bot.attach(world.gateway);
  await bot.onMessage({
    account: "test",
    chat: { kind: "dm" },
    sender: { networkId: "李红", name: "李红" },
    id: "m1",
    at: now,
    kind: "text",
    text: "报数 2026年 各单位",
    mentionsBot: false,
  });
  await bot.wake();
  const said = world.said("李红").at(-1) ?? "";
  expect(said).toContain(`合计 场次${own.sessions} 人次${own.attendances}`);
  expect(said.split("\n")[1]).toMatch(/^本单位 场次/u);
});
