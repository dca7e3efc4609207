import { expect, test } from "vitest";
import { moveOccurrence } from "../../src/plan/move-occurrence.ts";
import { whenOn } from "../../src/plan/when-on.ts";
import { enqueue } from "../../src/store/outbox.ts";
import { ensureRoom } from "../../src/store/rooms.ts";
import { setSetting } from "../../src/store/settings.ts";
import { createWorld, type World } from "./world.ts";

/** What the room heard: civil minute, and the first words of each part of the message. */
async function heard(world: World): Promise<string[]> {
  const log = await world.log();
  return log.map((line, index) => {
    const parts = (world.gateway.sent[index]?.text ?? "").split("\n\n");
    const first = parts.map((part) => part.split("\n").slice(0, 2).join(" "));
    return `${line.slice(0, 11)} ${first.join(" + ")}`;
  });
}

async function sendNotice(world: World, words: string): Promise<void> {
  const now = world.now();
  const to = { kind: "room" as const, id: world.room.id, account: world.room.account };
  await world.store.write((db) =>
    enqueue(db, {
      spaceId: world.space.id,
      key: `notice/${words}`,
      to,
      lane: 2,
      body: words,
      dueAt: now,
      now,
    }),
  );
  await world.pulse();
}

test("four days with something in one week: each is reminded of twice, in six messages", async () => {
  await using world = await createWorld("2026-11-22 20:00");
  for (const day of [24, 25, 26, 28]) await world.plan(`第${day}场`, `2026-11-${day} 09:00`);
  await world.until("2026-11-29 00:00");
  const log = await heard(world);
  for (const day of [24, 25, 26, 28]) {
    expect(log.filter((line) => line.includes(`明天11月${day}日`))).toHaveLength(1);
    expect(log.filter((line) => line.includes(`今天11月${day}日`))).toHaveLength(1);
  }
  expect(log.length).toBeLessThanOrEqual(6);
  expect(log).toContainEqual(
    expect.stringMatching(/^11-25 08:00 今天11月25日.*第25场 \+ 明天11月26日.*第26场$/u),
  );
});

test("when one message a day is too many, an evening is heard a day early, as 后天", async () => {
  await using world = await createWorld("2026-11-22 20:00");
  await world.store.write((db) => setSetting(db, world.space.id, "pushes-a-week", "5"));
  for (const day of [25, 26, 28]) await world.plan(`第${day}场`, `2026-11-${day} 09:00`);
  await world.until("2026-11-29 00:00");
  expect((await heard(world)).slice(-5)).toEqual([
    "11-23 08:00 本周3件 周三 第25场9:00 + 后天11月25日周三9:00 11 第25场",
    "11-25 08:00 今天11月25日周三9:00 11 第25场 + 明天11月26日周四9:00 12 第26场",
    "11-26 08:00 今天11月26日周四9:00 12 第26场",
    "11-27 19:00 明天11月28日周六9:00 13 第28场",
    "11-28 08:00 今天11月28日周六9:00 13 第28场",
  ]);
});

test("when a person's notice takes the day's last push, what is due later that day travels with it", async () => {
  await using world = await createWorld("2026-11-22 20:00");
  await world.plan("讲座", "2026-11-24 09:00");
  await world.until("2026-11-23 09:30");
  await sendNotice(world, "【通知】请交小结");
  await world.until("2026-11-24 12:00");
  expect(await heard(world)).toEqual([
    "11-23 08:00 本周1件 周二 讲座9:00",
    "11-23 09:30 【通知】请交小结 + 明天11月24日周二9:00 11 讲座",
    "11-24 08:00 今天11月24日周二9:00 11 讲座",
  ]);
});

test("each of two rooms that share a full week hears everything once", async () => {
  await using world = await createWorld("2026-11-22 20:00");
  await world.store.write((db) =>
    ensureRoom(
      db,
      world.space.id,
      { account: world.room.account, networkId: "west", topic: "西门" },
      world.now(),
    ),
  );
  for (const day of [24, 25, 26, 28]) await world.plan(`第${day}场`, `2026-11-${day} 09:00`);
  await world.until("2026-11-29 00:00");
  for (const room of ["east", "west"]) {
    const parts = world.said(room).flatMap((text) => text.split("\n\n"));
    expect(parts).toHaveLength(9);
    expect(new Set(parts).size).toBe(9);
    expect(world.said(room).length).toBeLessThanOrEqual(6);
  }
});

test("a week with room enough keeps its evenings", async () => {
  await using world = await createWorld("2026-11-22 20:00");
  for (const day of [25, 26]) await world.plan(`第${day}场`, `2026-11-${day} 09:00`);
  await world.until("2026-11-27 00:00");
  expect((await heard(world)).map((line) => line.slice(0, 14))).toEqual([
    "11-23 08:00 本周",
    "11-24 19:00 明天",
    "11-25 08:00 今天",
    "11-25 19:00 明天",
    "11-26 08:00 今天",
  ]);
});

test("what was brought forward and then moved is heard again at its own time", async () => {
  await using world = await createWorld("2026-11-22 20:00");
  await world.store.write((db) => setSetting(db, world.space.id, "pushes-a-week", "3"));
  await world.plan("第一场", "2026-11-25 09:00");
  const [second] = await world.plan("第二场", "2026-11-26 09:00");
  if (second === undefined) throw new Error("nothing was planned");
  await world.until("2026-11-25 10:00");
  expect((await heard(world)).at(-1)).toMatch(/今天11月25日.* \+ 明天11月26日周四9:00/u);
  const to = whenOn("2026-11-26 15:00");
  if (to === undefined) throw new Error("not a time");
  const { space } = world;
  await world.store.write((db) =>
    moveOccurrence(db, { space, listed: second, to, by: null, now: world.now() }),
  );
  await world.store.write((db) => setSetting(db, space.id, "pushes-a-week", "9"));
  await world.until("2026-11-26 12:00");
  expect((await heard(world)).slice(-2)).toEqual([
    "11-25 19:00 明天11月26日周四15:00 12 第二场",
    "11-26 11:55 今天11月26日周四15:00 12 第二场",
  ]);
});

test("what rests for the week's sake travels with the next message, and costs none of its own", async () => {
  await using world = await createWorld("2026-11-16 20:00");
  for (const day of [19, 21]) await world.plan(`第${day}场`, `2026-11-${day} 09:00`);
  await world.plan("单独的一场", "2026-11-26 09:00");
  await sendNotice(world, "第一件事");
  await world.until("2026-11-17 10:00");
  await sendNotice(world, "第二件事");
  await world.until("2026-11-22 00:00");
  const log = await heard(world);
  expect(log.filter((line) => line.includes("一周后11月26日"))).toHaveLength(1);
  expect(log.filter((line) => line.includes(" + "))).toHaveLength(1);
});
