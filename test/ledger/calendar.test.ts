import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarRoutes } from "../../bot/console/calendar-routes.ts";
import { moveOccurrence } from "../../src/plan/move-occurrence.ts";
import { whenOn } from "../../src/plan/when-on.ts";
import { addFeed, revokeFeeds } from "../../src/store/calendar-feeds.ts";
import { at, createWorld, type World } from "../reminding/world.ts";

const TOKEN = "a".repeat(32);

async function ask(world: World, token = TOKEN): Promise<Response> {
  return calendarRoutes(world).request(`/calendar/${token}.ics`);
}

async function events(world: World) {
  const text = await (await ask(world)).text();
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part));
}

function byTitle(list: Awaited<ReturnType<typeof events>>, title: string) {
  const found = list.find(({ summary }) => summary.startsWith(title));
  if (found === undefined) throw new Error(`no event ${title}`);
  return found;
}

async function roomCalendar(): Promise<World> {
  const world = await createWorld("2026-11-22 10:00");
  const owner = { room_id: world.room.id, member_id: null };
  await world.store.write((db) =>
    addFeed(db, { token: TOKEN, space_id: world.space.id, ...owner, at: world.now() }),
  );
  return world;
}

test("another parser reads clock times, days, and windows that claim no day", async () => {
  await using world = await roomCalendar();
  await world.plan("普法讲座", "2026-11-27 09:00", {
    place: "社区书屋，东门；二楼",
    speaker: "周老师",
  });
  await world.plan("敬老活动", "2026-12-04");
  await world.plan("假日学校", "2027-02");
  const list = await events(world);
  expect(list).toHaveLength(3);

  const talk = byTitle(list, "普法讲座");
  expect(talk.startDate.toJSDate().getTime()).toBe(at("2026-11-27 09:00"));
  expect(talk.endDate.toJSDate().getTime()).toBe(at("2026-11-27 11:00"));
  expect(talk.location).toBe("社区书屋，东门；二楼");
  expect(talk.description).toContain("主讲：周老师");

  const day = byTitle(list, "敬老活动");
  expect([day.startDate.isDate, day.startDate.toString(), day.endDate.toString()]).toEqual([
    true,
    "2026-12-04",
    "2026-12-05",
  ]);

  const vague = byTitle(list, "假日学校");
  expect(vague.summary).toBe("假日学校（2027年2月，日未定）");
  expect([vague.startDate.isDate, vague.startDate.toString(), vague.endDate.toString()]).toEqual([
    true,
    "2027-02-01",
    "2027-03-01",
  ]);
  expect(vague.component.getFirstPropertyValue("status")).toBe("TENTATIVE");
  expect(vague.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
});

test("moved and cancelled items keep their UID, with a higher sequence", async () => {
  await using world = await roomCalendar();
  const [listed] = await world.plan("普法讲座", "2026-11-27 09:00");
  if (listed === undefined) throw new Error("not planned");
  const to14 = whenOn("2026-11-28 14:30");
  if (to14 === undefined) throw new Error("no time");
  const before = byTitle(await events(world), "普法讲座");
  await world.store.write((db) =>
    moveOccurrence(db, {
      space: world.space,
      listed,
      to: to14,
      by: world.organizer.id,
      now: world.now(),
    }),
  );
  const moved = byTitle(await events(world), "普法讲座");
  expect(moved.uid).toBe(before.uid);
  expect(moved.startDate.toJSDate().getTime()).toBe(at("2026-11-28 14:30"));
  expect(moved.sequence).toBeGreaterThan(before.sequence);
  await world.store.write((db) =>
    db
      .updateTable("occurrence")
      .set({ state: "cancelled" })
      .where("id", "=", listed.occurrence.id)
      .execute(),
  );
  const cancelled = byTitle(await events(world), "普法讲座");
  expect([cancelled.uid, cancelled.component.getFirstPropertyValue("status")]).toEqual([
    before.uid,
    "CANCELLED",
  ]);
});

test("only the right address answers, and not once it is taken back; other rooms' items are not in it", async () => {
  await using world = await roomCalendar();
  await world.plan("别的群的", "2026-12-01 09:00", { roomId: await otherRoom(world) });
  expect(await events(world)).toEqual([]);
  expect((await ask(world, "b".repeat(32))).status).toBe(404);
  expect((await ask(world, "short")).status).toBe(404);
  const owner = { roomId: world.room.id };
  await world.store.write((db) => revokeFeeds(db, owner, world.now()));
  expect((await ask(world)).status).toBe(404);
});

async function otherRoom(world: World): Promise<number> {
  const { ensureRoom } = await import("../../src/store/rooms.ts");
  const seen = { account: "test", networkId: "west", topic: "西门" };
  return (await world.store.write((db) => ensureRoom(db, world.space.id, seen, world.now()))).id;
}
