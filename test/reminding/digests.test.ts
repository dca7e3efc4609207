import { describe, expect, test } from "vitest";
import { setSetting } from "../../src/store/settings.ts";
import { widthOf } from "../../src/wording/layout.ts";
import { createWorld, rule } from "./world.ts";

describe("on Monday", () => {
  test("a room hears what its week holds, and nothing when it holds nothing", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    await world.plan("支部会", "2026-11-25 15:00");
    await world.plan("义诊", "2026-11-24");
    await world.plan("假日学校", "2026-11");
    await world.until("2026-12-14 12:00");
    const digests = world.said().filter((text) => text.includes("本周"));
    expect(digests).toEqual(["本周2件\n周二 义诊\n周三 支部会15:00"]);
  });

  test("every week that holds something has its own", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    await world.plan("支部会", "2026-11-25 15:00");
    await world.plan("棋会", "2026-12-09 15:00");
    await world.until("2026-12-14 12:00");
    expect(world.said().filter((text) => text.includes("本周"))).toEqual([
      "本周1件\n周三 支部会15:00",
      "本周1件\n周三 棋会15:00",
    ]);
  });

  test("a clock that ran a year ahead for a while does not silence it, nor say it twice", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    await world.plan("支部会", "2026-12-02 15:00");
    await world.plan("棋会", "2026-11-25 15:00");
    await world.until("2026-11-23 08:30");
    world.jumpTo("2027-11-23 09:00");
    await world.pulse();
    world.jumpTo("2026-11-23 07:30");
    await world.until("2026-11-30 12:00");
    expect(world.said().filter((text) => text.includes("本周"))).toEqual([
      "本周1件\n周三 棋会15:00",
      "本周1件\n周三 支部会15:00",
    ]);
  });

  test("missed until Friday, a digest is no longer worth a message", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    await world.plan("读书会", "2026-11-29 15:00");
    await world.pulse();
    world.jumpTo("2026-11-27 09:00");
    await world.until("2026-11-28 12:00");
    expect(world.said()).toEqual([]);
  });

  test("one that waits for the door says what holds when it goes out", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    const [cancelled] = await world.plan("支部会", "2026-11-25 15:00");
    await world.plan("义诊", "2026-11-26 15:00");
    await world.until("2026-11-23 07:59");
    world.gateway.setState("offline");
    await world.until("2026-11-23 09:00");
    await world.cancel(cancelled);
    world.gateway.setState("online");
    await world.until("2026-11-23 09:01");
    expect(world.said()).toEqual(["本周1件\n周四 义诊15:00"]);
  });

  test("one of which nothing is left is not sent, also when it had to be sent again", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    const [cancelled] = await world.plan("支部会", "2026-11-25 15:00");
    world.gateway.answerNext({ kind: "unknown", reason: "no answer" });
    await world.until("2026-11-23 08:00");
    await world.cancel(cancelled);
    await world.until("2026-11-23 12:00");
    expect(world.said()).toEqual([]);
  });

  test("a full week fits on a phone", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    // Its eleven reminders would use up the room's budget, and the digest give way to them.
    await world.store.write(async (db) => {
      for (const key of ["pushes-a-day", "pushes-a-week"])
        await setSetting(db, world.space.id, key, "99");
    });
    for (let hour = 9; hour < 20; hour += 1) {
      const clock = String(hour).padStart(2, "0");
      await world.plan("青少年法治宣传教育主题活动启动仪式", `2026-11-26 ${clock}:30`);
    }
    await world.until("2026-11-23 08:00");
    const lines = (world.said()[0] ?? "").split("\n");
    expect(lines).toHaveLength(8);
    expect(lines.filter((line) => widthOf(line) > 16)).toEqual([]);
    expect(lines.at(-1)).toBe("还有5件，问“本周有什么”");
  });

  test("a leader gets three lines, in private", async () => {
    await using world = await createWorld("2026-11-16 10:00");
    await world.join("书记", "leader");
    const [held] = await world.plan("普法讲座", "2026-11-18 09:00");
    await world.plan("棋会", "2026-11-19 09:00");
    await world.plan("支部会", "2026-11-25 15:00");
    await world.plan("假日学校", "2026-11");
    world.jumpTo("2026-11-18 09:00");
    await world.arrive(held, "张桂兰");
    await world.until("2026-11-23 09:00");
    expect(world.said("书记")).toEqual([
      "上周2件，有记录的1件\n本周1件：周三支部会\n本月1件没定日子，回“哪些没定”",
    ]);
  });
});

test("on the 1st a room hears of its month, with what has no day, and of series once", async () => {
  await using world = await createWorld("2026-11-28 10:00");
  await world.plan("普法讲座", "2026-12-04 09:00");
  await world.plan("假日学校", "2026-12");
  const weekly = rule("FREQ=WEEKLY;BYDAY=WE", "2026-12-02T15:00:00", "2026-12-02T16:00:00", "hour");
  await world.plan("合唱", weekly);
  await world.until("2026-12-01 12:00");
  expect(world.said().filter((text) => text.startsWith("12月"))).toEqual([
    "12月3件\n2日周三起5次 合唱15:00\n4日周五 普法讲座9:00\n日未定 假日学校",
  ]);
});

test("when both fall on one morning, they are one message", async () => {
  await using world = await createWorld("2027-01-30 10:00");
  await world.plan("普法讲座", "2027-02-03 09:00");
  await world.until("2027-02-01 12:00");
  expect(world.said()).toHaveLength(1);
  expect(world.said()[0]).toMatch(/本周1件[\s\S]*2月1件/);
});
