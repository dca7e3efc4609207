import { describe, expect, test } from "vitest";
import { cancelOccurrence, restoreOccurrence } from "../../src/plan/cancel-occurrence.ts";
import { moveOccurrence } from "../../src/plan/move-occurrence.ts";
import { whenOn } from "../../src/plan/when-on.ts";
import { ensureRoom } from "../../src/store/rooms.ts";
import { setSetting } from "../../src/store/settings.ts";
import { createWorld, rule, type World } from "./world.ts";

async function move(world: World, title: string, when: string, to: string) {
  const [listed] = await world.plan(title, when, { place: "社区书屋" });
  if (listed === undefined) throw new Error("nothing was planned");
  const said = whenOn(to);
  if (said === undefined) throw new Error(`not a time: ${to}`);
  return {
    listed,
    moved: () =>
      world.store.write((db) =>
        moveOccurrence(db, { space: world.space, listed, to: said, by: null, now: world.now() }),
      ),
  };
}

describe("an activity with a clock time", () => {
  test("is reminded of on the evening before and on the morning of", async () => {
    await using world = await createWorld("2026-11-24 10:00");
    await world.plan("普法讲座", "2026-11-27 09:00", { place: "社区书屋", bring: "笔" });
    await world.until("2026-11-28 00:00");
    expect(world.said()).toEqual([
      "明天11月27日周五9:00\n11 普法讲座\n社区书屋\n带：笔\n去的回“报名”，不去回“请假”",
      "今天11月27日周五9:00\n11 普法讲座\n社区书屋\n到了回“签到”",
    ]);
    expect((await world.log()).map((line) => line.slice(0, 11))).toEqual([
      "11-26 19:00",
      "11-27 08:00",
    ]);
  });

  test("in the afternoon is reminded of two hours before, or before the nap", async () => {
    await using world = await createWorld("2026-11-24 20:00");
    await world.plan("棋会", "2026-11-25 17:00");
    await world.plan("支部会", "2026-11-25 15:00");
    await world.until("2026-11-26 00:00");
    expect(await world.log()).toEqual([
      "11-25 11:55 今天11月25日周三15:00",
      "11-25 15:00 今天11月25日周三17:00",
    ]);
  });

  test("at daybreak is reminded of once, on the evening before", async () => {
    await using world = await createWorld("2026-11-24 10:00");
    await world.plan("晨跑", "2026-11-25 06:30");
    await world.until("2026-11-26 00:00");
    expect(await world.log()).toEqual(["11-24 19:00 明天11月25日周三6:30"]);
  });

  test("at daybreak, planned after that evening's reminder, is reminded of before the night", async () => {
    await using world = await createWorld("2026-11-24 20:00");
    await world.plan("晨跑", "2026-11-25 06:30");
    await world.until("2026-11-26 00:00");
    expect(await world.log()).toEqual(["11-24 20:55 明天11月25日周三6:30"]);
  });

  test("is summed up half an hour later if somebody checked in, and only then", async () => {
    await using world = await createWorld("2026-11-27 08:30");
    const [talk] = await world.plan("普法讲座", "2026-11-27 09:00");
    await world.plan("没人来的会", "2026-11-28 09:00");
    await world.join("老陈");
    await world.arrive(talk, "张桂兰", 2);
    await world.until("2026-11-29 00:00");
    expect(await world.log()).toEqual([
      "11-27 09:30 已到2人（名册2）。谢谢各位",
      "11-27 19:00 明天11月28日周六9:00",
      "11-28 08:00 今天11月28日周六9:00",
    ]);
  });
});

describe("what is less precise", () => {
  test("a day without a clock is reminded of with the day alone", async () => {
    await using world = await createWorld("2026-12-01 10:00");
    await world.plan("义诊", "2026-12-04");
    await world.until("2026-12-06 00:00");
    expect(await world.log()).toEqual([
      "12-03 19:00 明天12月4日周五",
      "12-04 08:00 今天12月4日周五",
    ]);
  });

  test("a month is asked about in private, once, and never given a day", async () => {
    await using world = await createWorld("2026-11-10 10:00");
    await world.plan("假日学校", "2026-12");
    await world.until("2027-01-31 00:00");
    expect(world.said("李红")).toEqual([
      "12月的假日学校还没定日子，\n定在哪天？\n回“改11 几月几日”",
    ]);
    expect(world.said().filter((text) => !text.startsWith("12月1件"))).toEqual([]);
    expect(world.said().join()).not.toMatch(/\d日周/);
  });

  test("several without a day are one question", async () => {
    await using world = await createWorld("2026-11-10 10:00");
    for (const title of ["假日学校", "敬老", "法律咨询"]) await world.plan(title, "2026-12");
    await world.until("2026-11-30 00:00");
    expect(world.said("李红")).toEqual([
      "还有3件没定日子：\n11 假日学校\n12 敬老\n13 法律咨询\n定了回“改11 几月几日”",
    ]);
  });

  test("one that got its day meanwhile is not asked about, but reminded of", async () => {
    await using world = await createWorld("2026-11-10 10:00");
    const { moved } = await move(world, "假日学校", "2026-12", "2026-12-05");
    await moved();
    await world.until("2026-12-06 00:00");
    expect(world.said("李红")).toEqual([]);
    expect((await world.log()).slice(-2)).toEqual([
      "12-04 19:00 明天12月5日周六",
      "12-05 08:00 今天12月5日周六",
    ]);
  });

  test("weekly things are in the digest only", async () => {
    await using world = await createWorld("2026-11-22 10:00");
    const when = rule("FREQ=WEEKLY;BYDAY=WE", "2026-11-25T15:00:00", "2026-11-25T16:00:00", "hour");
    await world.plan("支部会", when);
    await world.until("2026-11-28 00:00");
    expect(world.said()).toEqual(["本周1件\n周三 支部会15:00"]);
  });
});

describe("a change", () => {
  test("moved: reminded of once, at the new time", async () => {
    await using world = await createWorld("2026-11-24 10:00");
    const { moved } = await move(world, "普法讲座", "2026-11-27 09:00", "2026-11-28 14:30");
    await world.until("2026-11-25 12:00");
    expect((await moved()).withdrawn).toBe(3);
    await world.until("2026-11-30 00:00");
    expect(await world.log()).toEqual([
      "11-27 19:00 明天11月28日周六14:30",
      "11-28 11:55 今天11月28日周六14:30",
    ]);
  });

  test("what was queued for the old time and not seen by anybody is said for the new one", async () => {
    await using world = await createWorld("2026-11-26 10:00");
    const { moved } = await move(world, "普法讲座", "2026-11-27 09:00", "2026-11-27 10:30");
    world.gateway.setState("offline");
    await world.until("2026-11-26 19:10");
    await moved();
    world.gateway.setState("online");
    await world.until("2026-11-26 20:00");
    expect(world.said()).toHaveLength(1);
    expect(world.said()[0]).toMatch(/^明天11月27日周五10:30/);
    expect(world.said("李红")).toEqual([]);
  });

  test("what was said already is not said again because of a change", async () => {
    await using world = await createWorld("2026-11-26 10:00");
    const { moved } = await move(world, "普法讲座", "2026-11-27 09:00", "2026-11-27 10:30");
    await world.until("2026-11-26 19:10");
    await moved();
    await world.until("2026-11-26 20:00");
    expect(await world.log()).toEqual(["11-26 19:00 明天11月27日周五9:00"]);
  });

  test("cancelled: nothing more is said, and a restored one is reminded of again", async () => {
    await using world = await createWorld("2026-11-24 10:00");
    const [kept] = await world.plan("普法讲座", "2026-11-27 09:00");
    const [dropped] = await world.plan("禁毒讲座", "2026-11-27 09:00");
    if (kept === undefined || dropped === undefined) throw new Error("nothing was planned");
    const who = { space: world.space, by: world.organizer.id, now: world.now() };
    await world.store.write(async (db) => {
      await cancelOccurrence(db, { ...who, listed: kept }, null);
      await cancelOccurrence(db, { ...who, listed: dropped }, "下雪");
    });
    const cancelled = await world.fresh(kept);
    expect([cancelled.occurrence.state, cancelled.activity.state]).toEqual([
      "cancelled",
      "cancelled",
    ]);
    await world.store.write((db) => restoreOccurrence(db, { ...who, listed: cancelled }));
    await world.until("2026-11-28 00:00");
    expect(world.said().join("\n")).not.toContain("禁毒讲座");
    expect(world.said()).toHaveLength(2);
    const words = await world.store.db.selectFrom("change").select("words").execute();
    expect(words.map((row) => row.words)).toContain("取消12 禁毒讲座，11月27日周五9:00（下雪）");
  });
});

test("three reminders that are due together are one message", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  for (const title of ["普法讲座", "义诊", "棋会"]) await world.plan(title, "2026-11-27 09:00");
  await world.until("2026-11-26 19:30");
  expect(world.said()).toHaveLength(1);
  expect(world.said()[0]?.match(/明天/g)).toHaveLength(3);
});

test("an activity of one room is not announced in another", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  const seen = { account: "test", networkId: "west", topic: "西门" };
  const west = await world.store.write((db) => ensureRoom(db, world.space.id, seen, world.now()));
  await world.plan("普法讲座", "2026-11-27 09:00", { roomId: west.id });
  await world.plan("义诊", "2026-11-27 09:00");
  await world.until("2026-11-26 20:00");
  expect(
    world
      .said("east")
      .join()
      .match(/普法讲座|义诊/g),
  ).toEqual(["义诊"]);
  expect(
    world
      .said("west")
      .join()
      .match(/普法讲座|义诊/g),
  ).toEqual(["普法讲座", "义诊"]);
});

test("in a space that is set to English, pushes are English", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  await world.store.write((db) => setSetting(db, world.space.id, "language", "en"));
  await world.plan("Law talk", "2026-11-27 09:00", { place: "Library" });
  await world.until("2026-11-27 12:00");
  expect(world.said()).toEqual([
    'Tomorrow Fri 27 Nov 09:00\n11 Law talk\nLibrary\nComing? Reply "join" or "can\'t come"',
    'Today Fri 27 Nov 09:00\n11 Law talk\nLibrary\nWhen you are there, reply "check in"',
  ]);
});
