import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changesShown } from "../../src/store/changes-shown.ts";
import { grantRole, membersByName } from "../../src/store/members.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { askAsProxy as ask } from "./ask-as-proxy.ts";
import { NOW, openConsole, TOKEN, ZONE } from "./open-console.ts";

/** Every page, every stream, every file, and what takes orders. */
const PAGES = [
  ...["", "/calendar", "/calendar?look=list", "/calendar?look=year", "/plans", "/plans/1"],
  ...["/activities/11", "/missing", "/broadcast", "/goals", "/ledger", "/pictures", "/deliveries"],
  ...["/people", "/rooms", "/settings", "/audit", "/export/ledger.xlsx", "/export/check-ins.csv"],
  ...["/pictures/progress.png", "/pictures/poster.png"],
  ...["/live?address=/console/people"],
];
const ORDERS = ["/orders/say", "/orders/import", "/desk/role", "/desk/setting", "/look-as"];
const EVIL = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

let world: Awaited<ReturnType<typeof openConsole>>;
let base = "";
beforeAll(async () => {
  world = await openConsole("zh");
  base = `http://127.0.0.1:${world.page.port}`;
});
afterAll(() => world.close());

const cookie = (more = "") => `lingdang_${world.page.port}=${TOKEN}${more}`;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${base}/console${path}`, {
    headers: { cookie: cookie(), ...headers },
    redirect: "manual",
  });
const textOf = async (path: string, more = "") =>
  (await get(path, { cookie: cookie(more) })).text();
const csrfOf = (text: string) => /name="csrf" value="([\w-]+)"/.exec(text)?.[1] ?? "";
const idOf = async (name: string) => {
  const space = await defaultSpace(world.live.store.db, ZONE, NOW);
  return (await membersByName(world.live.store.db, space.id, name))[0]?.id ?? 0;
};

async function post(
  path: string,
  fields: Record<string, string>,
  { headers = {}, as = "" }: { headers?: Record<string, string>; as?: string } = {},
) {
  const csrf = csrfOf(await textOf("", as));
  return fetch(`${base}/console${path}`, {
    method: "POST",
    headers: { cookie: cookie(as), origin: base, referer: `${base}/console`, ...headers },
    body: new URLSearchParams({ csrf, ...fields }),
  });
}

describe("a stranger", () => {
  test.each(PAGES)("sees nothing of %s", async (path) => {
    for (const stolen of ["", "lingdang_as=1", `lingdang_1=${TOKEN}`]) {
      const answer = await get(path, { cookie: stolen });
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toMatch(/李红|东门|讲座/);
    }
  });

  test("gives no orders: without the token, from another site, without or with a foreign mark", async () => {
    const mark = csrfOf(await textOf(""));
    for (const path of ORDERS) {
      const send = (headers: Record<string, string>, csrf: string) =>
        fetch(`${base}/console${path}`, {
          method: "POST",
          headers,
          body: new URLSearchParams({ csrf, text: "取消11", key: "quiet", value: "" }),
          redirect: "manual",
        });
      expect((await send({ origin: base }, mark)).status).toBe(401);
      const from = (origin: string) => ({ cookie: cookie(), origin });
      expect((await send(from("https://evil.example"), mark)).status).toBe(403);
      expect((await send(from("null"), mark)).status).toBe(403);
      expect((await send(from(base), "")).status).toBe(403);
      expect((await send(from(base), mark.replace(/.$/, "!"))).status).toBe(403);
    }
    const space = await defaultSpace(world.live.store.db, ZONE, NOW);
    const page = { before: undefined, memberId: undefined };
    const changes = await changesShown(world.live.store.db, space.id, page, 200);
    expect(changes.map(({ action }) => action)).not.toContain("setting");
  });
});

describe("whoever holds another role", () => {
  test("a leader reads, sees no names of members, and opens nothing that acts", async () => {
    const { store, network, idle } = world.live;
    const zhang = network.cast.findPerson("张桂兰")?.id ?? "";
    network.say({ from: zhang, to: zhang, text: "报名11" });
    await idle();
    expect(await textOf("/activities/11")).toContain("张桂兰");
    const id = await idOf("老陈");
    await store.write(async (db) => {
      const [member] = await membersByName(db, 1, "老陈");
      if (member !== undefined) await grantRole(db, member, "leader", NOW);
    });
    const as = `; lingdang_as=${id}`;
    for (const path of ["", "/calendar", "/goals", "/ledger", "/pictures", "/activities/11"]) {
      const answer = await get(path, { cookie: cookie(as) });
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).not.toMatch(/张桂兰|刘福/);
    }
    for (const path of ["/people", "/missing", "/broadcast", "/settings", "/audit", "/plans/1"]) {
      expect((await get(path, { cookie: cookie(as) })).status).toBe(403);
    }
    for (const path of ["/export/ledger.xlsx", "/live?address=/console/people"]) {
      expect((await get(path, { cookie: cookie(as) })).status).toBe(403);
    }
    const tried = await post("/orders/cancel", { no: "11", reason: "" }, { as });
    expect(await tried.text()).toContain("这个要组织者来办");
    const setting = { key: "quiet", value: "" };
    expect(await (await post("/desk/setting", setting, { as })).text()).toContain("组织者");
    const role = { member: String(id), role: "organizer", give: "yes" };
    expect(await (await post("/desk/role", role, { as })).text()).toContain("角色要组织者来定");
  });

  test("the mark of one person is no mark for another", async () => {
    const mark = csrfOf(await textOf(""));
    const as = `; lingdang_as=${await idOf("周洁")}`;
    const answer = await fetch(`${base}/console/orders/say`, {
      method: "POST",
      headers: { cookie: cookie(as), origin: base },
      body: new URLSearchParams({ csrf: mark, text: "我是谁" }),
    });
    expect(answer.status).toBe(403);
  });
});

describe("hostile words", () => {
  test("names, titles and file names are shown as words, never as HTML, on every page", async () => {
    const { network } = world.live;
    const person = network.cast.addPerson(`坏<b>人</b>${EVIL}`);
    const room = network.cast.findRoom("二片区")?.id ?? "";
    network.joinRoom(room, person.id);
    network.say({ from: person.id, to: room, text: "大家好" });
    await post("/orders/say", { text: `新活动 12月12日9点 ${EVIL} 讲座` });
    await post("/orders/say", { text: "好" });
    const form = new FormData();
    form.set("csrf", csrfOf(await textOf("")));
    const plan = `2027年计划\n1、3月5日上午9点在社区书屋举办读书会。\n2、4月6日上午9点在社区书屋举办讲座。\n备注：${EVIL}\n`;
    form.set("file", new File([plan], `${EVIL}.txt`));
    const read = await fetch(`${base}/console/orders/import`, {
      method: "POST",
      headers: { cookie: cookie(), origin: base, referer: `${base}/console/plans` },
      body: form,
    });
    expect(read.url).toMatch(/\/console\/plans\/\d+$/);
    await world.live.idle();
    for (const path of [...PAGES.filter((one) => !/export|live|png/.test(one)), "/plans/2"]) {
      const text = await textOf(path);
      expect([
        path,
        /<script(?! (?:type="module" )?src="\/console\/app\/)|<img src=x|onerror=alert\(1\)>/.test(
          text,
        ),
      ]).toEqual([path, false]);
    }
    expect(await textOf("/people")).toContain("坏&lt;b&gt;人");
  });

  test("100 KB in a field, nonsense in a form, and odd addresses get a sentence", async () => {
    const long = "长".repeat(34_000);
    for (const [path, fields] of [
      ["/orders/say", { text: long }],
      ["/orders/place", { no: "11", value: long }],
      ["/orders/time", { no: "11; drop table", day: "heute", clock: "" }],
      ["/orders/nothing", {}],
      ["/desk/setting", { key: "__proto__", value: "x" }],
      ["/desk/doubt", { item: "999999", decision: "repeat" }],
      ["/desk/role", { member: "999999", role: "operator", give: "yes" }],
    ] as const) {
      const answer = await post(path, fields);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).toMatch(/没填全|太长|没有这一页|已经有人定过了/);
    }
    const odd = ["/activities/999999", "/plans/99999", "/nothing", "/calendar/../../etc"];
    for (const path of odd) expect((await get(path)).status).toBe(404);
    for (const path of [`/calendar?month=${EVIL}`, "/ledger?period=9999-Q9", "/audit?before=x"]) {
      expect((await get(path)).status).toBe(200);
    }
  });

  test("nothing inline runs and nothing is loaded from elsewhere", async () => {
    for (const path of ["", "/calendar?look=year", "/plans/1", "/pictures", "/rooms"]) {
      const answer = await get(path);
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const text = await answer.text();
      expect(text).not.toMatch(/\sstyle=|\son\w+="|(?:src|href)="(?:https?:)?\/\//);
      for (const [, asset] of text.matchAll(/(?:src|href)="(\/console\/app\/[^"]+)"/g)) {
        expect((await get((asset ?? "").replace("/console", ""))).status).toBe(200);
      }
    }
  });
});

describe("from another machine", () => {
  const bare = (cookies: string[]) => cookies.map((one) => one.split(";")[0]).join("; ");

  test("only a code from the chat opens it, once, in the browser that asked", async () => {
    const { origin, port, close } = await world.openPublic();
    const { network, idle } = world.live;
    for (const path of PAGES) expect((await ask(port, path, {})).to).toBe("/console/sign-in");
    expect((await ask(port, "/people", { host: `127.0.0.1:${port}` })).status).toBe(404);
    expect((await ask(port, "/people", { cookie: cookie("; lingdang_as=1") })).status).toBe(303);
    const name = (who: string) => `name=${encodeURIComponent(who)}`;
    expect(
      (await ask(port, "/sign-in", { body: name("李红"), origin: "https://evil.example" })).status,
    ).toBe(403);

    const known = await ask(port, "/sign-in", { body: name("李红"), origin });
    const unknown = await ask(port, "/sign-in", { body: name("没有的人"), origin });
    const member = await ask(port, "/sign-in", { body: name("张桂兰"), origin });
    expect(unknown.text).toBe(known.text);
    expect(member.text).toBe(known.text);
    await idle();
    const li = network.cast.findPerson("李红")?.id ?? "";
    const said = network.messagesIn(li).at(-1)?.text ?? "";
    const code = /\d{6}/.exec(said)?.[0] ?? "";
    expect(said).toContain("网页登录码");
    const zhang = network.messagesIn(network.cast.findPerson("张桂兰")?.id ?? "");
    expect(zhang.some(({ text }) => text.includes("登录码"))).toBe(false);

    const other = await ask(port, "/sign-in-code", {
      body: `code=${code}`,
      origin,
      cookie: bare(unknown.cookies),
    });
    expect(other.status).toBe(401);
    const right = await ask(port, "/sign-in-code", {
      body: `code=${code}`,
      origin,
      cookie: bare(known.cookies),
    });
    expect(right.status).toBe(303);
    const session = bare(right.cookies.filter((one) => one.startsWith("lingdang_session")));
    expect(right.cookies.join("\n")).toMatch(/lingdang_session=.*HttpOnly; SameSite=Strict/);
    const home = await ask(port, "", { cookie: session });
    expect([home.status, home.text.includes("李红")]).toEqual([200, true]);
    const again = await ask(port, "/sign-in-code", {
      body: `code=${code}`,
      origin,
      cookie: bare(known.cookies),
    });
    expect(again.status).toBe(401);

    const forged = session.replace(/=\d+\./, "=2.");
    expect((await ask(port, "", { cookie: forged })).status).toBe(303);
    expect(
      (await ask(port, "/look-as", { cookie: session, origin, body: "member=2" })).status,
    ).toBe(403);
    const signedOut = await ask(port, "/sign-out", { cookie: session, origin, body: "csrf=" });
    expect(signedOut.to).toBe("/console/sign-in");
    expect((await ask(port, "", { cookie: session })).status).toBe(303);
    await close();
  });

  test("guessing is stopped: five tries a code, three codes a name and hour", async () => {
    const { origin, port, close } = await world.openPublic();
    const body = `name=${encodeURIComponent("周洁")}`;
    const asked = await ask(port, "/sign-in", { body, origin });
    await world.live.idle();
    const zhou = world.live.network.cast.findPerson("周洁")?.id ?? "";
    const code = /\d{6}/.exec(world.live.network.messagesIn(zhou).at(-1)?.text ?? "")?.[0] ?? "";
    const ticket = bare(asked.cookies);
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = code === "000000" ? "111111" : "000000";
      await ask(port, "/sign-in-code", { body: `code=${wrong}`, origin, cookie: ticket });
    }
    const late = await ask(port, "/sign-in-code", { body: `code=${code}`, origin, cookie: ticket });
    expect(late.status).toBe(401);
    await ask(port, "/sign-in", { body, origin });
    await ask(port, "/sign-in", { body, origin });
    expect((await ask(port, "/sign-in", { body, origin })).status).toBe(429);
    await close();
  });
});
