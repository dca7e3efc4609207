import { pino } from "pino";
import { expect, test } from "vitest";
import { createBot } from "../../bot/create-bot.ts";
import { collectFacts } from "../../src/ledger/collect-facts.ts";
import type { LedgerFacts } from "../../src/ledger/ledger-book.ts";
import { numbersOf } from "../../src/ledger/numbers.ts";
import { rollUp } from "../../src/ledger/roll-up.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOn } from "../../src/plan/when-on.ts";
import { ensureSender } from "../../src/store/members.ts";
import { ensureMembership, ensureRoom } from "../../src/store/rooms.ts";
import { addSpace } from "../../src/store/spaces.ts";
import { ledgerSheets } from "../../src/wording/ledger-book.ts";
import { ledgerDraft } from "../../src/wording/ledger-draft.ts";
import { createWorld, type World } from "../reminding/world.ts";
import { recount } from "./recount.ts";
import { type LivedIn, liveYear } from "./year.ts";

const SPANS = [
  { from: "2026-01-01T00:00:00", to: "2027-01-01T00:00:00" },
  { from: "2026-10-01T00:00:00", to: "2027-01-01T00:00:00" },
] as const;

/** Another space of the world, in which the same people are other members. */
async function elsewhere(world: World, name: string, parentId: number | null): Promise<LivedIn> {
  const { store, calendars, now } = world;
  const account = "test";
  const { space, room, organizer } = await store.write(async (db) => {
    const made = await addSpace(db, { name, zone: world.space.zone, parentId }, now());
    const seen = { account, networkId: name, topic: name };
    const sender = { account, networkId: "李红", nickname: "李红" };
    return {
      space: made,
      room: await ensureRoom(db, made.id, seen, now()),
      organizer: await ensureSender(db, made.id, sender, now()),
    };
  });
  return {
    store,
    space,
    organizer,
    now,
    jumpTo: world.jumpTo,
    async plan(title, when) {
      const said = (typeof when === "string" ? whenOn(when) : when) ?? null;
      const facts = { title };
      const adding = { space, facts, when: said, by: organizer.id, now: now(), calendars };
      const { activity, occurrences } = await store.write((db) => addPlannedActivity(db, adding));
      return occurrences.map((occurrence) => ({ activity, occurrence }));
    },
    join: (nickname) =>
      store.write(async (db) => {
        const seen = { account, networkId: nickname, nickname };
        const member = await ensureSender(db, space.id, seen, now());
        await ensureMembership(db, room, member.id, now());
        return member;
      }),
  };
}

test("a district's numbers are those of everything below it, each counted once, by another route too", async () => {
  await using world = await createWorld("2026-01-01 08:00");
  const { store, space: district } = world;
  const street = await elsewhere(world, "东街道", district.id);
  const block = await elsewhere(world, "三组", street.space.id);
  const other = await elsewhere(world, "别的区", null);
  for (const [index, one] of [world, street, block, other].entries()) {
    world.jumpTo("2026-01-01 08:00");
    await liveYear(one, 4 + index);
  }
  const now = world.now();
  const trees = [
    [district, street.space, block.space],
    [street.space, block.space],
    [block.space],
    [other.space],
  ];
  for (const [top, ...below] of trees) {
    if (top === undefined) continue;
    for (const span of SPANS) {
      const { units, total } = await rollUp(store.db, { space: top, now, ...span });
      expect(units.map((unit) => unit.space.name)).toEqual([top, ...below].map(({ name }) => name));
      for (const unit of units) {
        const { uncounted: _, ...numbers } = unit.numbers;
        const again = await recount(store.db, span.from, span.to, [unit.space.id]);
        expect(numbers, unit.space.name).toEqual(again);
      }
      const { uncounted: _, ...all } = total;
      const ids = [top, ...below].map(({ id }) => id);
      expect(all).toEqual(await recount(store.db, span.from, span.to, ids));
      expect(all.attendances).toBeGreaterThan(50);
    }
  }
  const question = { space: district, now, ...SPANS[0] };

  // The file has a row for each and for all, and not one activity or person of those below.
  const asked = { period: "2026", language: "zh", masked: false } as const;
  const facts = await collectFacts(store.db, question, asked);
  const { units, total } = await rollUp(store.db, question);
  const sheet = ledgerSheets(facts).find(({ name }) => name === "各单位");
  const rows = [...units.map(({ space, numbers }) => [space.name, numbers] as const)];
  expect(sheet?.rows.map((row) => row.slice(0, 4))).toEqual(
    [...rows, ["合计", total] as const].map(([name, n]) => [
      { kind: "text", text: name },
      { kind: "number", value: n.sessions },
      { kind: "number", value: n.attendances },
      { kind: "number", value: n.people },
    ]),
  );
  expect(facts.rows.every(({ activity }) => activity.space_id === district.id)).toBe(true);
  const lone = await collectFacts(store.db, { ...question, space: block.space }, asked);
  expect(ledgerSheets(lone).map(({ name }) => name)).not.toContain("各单位");
  const unitsIn = (all: LedgerFacts) =>
    ledgerDraft(all)
      .parts.find(({ heading }) => heading === "各单位")
      ?.paragraphs.map((one) => one.split("：")[0]);
  expect(unitsIn(facts)).toEqual([...units.map(({ space }) => space.name), "合计"]);
  expect(unitsIn(lone)).toBeUndefined();

  // Somebody made a circle of them: it ends, and nothing is counted twice.
  await store.db
    .updateTable("space")
    .set({ parent_id: block.space.id })
    .where("id", "=", district.id)
    .execute();
  expect((await rollUp(store.db, question)).total.attendances).toBe(total.attendances);
});

test("who asks above hears the sums and a line for each below; who asks below only their own", async () => {
  await using world = await createWorld("2026-01-01 08:00");
  const { store, space, clock, calendars } = world;
  const street = await elsewhere(world, "东街道", space.id);
  await liveYear(street, 5);
  const span = { now: world.now(), ...SPANS[0] };
  const own = await numbersOf(store.db, { space: street.space, ...span });
  const log = pino({ level: "silent" });
  const bot = createBot({ clock, store, calendars, zone: space.zone, log });
  bot.attach(world.gateway);
  await bot.onMessage({
    account: "test",
    chat: { kind: "dm" },
    sender: { networkId: "李红", name: "李红" },
    id: "m1",
    at: world.now(),
    kind: "text",
    text: "报数 2026年 各单位",
    mentionsBot: false,
  });
  await bot.wake();
  const said = world.said("李红").at(-1) ?? "";
  expect(said).toContain(`合计 场次${own.sessions} 人次${own.attendances}`);
  expect(said.split("\n").slice(1, 3)).toEqual([
    "本单位 场次0 人次0（0人）",
    `东街道 场次${own.sessions} 人次${own.attendances}（${own.people}人）`,
  ]);
});
