import { describe, expect, test } from "vitest";
import { nextTryAt } from "../../src/store/claims.ts";
import { ANSWERS, enqueue } from "../../src/store/outbox.ts";
import { setSetting } from "../../src/store/settings.ts";
import { createWorld, rule } from "./world.ts";

describe("what was missed", () => {
  test("while down: the late text, once, until the activity is over", async () => {
    await using world = await createWorld("2026-11-26 20:00");
    await world.plan("普法讲座", "2026-11-27 09:00", { place: "社区书屋" });
    world.jumpTo("2026-11-27 09:12");
    await world.until("2026-11-27 09:20");
    await world.until("2026-11-27 12:00");
    expect(world.said()).toEqual([
      "【迟到的提醒】普法讲座已开始，\n8:00的提醒因掉线没发出。\n来得及的请直接到社区书屋",
    ]);
  });

  test("while the door was closed: the late text as well", async () => {
    await using world = await createWorld("2026-11-26 20:00");
    await world.plan("普法讲座", "2026-11-27 09:00", { place: "社区书屋" });
    world.gateway.setState("offline");
    await world.until("2026-11-27 09:12");
    world.gateway.setState("online");
    await world.until("2026-11-27 09:20");
    expect(world.said().map((text) => text.split("\n")[0])).toEqual([
      "【迟到的提醒】普法讲座已开始，",
    ]);
  });

  test("and is over: reported to the organizer, once, and not said to the room", async () => {
    await using world = await createWorld("2026-11-26 20:00");
    await world.plan("普法讲座", "2026-11-27 09:00");
    world.jumpTo("2026-11-27 17:00");
    await world.until("2026-11-27 17:05");
    await world.until("2026-11-28 12:00");
    expect(world.said()).toEqual([]);
    expect(world.said("李红")).toEqual(["有1条没有发出：\n东门：今天11月27日周五9:00（过了时间）"]);
  });

  test("an evening's text is not said after midnight", async () => {
    await using world = await createWorld("2026-11-26 10:00");
    await world.plan("义诊", "2026-11-27");
    world.jumpTo("2026-11-26 23:30");
    await world.until("2026-11-27 10:00");
    expect((await world.log()).filter((line) => !line.includes("没有发出"))).toEqual([
      "11-27 08:00 今天11月27日周五",
    ]);
  });

  test("for a week: no flood, what still matters is one message, the rest is one report", async () => {
    await using world = await createWorld("2026-11-20 10:00");
    for (const day of ["21", "22", "23", "24", "25", "26", "27"]) {
      await world.plan(`巡访${day}日`, `2026-11-${day} 09:00`);
      await world.plan(`读书${day}日`, `2026-11-${day} 10:00`);
    }
    world.jumpTo("2026-11-27 08:30");
    await world.until("2026-11-27 09:20");
    expect(world.said()).toHaveLength(1);
    expect(world.said()[0]?.match(/今天/g)).toHaveLength(2);
    expect(world.said()[0]).toMatch(/巡访27日[\s\S]*读书27日/);
    expect(world.said("李红")).toHaveLength(1);
    expect(world.said("李红")[0]).toMatch(/^有26条没有发出/);
  });

  test("of digests for weeks: one, of this week, with what is left of it", async () => {
    await using world = await createWorld("2026-11-20 10:00");
    await world.plan("普法讲座", "2026-12-18 09:00");
    await world.plan("棋会", "2026-12-14 09:00");
    await world.pulse();
    world.jumpTo("2026-12-16 09:00");
    await world.until("2026-12-16 09:05");
    expect(world.said().filter((text) => text.includes("本周"))).toEqual([
      "本周还有1件\n周五 普法讲座9:00",
    ]);
  });
});

test("what was on its way when it was cancelled is not sent again", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  const [listed] = await world.plan("义诊", "2026-11-27 15:00");
  world.gateway.answerNext({ kind: "unknown", reason: "no answer" });
  await world.until("2026-11-26 19:00");
  await world.cancel(listed);
  await world.until("2026-11-27 18:00");
  expect(world.said()).toEqual([]);
});

describe("a message that the network refused", () => {
  test("is reported to the organizer once; a refused report is not reported again", async () => {
    await using world = await createWorld("2026-11-26 10:00");
    await world.plan("义诊", "2026-11-27");
    world.gateway.answerNext({ kind: "refused", reason: "not a friend" });
    world.gateway.answerNext({ kind: "refused", reason: "not a friend" });
    await world.until("2026-11-27 07:00");
    const states = await world.store.db
      .selectFrom("outbox")
      .select(["state", "reported_at"])
      .execute();
    expect(states.map((row) => row.state)).toEqual(["dead", "dead"]);
    expect(states.every((row) => row.reported_at !== null)).toBe(true);
    expect(world.gateway.sent).toEqual([]);
  });

  test("waits for an organizer who can be told", async () => {
    await using world = await createWorld("2026-11-26 10:00");
    await world.store.write((db) => db.deleteFrom("role").execute());
    await world.plan("义诊", "2026-11-27");
    world.gateway.answerNext({ kind: "refused", reason: "gone" });
    await world.until("2026-11-27 07:00");
    expect(world.said("周洁")).toEqual([]);
    await world.join("周洁", "organizer");
    await world.until("2026-11-27 08:01");
    expect(world.said("周洁")).toEqual(["有1条没有发出：\n东门：明天11月27日周五（被拒收）"]);
  });
});

describe("at night", () => {
  test("nothing is said, whatever the quiet hours of the space are", async () => {
    await using world = await createWorld("2026-11-26 10:00");
    await world.store.write((db) => setSetting(db, world.space.id, "quiet", "18:30-9:30"));
    await world.plan("普法讲座", "2026-11-27 10:00");
    await world.until("2026-11-27 12:00");
    expect(await world.log()).toEqual(["11-26 18:25 明天11月27日周五10:00"]);
  });

  test("what became due in the nap waits for its end", async () => {
    await using world = await createWorld("2026-11-27 08:00");
    const [lunch] = await world.plan("包饺子", "2026-11-27 12:30");
    await world.arrive(lunch, "张桂兰");
    await world.until("2026-11-27 15:00");
    expect((await world.log()).slice(-1)).toEqual(["11-27 14:00 已到1人（名册1）。谢谢各位"]);
  });
});

test("a rule is laid out further day by day, and each happening is reminded of", async () => {
  await using world = await createWorld("2026-11-22 10:00");
  const when = rule("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07T09:00:00", "2026-12-07T10:00:00", "hour");
  await world.plan("主题党日", when);
  const last = async () =>
    (
      await world.store.db
        .selectFrom("occurrence")
        .select(({ fn }) => fn.max("slot").as("slot"))
        .executeTakeFirstOrThrow()
    ).slot;
  expect(await last()).toBe("2027-12-06T09:00:00");
  await world.until("2027-01-15 12:00");
  expect(await last()).toBe("2028-02-07T09:00:00");
  expect(world.said().filter((text) => text.startsWith("明天"))).toHaveLength(2);
});

test("what stands behind a retry is not due before it", async () => {
  await using world = await createWorld("2026-11-26 10:00");
  const { space, room } = world;
  const say = (key: string) =>
    world.store.write((db) =>
      enqueue(db, {
        spaceId: space.id,
        key,
        to: { kind: "room", id: room.id, account: room.account },
        lane: ANSWERS,
        body: key,
        dueAt: world.now(),
        now: world.now(),
      }),
    );
  world.gateway.answerNext({ kind: "unreachable", reason: "gone" });
  await say("first");
  await world.pulse();
  await say("second");
  await world.pulse();
  expect(world.said()).toEqual([]);
  const next = await nextTryAt(world.store.db, room.account, "queued");
  // Due now, it would be looked for again and again, and found by nobody.
  expect(next).toBeGreaterThan(world.now());
  world.moveBy((next ?? 0) - world.now());
  await world.pulse();
  expect(world.said()).toEqual(["first", "second"]);
});
