import { expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOn } from "../../src/plan/when-on.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { ensureMembership, ensureRoom } from "../../src/store/rooms.ts";
import { addSpace, defaultSpace } from "../../src/store/spaces.ts";
import { NOW, openConsole, TOKEN, ZONE } from "./open-console.ts";

/** Of the space below the first one: none of this may stand on a page of the first, and the other way round. */
const BELOW = ["欧阳雪", "国学讲座", "二片区群"];
const ABOVE = ["张桂兰", "东门社区关工委"];

test("each page shows its reader's space alone, also when the address names something of another", async () => {
  const { live, page, close } = await openConsole("zh");
  await using _ = { [Symbol.asyncDispose]: close };
  const { store, network } = live;
  const li = network.cast.findPerson("李红")?.id ?? "";
  const { below, activity } = await store.write(async (db) => {
    const top = await defaultSpace(db, ZONE, NOW);
    const space = await addSpace(db, { name: "二片区", zone: ZONE, parentId: top.id }, NOW);
    const seen = { account: "local", networkId: "other-room", topic: "二片区群" };
    const room = await ensureRoom(db, space.id, seen, NOW);
    // 李红 organizes both; 欧阳雪 is only there.
    const mine = { account: "local", networkId: li, nickname: "李红" };
    const organizer = await ensureSender(db, space.id, mine, NOW);
    await grantRole(db, organizer, "organizer", NOW);
    const his = { account: "local", networkId: "other-one", nickname: "欧阳雪" };
    await ensureMembership(db, room, (await ensureSender(db, space.id, his, NOW)).id, NOW);
    await ensureMembership(db, room, organizer.id, NOW);
    const adding = {
      space,
      facts: { title: "国学讲座", place: "书屋" },
      when: whenOn("2026-11-27 15:00") ?? null,
      by: organizer.id,
      now: NOW,
      calendars: shippedCalendars(),
    };
    return { below: organizer, activity: (await addPlannedActivity(db, adding)).activity };
  });
  const base = `http://127.0.0.1:${page.port}`;
  const reader = (memberId: number | undefined) => {
    const as = memberId === undefined ? "" : `; lingdang_as=${memberId}`;
    const cookie = `lingdang_${page.port}=${TOKEN}${as}`;
    return {
      get: async (path: string) => (await fetch(base + path, { headers: { cookie } })).text(),
      async post(path: string, fields: Record<string, string>) {
        const csrf = /name="csrf" value="([\w-]+)"/.exec(await this.get("/console"))?.[1] ?? "";
        const headers = { cookie, origin: base, referer: `${base}/console` };
        const body = new URLSearchParams({ csrf, ...fields });
        return (await fetch(base + path, { method: "POST", headers, body })).text();
      },
    };
  };
  /** What stands on the pages, without the list of those as whom one may look. */
  const pagesOf = async (get: (path: string) => Promise<string>) => {
    const texts = new Map<string, string>();
    const todo = ["/console"];
    for (const path of todo) {
      if (texts.size >= 40) break;
      const text = await get(path);
      texts.set(path, text.replaceAll(/<select name="member">.*?<\/select>/gsu, ""));
      const links = [
        ...text.matchAll(/href="(\/console(?!\/app|\/live|\/sign|\/export)[^"#?]*)"/gu),
      ];
      for (const [, link = ""] of links) if (!todo.includes(link)) todo.push(link);
    }
    return texts;
  };
  const leaks = (texts: ReadonlyMap<string, string>, words: readonly string[]) =>
    [...texts].flatMap(([path, text]) =>
      words.filter((word) => text.includes(word)).map((word) => `${path} ${word}`),
    );

  const top = await pagesOf(reader(undefined).get);
  const own = await pagesOf(reader(below.id).get);
  expect(top.size).toBeGreaterThan(10);
  expect(own.size).toBeGreaterThan(8);
  expect(leaks(top, BELOW)).toEqual([]);
  expect(leaks(own, ABOVE)).toEqual([]);
  expect(leaks(own, BELOW).length).toBeGreaterThan(2);
  const asked = await Promise.all(
    [...own.keys()].map(async (path) => [path, await reader(undefined).get(path)] as const),
  );
  const foreign = asked.map(
    ([path, text]) =>
      [path, text.replaceAll(/<select name="member">.*?<\/select>/gsu, "")] as const,
  );
  expect(leaks(new Map(foreign), BELOW)).toEqual([]);

  // A form speaks in the space of its page, wherever its owner spoke last.
  network.say({ from: li, to: li, text: "报数 11月" });
  await live.idle();
  const reply = await reader(below.id).post("/console/orders/broadcast", {
    rooms: "二片区群",
    text: "明天上午打扫卫生",
  });
  expect(reply).toContain("预览");
  expect(reply).toContain("二片区群");
  expect(activity.space_id).toBe(below.space_id);
});
