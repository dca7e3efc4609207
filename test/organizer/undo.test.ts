import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cancelActivity } from "../../src/plan/cancel-activity.ts";
import { cancelOccurrence } from "../../src/plan/cancel-occurrence.ts";
import { editActivity } from "../../src/plan/edit-activity.ts";
import { moveOccurrence } from "../../src/plan/move-occurrence.ts";
import { placeOccurrence } from "../../src/plan/place-occurrence.ts";
import { undoPlanChange } from "../../src/plan/undo-plan-change.ts";
import { onDay } from "../../src/plan/when-said.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { createWorld, type World } from "../reminding/world.ts";

type Order = (world: World, listed: Listed, inboundId: string) => Promise<unknown>;

const author = (world: World, inboundId: string) => ({
  space: world.space,
  by: world.organizer.id,
  now: world.now(),
  inboundId,
});

const orders: Record<string, Order> = {
  move: (world, listed, id) =>
    world.store.write((db) =>
      moveOccurrence(db, { ...author(world, id), listed, to: onDay("2026-12-20", "15:00") }),
    ),
  place: (world, listed, id) =>
    world.store.write((db) => placeOccurrence(db, { ...author(world, id), listed, place: "操场" })),
  toDay: (world, listed, id) =>
    world.store.write((db) =>
      moveOccurrence(db, { ...author(world, id), listed, to: onDay("2027-01-08") }),
    ),
  edit: (world, { activity }, id) =>
    world.store.write((db) =>
      editActivity(db, { ...author(world, id), activity, to: { place: "二楼", capacity: 9 } }),
    ),
  cancel: (world, listed, id) =>
    world.store.write((db) => cancelOccurrence(db, { ...author(world, id), listed }, "下雪")),
  cancelAll: (world, { activity }, id) =>
    world.store.write((db) => cancelActivity(db, { ...author(world, id), activity, why: null })),
};

/** Everything of an activity that people or the clock could notice. */
async function seen(world: World, listed: Listed) {
  const { activity, occurrence } = await world.fresh(listed);
  const reminders = await world.store.db
    .selectFrom("reminder")
    .select(["rule", "subject", "next_at"])
    .where("state", "=", "scheduled")
    .where("occurrence_id", "=", occurrence.id)
    .orderBy("rule")
    .execute();
  const { updated_at: _, ...facts } = activity;
  return { facts, occurrence, reminders };
}

describe("撤销", () => {
  test("after any orders, taking them back one by one leaves everything as it was before", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(orders)), { minLength: 1, maxLength: 5 }),
        async (names) => {
          await using world = await createWorld("2026-11-22 10:00");
          const [listed] = await world.plan("普法讲座", "2026-12-11 09:00", { place: "书屋" });
          if (listed === undefined) throw new Error("nothing was planned");
          const states = [await seen(world, listed)];
          for (const [index, name] of names.entries()) {
            const before = await world.fresh(listed);
            if (before.occurrence.state !== "planned") break;
            await orders[name]?.(world, before, `test/${index}`);
            states.push(await seen(world, listed));
          }
          states.pop();
          const undoing = { space: world.space, by: world.organizer.id, now: world.now() };
          // The record is undone from its end: an undone entry is not the last deed any more.
          const [last] = states.slice(-1);
          const undone = await world.store.write((db) => undoPlanChange(db, undoing));
          expect(undone?.words).toHaveLength(1);
          expect(await seen(world, listed)).toEqual(last);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("after half an hour it is too late", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    const [listed] = await world.plan("普法讲座", "2026-12-11 09:00");
    if (listed === undefined) throw new Error("nothing was planned");
    await orders["move"]?.(world, listed, "test/0");
    world.jumpTo("2026-11-22 10:31");
    const undoing = { space: world.space, by: world.organizer.id, now: world.now() };
    expect(await world.store.write((db) => undoPlanChange(db, undoing))).toBeUndefined();
  });

  test("somebody else's order is not taken back", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    const [listed] = await world.plan("普法讲座", "2026-12-11 09:00");
    if (listed === undefined) throw new Error("nothing was planned");
    await orders["cancel"]?.(world, listed, "test/0");
    const other = await world.join("王敏", "organizer");
    const undoing = { space: world.space, by: other.id, now: world.now() };
    expect(await world.store.write((db) => undoPlanChange(db, undoing))).toBeUndefined();
    expect((await world.fresh(listed)).occurrence.state).toBe("cancelled");
  });
});
