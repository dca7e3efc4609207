import { afterAll, beforeAll, expect, test } from "vitest";
import { membersByName } from "../../src/store/members.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { NOW, openConsole, TOKEN, ZONE } from "./open-console.ts";

/** What belongs to those who hold a role of the whole space. */
const ELSEWHERE = [
  ...[
    "/calendar",
    "/plans",
    "/plans/1",
    "/missing",
    "/broadcast",
    "/goals",
    "/ledger",
    "/pictures",
  ],
  ...["/deliveries", "/people", "/rooms", "/settings", "/audit", "/export/ledger.xlsx"],
  ...["/pictures/progress.png", "/pictures/poster.png"],
  ...["/live?address=/console/people", "/live?address=/console/calendar"],
];

let world: Awaited<ReturnType<typeof openConsole>>;
let base = "";
beforeAll(async () => {
  world = await openConsole("zh");
  base = `http://127.0.0.1:${world.page.port}`;
});
afterAll(() => world.close());

const lookingAs = async (name: string) => {
  const { db } = world.live.store;
  const space = await defaultSpace(db, ZONE, NOW);
  const [member] = await membersByName(db, space.id, name);
  const cookie = `lingdang_${world.page.port}=${TOKEN}; lingdang_as=${member?.id ?? 0}`;
  const get = (path: string) =>
    fetch(`${base}/console${path}`, { headers: { cookie }, redirect: "manual" });
  const post = async (path: string, fields: Record<string, string>) => {
    const csrf = /name="csrf" value="([\w-]+)"/.exec(await (await get("")).text())?.[1] ?? "";
    const answer = await fetch(`${base}/console${path}`, {
      method: "POST",
      headers: { cookie, origin: base, referer: `${base}/console` },
      body: new URLSearchParams({ csrf, ...fields }),
    });
    return answer.text();
  };
  return { get, post };
};

test("who is responsible for one activity sees this one and runs it, and nothing else", async () => {
  const given = { no: "12", name: "张桂兰", give: "yes" };
  const secretary = await lookingAs("周洁");
  const organizer = await lookingAs("李红");
  const zhang = await lookingAs("张桂兰");
  expect(await secretary.post("/desk/responsible", given)).toContain("负责人要组织者来定");
  expect(await organizer.post("/desk/responsible", given)).toMatch(/12 .*由张桂兰负责/);

  const home = await (await zhang.get("")).text();
  expect(home).toContain('href="/console/activities/12"');
  expect(home).not.toContain('href="/console/activities/11"');
  expect(home).not.toMatch(/href="\/console\/(?:people|calendar|ledger|audit)"/);
  expect((await zhang.get("/activities/12")).status).toBe(200);
  expect((await zhang.get("/activities/11")).status).toBe(404);
  for (const path of ELSEWHERE) expect([path, (await zhang.get(path)).status]).toEqual([path, 403]);

  expect(await zhang.post("/orders/place", { no: "12", value: "二楼" })).toContain("二楼");
  expect(await zhang.post("/orders/place", { no: "11", value: "二楼" })).toContain(
    "这个要组织者来办",
  );
  expect(await zhang.post("/desk/responsible", { ...given, no: "11" })).toContain(
    "负责人要组织者来定",
  );

  await organizer.post("/desk/responsible", { ...given, give: "no" });
  expect(await (await zhang.get("")).text()).not.toContain("您负责的活动");
});
