import fc from "fast-check";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createJobs } from "../../jobs/create-jobs.ts";
import { planReminders } from "../../src/reminding/plan-reminders.ts";
import { advanceReminder, dueReminders } from "../../src/store/reminders.ts";
import { at, createWorld, type World } from "./world.ts";

const MINUTE_MS = 60_000;

/** How often each text was accepted, over all messages, merged ones taken apart. */
function timesSaid(world: World): Map<string, number> {
  const times = new Map<string, number>();
  for (const { text } of world.gateway.sent) {
    for (const part of text.split("\n\n")) times.set(part, (times.get(part) ?? 0) + 1);
  }
  return times;
}

/** Whether the local time of an instant is in the night or the noon nap of the product. */
function isQuiet(at: number): boolean {
  const hour = new Date(at + 8 * 60 * MINUTE_MS).getUTCHours();
  return hour >= 21 || hour < 8 || hour === 12 || hour === 13;
}

test("two runners at once write one reminder", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  await world.plan("普法讲座", "2026-11-27 09:00");
  const { clock, store, calendars } = world;
  const log = pino({ level: "fatal" });
  const second = createJobs({ clock, store, calendars, zone: "Asia/Shanghai", log });
  world.jumpTo("2026-11-26 19:00");
  await Promise.all([world.jobs.runDue(), second.runDue(), world.jobs.runDue()]);
  const rows = await store.db.selectFrom("outbox").select("idempotency_key").execute();
  expect(rows).toHaveLength(1);
});

test("a slot is taken once, however many read it as due", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  await world.plan("普法讲座", "2026-11-27 09:00");
  const due = await dueReminders(world.store.db, at("2026-11-26 19:00"), 50);
  const takers = [...due, ...due, ...due].map((reminder) =>
    world.store.write((db) => advanceReminder(db, reminder, at("2026-12-01 08:00"))),
  );
  expect(await Promise.all(takers)).toEqual([true, false, false]);
});

test("a slot that was said is not said again when it is planned anew", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  const [listed] = await world.plan("普法讲座", "2026-11-27 09:00");
  if (listed === undefined) throw new Error("nothing was planned");
  await world.until("2026-11-26 19:01");
  world.jumpTo("2026-11-26 18:30");
  await world.store.write((db) => planReminders(db, world.space, listed, world.now()));
  world.jumpTo("2026-11-26 19:07");
  await world.until("2026-11-26 20:30");
  expect(world.said()).toHaveLength(1);
});

test("a reminder that cannot be composed does not hold up the others, and is tried again", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  await world.plan("普法讲座", "2026-11-27 09:00");
  await world.plan("义诊", "2026-11-27 09:00");
  await world.store.write((db) =>
    db.updateTable("reminder").set({ rule: "unheard-of" }).where("id", "=", 1).execute(),
  );
  await world.until("2026-11-26 19:05");
  expect(world.said()).toHaveLength(1);
  await world.store.write((db) =>
    db.updateTable("reminder").set({ rule: "eve" }).where("id", "=", 1).execute(),
  );
  await world.until("2026-11-26 19:20");
  expect(world.said()).toHaveLength(2);
  expect(world.said()[1]).toContain("普法讲座");
});

interface Step {
  readonly do: "wait" | "set back" | "sleep" | "door";
  readonly minutes: number;
}

function steps(kind: Step["do"], most: number): fc.Arbitrary<Step> {
  return fc.nat(most).map((minutes) => ({ do: kind, minutes }));
}

const step = fc.oneof(
  { weight: 6, arbitrary: steps("wait", 900) },
  { weight: 2, arbitrary: steps("set back", 180) },
  { weight: 1, arbitrary: steps("sleep", 9 * 1440) },
  { weight: 1, arbitrary: steps("door", 0) },
);

const PLANNED = [
  ["普法讲座", "2026-11-23 09:00"],
  ["支部会", "2026-11-25 15:00"],
  ["晨跑", "2026-11-25 06:30"],
  ["义诊", "2026-11-28"],
  ["假日学校", "2026-12"],
] as const;

async function carryOut(world: World, one: Step): Promise<void> {
  if (one.do === "door") {
    world.gateway.setState(world.gateway.state() === "online" ? "offline" : "online");
  }
  world.moveBy((one.do === "set back" ? -1 : 1) * one.minutes * MINUTE_MS);
  const before = world.gateway.sent.length;
  await Promise.all([world.pulse(), world.jobs.runDue()]);
  await world.pulse();
  if (world.gateway.sent.length > before) expect(isQuiet(world.now())).toBe(false);
}

test("however late, often or oddly the pulse comes: once per text, never at night, nothing left over", async () => {
  const runs = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (all) => {
    await using world = await createWorld("2026-11-20 10:00");
    for (const [title, when] of PLANNED) await world.plan(title, when);
    for (const one of all) await carryOut(world, one);
    world.gateway.setState("online");
    await world.until("2027-02-01 12:00");
    const twice = [...timesSaid(world)].filter(([text, times]) => times > 1 && !isReport(text));
    expect(twice).toEqual([]);
    const waiting = world.store.db.selectFrom("outbox").select(["idempotency_key", "state"]);
    expect(await waiting.where("state", "not in", ["sent", "withdrawn"]).execute()).toEqual([]);
  });
  await fc.assert(runs, { numRuns: 10 });
});

/** Two reports may be of the same words: each is about other items. */
function isReport(text: string): boolean {
  return text.startsWith("有");
}
