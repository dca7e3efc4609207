import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { openConsole, TOKEN } from "./open-console.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function open(plan?: "zh") {
  const world = await openConsole(plan);
  cleanups.push(world.close);
  const base = `http://127.0.0.1:${world.page.port}`;
  const cookie = `lingdang_${world.page.port}=${TOKEN}`;
  const get = async (path: string) => (await fetch(base + path, { headers: { cookie } })).text();
  const post = async (path: string, fields: Record<string, string>) => {
    const csrf = /name="csrf" value="([\w-]+)"/.exec(await get("/console"))?.[1] ?? "";
    const answer = await fetch(base + path, {
      method: "POST",
      headers: { cookie, origin: base, referer: `${base}/console` },
      body: new URLSearchParams({ csrf, ...fields }),
    });
    return answer.text();
  };
  const { network } = world.live;
  const li = network.cast.findPerson("李红")?.id ?? "";
  const room = network.cast.findRoom("东门社区关工委")?.id ?? "";
  return { ...world, base, cookie, get, post, network, li, room };
}

describe("what an organizer decides in the console", () => {
  test("an order given here is answered here, not in the chat; what it sends to others is sent", async () => {
    const { live, post, network, li, room } = await open("zh");
    const preview = await post("/console/orders/broadcast", {
      rooms: "东门社区关工委",
      text: "明天下午3点开会，请回收到",
    });
    const code = /确认 (\d+)/.exec(preview)?.[1] ?? "";
    expect(preview).toContain("预览");
    await live.idle();
    expect(network.messagesIn(li)).toEqual([]);
    await post("/console/orders/confirm", { code });
    await live.idle();
    expect(network.messagesIn(room).map(({ text }) => text)).toEqual([
      expect.stringContaining("11月24日周二15:00开会"),
    ]);
  });

  test("a message in doubt goes out again only on a person's word, and says so; or it is left", async () => {
    const { live, get, post, network, room } = await open();
    const { store } = live;
    const doubtful = async (text: string) => {
      const known = new Set(
        (await store.db.selectFrom("outbox").select("id").execute()).map(({ id }) => id),
      );
      await post("/console/orders/broadcast", { rooms: "东门社区关工委", text });
      const page = await get("/console");
      await post("/console/orders/confirm", { code: /确认 (\d+)/.exec(page)?.[1] ?? "" });
      await live.idle();
      const items = await store.db.selectFrom("outbox").select(["id", "state", "lane"]).execute();
      const item = items.find(
        ({ id, lane, state }) => !known.has(id) && lane === 2 && state === "sent",
      );
      await store.write((db) =>
        db
          .updateTable("outbox")
          .set({ state: "needs-look" })
          .where("id", "=", item?.id ?? 0)
          .execute(),
      );
      return String(item?.id);
    };
    const first = await doubtful("周五大扫除");
    expect(await get("/console/deliveries")).toContain("不知道发没发出");
    const before = network.messagesIn(room).length;
    expect(await post("/console/desk/doubt", { item: first, decision: "repeat" })).toContain(
      "会注明补发",
    );
    await live.idle();
    const after = network.messagesIn(room);
    expect(after.length).toBe(before + 1);
    expect(after.at(-1)?.text).toContain("补发");

    const second = await doubtful("周六放电影");
    const many = network.messagesIn(room).length;
    expect(await post("/console/desk/doubt", { item: second, decision: "leave" })).toContain(
      "不再发",
    );
    await live.idle();
    expect(network.messagesIn(room).length).toBe(many);
    expect(await get("/console/deliveries")).toContain("没有要看的");
    expect(await post("/console/desk/doubt", { item: second, decision: "leave" })).toContain(
      "好的",
    );
  });

  test("roles and settings: given, taken, put on record; somebody always organizes", async () => {
    const { get, post } = await open();
    const member =
      /<option value="(\d+)"[^>]*>张桂兰/.exec(await get("/console/people"))?.[1] ?? "";
    const organizer =
      /<option value="(\d+)"[^>]*>李红/.exec(await get("/console/people"))?.[1] ?? "";
    const role = (who: string, name: string, give: "yes" | "no") =>
      post("/console/desk/role", { member: who, role: name, give });
    expect(await role(member, "secretary", "yes")).toContain("张桂兰现在是秘书");
    expect(await role(organizer, "organizer", "no")).toContain("至少要有一个组织者");
    expect(await role(member, "organizer", "yes")).toContain("张桂兰现在是组织者");
    const setting = { key: "quiet", value: "22:00-7:00" };
    expect(await post("/console/desk/setting", setting)).toContain("安静时段改为22:00-7:00");
    const days = (value: string) => post("/console/desk/setting", { key: "photo-days", value });
    expect(await days("0")).toContain("这个值看不懂，没有改");
    expect(await days("30")).toContain("照片原件留的天数改为30");
    expect(await get("/console/settings")).toContain('value="30"');
    const record = await get("/console/audit");
    for (const said of ["张桂兰成为秘书", "张桂兰成为组织者", "设置安静时段", "：默认→30"]) {
      expect(record).toContain(said);
    }
  });
});

test("school holidays are those of the place once an organizer has filled them in, in chat and console", async () => {
  const { live, get, post, network, room, li } = await open("zh");
  const winter = async () => {
    network.say({ from: li, to: room, text: "@小铃铛 寒假有什么活动" });
    await live.idle();
    return network.messagesIn(room).at(-1)?.text ?? "";
  };
  const days = (first: string, last: string) =>
    post("/console/desk/school-days", { kind: "winterHoliday", year: "2027", first, last });
  expect(await winter()).not.toContain("座谈会");
  expect(await days("2027-02-20", "2027-01-16")).toContain("没有改");
  expect(await days("2028-01-16", "2028-02-20")).toContain("没有改");
  const done = await days("2027-01-16", "2027-02-20");
  expect(done).toContain("原来按通常的日子，现在1月16日周六 – 2月20日周六");
  expect(await winter()).toContain("座谈会 2027年1月16日");
  expect(await get("/console/settings")).toContain('value="2027-02-20"');
  expect(await get("/console/audit")).toContain("2027年寒假：原来");
  await days("", "");
  expect(await winter()).not.toContain("座谈会");
});

test("once it has begun, an activity's page says who signed up and is not there, not before", async () => {
  const { live, clock, get, network, li } = await open();
  const [liu, zhang] = ["刘福", "张桂兰"].map((name) => network.cast.findPerson(name)?.id ?? "");
  const say = async (from: string, text: string) => {
    network.say({ from, to: from, text });
    await live.idle();
  };
  await say(li, "新活动 明天9点 社区书屋 茶话会");
  await say(li, "好");
  for (const from of [liu, zhang]) await say(from ?? "", "报名11");
  expect(await get("/console/activities/11")).not.toContain("报了名还没到");
  await live.advanceTo(clock, Date.parse("2026-11-24T09:05:00+08:00"));
  await say(liu ?? "", "签到");
  const page = await get("/console/activities/11");
  const absent = /报了名还没到<\/h3>(.*?)<\/ul>/su.exec(page)?.[1] ?? "";
  expect([absent.includes("张桂兰"), absent.includes("刘福")]).toEqual([true, false]);
});

test("a plan that is too long for a message is read all the same; a flood of orders is stopped", async () => {
  const { get, post } = await open();
  const aims = "我们将继续努力，把各项工作做得更好。\n".repeat(1_200);
  const text = `长计划2027年工作计划\n${aims}1、3月5日上午9点在社区书屋开展读书会。\n`;
  const page = await post("/console/orders/import", { text });
  expect(text.length).toBeGreaterThan(20_000);
  expect(page).toContain("3月5日");
  expect(await get("/console/plans")).toContain("长计划2027年工作计划");
  const answers = await Promise.all(
    Array.from({ length: 125 }, () => post("/console/reply-read", {})),
  );
  expect(answers.some((answer) => answer.includes("太快了"))).toBe(true);
});

test("an example starts afresh: nothing of it is left, and the bot goes on", async () => {
  const { live, base, cookie, get, network, li, room } = await open("zh");
  network.say({ from: li, to: li, text: "新活动 明天9点 社区书屋 茶话会" });
  network.say({ from: li, to: li, text: "好" });
  await live.idle();
  expect(await get("/console/calendar")).toContain("茶话会");
  const headers = { cookie, origin: base, "content-type": "application/json" };
  await fetch(`${base}/api/chat/reset`, { method: "POST", headers, body: "{}" });
  expect(network.messagesSince(0)).toEqual([]);
  expect(await get("/console/calendar")).toContain("还没有计划");
  expect(await get("/console/plans")).toContain("还没有读过计划");
  network.say({ from: li, to: li, text: "我是谁" });
  network.say({ from: li, to: room, text: "@小铃铛 下一个活动是什么" });
  await live.idle();
  expect(network.messagesIn(li).at(-1)?.text).toContain("组织者");
  expect(network.messagesIn(room).length).toBe(2);
});

test("who begins the guide in English is reminded in English", async () => {
  const { live, clock, base, cookie, network, li, room } = await open();
  const headers = { cookie, origin: base, "content-type": "application/json" };
  const body = JSON.stringify({ language: "en" });
  const begun = await fetch(`${base}/api/chat/guide`, { method: "POST", headers, body });
  expect(await begun.text()).toContain("Riverside");
  network.say({ from: li, to: li, text: "new event tomorrow 9am library tea party" });
  network.say({ from: li, to: li, text: "yes" });
  await live.idle();
  await live.advanceTo(clock, Date.parse("2026-11-24T08:30:00+08:00"));
  const said = network.messagesIn(room).map(({ text }) => text);
  expect(said.at(-1)).toMatch(/^Today Tue 24 Nov 09:00/);
});

test("the first load of each page is small, and whole without anything from elsewhere", async () => {
  const { get } = await open("zh");
  for (const page of ["/", "/console", "/console/calendar"]) {
    const seen = new Set<string>();
    const weigh = async (path: string): Promise<number> => {
      if (seen.has(path)) return 0;
      seen.add(path);
      const text = await get(path);
      let sum = gzipSync(text).length;
      const linked = [...text.matchAll(/(?:src|href)="(\/(?:console\/)?app\/[^"]+)"/g)];
      const imported = [...text.matchAll(/from "\.\/([\w-]+\.js)"/g)];
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      for (const [, next] of linked) sum += await weigh(next ?? "");
      for (const [, next] of imported) sum += await weigh(folder + next);
      return sum;
    };
    const bytes = await weigh(page);
    expect(seen.size).toBeGreaterThan(8);
    expect(bytes).toBeLessThan(200_000);
    expect(bytes).toBeGreaterThan(10_000);
  }
});
