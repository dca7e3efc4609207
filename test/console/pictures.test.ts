import { expect, test } from "vitest";
import { addGoal } from "../../src/store/goals.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { NOW, openConsole, TOKEN, ZONE } from "./open-console.ts";

test("the page shows the pictures that the group gets, and another one as soon as a fact is another", async () => {
  const { live, page, close } = await openConsole();
  await using _ = { [Symbol.asyncDispose]: close };
  const { store, network } = live;
  const base = `http://127.0.0.1:${page.port}`;
  const cookie = `lingdang_${page.port}=${TOKEN}`;
  const get = (path: string) => fetch(base + path, { headers: { cookie } });
  const addressesOn = async () =>
    [...(await (await get("/console/pictures")).text()).matchAll(/<img [^>]*src="([^"]+)"/gu)].map(
      ([, address = ""]) => address,
    );
  const bytesOf = async (address: string) => {
    const answer = await get(address);
    expect([address, answer.status]).toEqual([address, 200]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
    return bytes;
  };

  // No goal: no picture of goals, on the page or at its address.
  expect(await addressesOn()).toEqual([expect.stringContaining("poster.png")]);
  expect((await get("/console/pictures/progress.png")).status).toBe(404);
  expect((await get("/console/pictures/poster.png?month=2026-13")).status).toBe(404);

  const li = network.cast.findPerson("李红")?.id ?? "";
  network.say({ from: li, to: li, text: "新活动 11月27日9点 普法讲座" });
  await live.idle();
  network.say({ from: li, to: li, text: "好" });
  await live.idle();
  await store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, NOW);
    const { id } = await db.selectFrom("activity").select("id").executeTakeFirstOrThrow();
    const goal = { times: 2, period: "year", scope: null } as const;
    await addGoal(db, { space_id: space.id, activity_id: id, ...goal });
  });
  const [before = "", poster = ""] = await addressesOn();
  expect([before, poster]).toEqual([
    expect.stringContaining("progress.png"),
    expect.stringContaining("poster.png"),
  ]);
  const none = await bytesOf(before);
  expect(await addressesOn()).toEqual([before, poster]);

  await store.write((db) => db.updateTable("occurrence").set({ state: "done" }).execute());
  const [after = ""] = await addressesOn();
  expect(after).not.toBe(before);
  expect((await bytesOf(after)).equals(none)).toBe(false);
});
