import { request } from "node:http";
import { Hono } from "hono";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { createLocalPage } from "../../bot/chat/local/page/create-local-page.ts";
import { seedSampleCast } from "../../bot/chat/local/sample-cast.ts";

const TOKEN = "a-long-and-unguessable-token";
const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function openPage() {
  const network = new LocalNetwork({ file: ":memory:", clock: { now: () => 1_795_000_000_000 } });
  cleanups.push(() => network.close());
  seedSampleCast(network);
  const options = {
    network,
    token: TOKEN,
    host: "127.0.0.1",
    log: pino({ level: "silent" }),
  } as const;
  const page = await createLocalPage({ ...options, port: 0 });
  cleanups.push(() => page.close());
  const base = `http://127.0.0.1:${page.port}`;
  const cookie = `lingdang_${page.port}=${TOKEN}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(base + path, { headers: { cookie, ...headers }, redirect: "manual" });
  const post = (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) =>
    fetch(base + path, {
      method: "POST",
      headers: { cookie, origin: base, "content-type": "application/json", ...headers },
      body,
    });
  const zhang = network.cast.findPerson("张桂兰")?.id ?? "";
  const liu = network.cast.findPerson("刘福")?.id ?? "";
  const room = network.cast.findRoom("东门社区关工委")?.id ?? "";
  const say = (text: string) =>
    post("/api/chat/say", JSON.stringify({ as: zhang, chat: room, text }));
  return { network, page, options, base, get, post, say, zhang, liu, room };
}

const ROUTES = [
  "/",
  "/app/chat.js",
  "/app/theme.css",
  "/api/chat/people",
  "/api/chat/state?as=x",
  "/api/chat/messages?as=x&chat=y",
  "/api/chat/file/1?as=x",
  "/api/chat/events?as=x",
  "/nothing",
];

describe("who may see the page", () => {
  test.each(ROUTES)("%s needs the token, and says so in a sentence", async (path) => {
    const { base, get } = await openPage();
    for (const cookie of ["", `lingdang_1=${TOKEN}`, "lingdang=wrong"]) {
      expect((await get(path, { cookie })).status).toBe(401);
    }
    const refused = await fetch(`${base}${path}`, { headers: { accept: "text/html" } });
    expect(await refused.text()).toContain("请用启动时打印的链接打开");
    expect(
      (await get(`${path}${path.includes("?") ? "&" : "?"}token=wrong`, { cookie: "" })).status,
    ).toBe(401);
  });

  test("the printed link swaps the token for a cookie that scripts cannot read", async () => {
    const { page } = await openPage();
    const first = await fetch(`${page.url}&as=${encodeURIComponent("刘福")}`, {
      redirect: "manual",
    });
    expect(first.status).toBe(303);
    expect(first.headers.get("location")).toBe(`/?as=${encodeURIComponent("刘福")}`);
    expect(first.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Strict$/);
  });

  test("a foreign name for this machine is not served", async () => {
    const { page } = await openPage();
    const ask = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { host, cookie: `lingdang_${page.port}=${TOKEN}` };
        request({ port: page.port, host: "127.0.0.1", path: "/", headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on("error", reject)
          .end();
      });
    expect(await ask(`127.0.0.1:${page.port}`)).toBe(200);
    expect(await ask(`localhost:${page.port}`)).toBe(200);
    expect(await ask(`evil.example:${page.port}`)).toBe(403);
    expect(await ask("127.0.0.1")).toBe(403);
  });

  test("other sites cannot write, whatever they send along", async () => {
    const { network, post, zhang, room } = await openPage();
    const body = JSON.stringify({ as: zhang, chat: room, text: "不是我说的" });
    for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1"]) {
      expect((await post("/api/chat/say", body, { origin })).status).toBe(403);
    }
    expect(network.messagesIn(room)).toEqual([]);
  });

  test("nothing from elsewhere is loaded and nothing inline runs", async () => {
    const { get } = await openPage();
    const page = await get("/");
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    const text = await page.text();
    expect(text).not.toMatch(/https?:|<script(?![^>]*\ssrc="\/app\/)|\son\w+=|\sstyle=/);
    for (const [, path] of text.matchAll(/(?:src|href)="(\/app\/[^"]+)"/g)) {
      expect((await get(path ?? "")).status).toBe(200);
    }
  });
});

describe("talking through the page", () => {
  test("what one says, the others in the room read, and only they", async () => {
    const { network, get, say, liu, room } = await openPage();
    expect((await say("前到<script>alert(1)</script>")).status).toBe(200);
    const read = await get(`/api/chat/messages?as=${liu}&chat=${room}`);
    expect(read.headers.get("content-type")).toContain("application/json");
    expect(await read.json()).toMatchObject([
      { text: "前到<script>alert(1)</script>", fromName: "张桂兰", kind: "text" },
    ]);
    const stranger = network.cast.addPerson("路过的人").id;
    expect((await get(`/api/chat/messages?as=${stranger}&chat=${room}`)).status).toBe(404);
    expect((await get(`/api/chat/messages?as=${network.bot.id}&chat=${room}`)).status).toBe(404);
  });

  test("unread counts rise with what others say and fall when it is read", async () => {
    const { network, get, post, say, liu, room } = await openPage();
    await say("一");
    await say("二");
    const unread = async () => {
      const state = (await (await get(`/api/chat/state?as=${liu}`)).json()) as {
        chats: { id: string; unread: number }[];
      };
      return state.chats.find(({ id }) => id === room)?.unread;
    };
    expect(await unread()).toBe(2);
    const seq = network.messagesIn(room)[0]?.seq;
    await post("/api/chat/read", JSON.stringify({ as: liu, chat: room, seq }));
    expect(await unread()).toBe(1);
  });

  test("live: messages arrive on open pages of the room, and after a break from where it broke", async () => {
    const { network, get, say, liu, room } = await openPage();
    const reader = await eventReader(await get(`/api/chat/events?as=${liu}`));
    await say("第一句");
    const first = await reader.next("第一句");
    expect(first).toContain("event: message");
    const seq = /^id: (\d+)$/m.exec(first)?.[1] ?? "";
    network.say({ from: network.cast.findPerson("李红")?.id ?? "", to: room, text: "断线时" });
    const again = await eventReader(
      await get(`/api/chat/events?as=${liu}`, { "last-event-id": seq }),
    );
    const missed = await again.next("断线时");
    expect(missed).not.toContain("第一句");
    await reader.cancel();
    await again.cancel();
  });

  test("a private chat is told to nobody else", async () => {
    const { network, get, say, zhang, liu } = await openPage();
    const reader = await eventReader(await get(`/api/chat/events?as=${liu}`));
    network.say({ from: zhang, to: zhang, text: "悄悄话" });
    await say("群里的话");
    expect(await reader.next("群里的话")).not.toContain("悄悄话");
    await reader.cancel();
  });

  test("pictures are shown, everything else is only saved, whatever its name says", async () => {
    const { get, post, zhang, room } = await openPage();
    const send = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
      const query = new URLSearchParams({ as: zhang, chat: room, name });
      const sent = await post(`/api/chat/file?${query}`, bytes, {
        "content-type": "application/octet-stream",
      });
      const { id } = (await sent.json()) as { id: string };
      return get(`/api/chat/file/${id}?as=${zhang}`);
    };
    const png = await send("现场.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]));
    expect(png.headers.get("content-type")).toBe("image/png");
    expect(png.headers.get("content-disposition")).toMatch(/^inline/);
    const svg = await send("x.png", new TextEncoder().encode("<svg onload='alert(1)'/>"));
    expect(svg.headers.get("content-type")).toBe("application/octet-stream");
    expect(svg.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(svg.headers.get("x-content-type-options")).toBe("nosniff");
    const odd = await send("../../a\r\nb\u202e.exe", new Uint8Array([1]));
    expect(odd.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''ab.exe");
  });

  test("too much, too little and the impossible are refused in a sentence", async () => {
    const { network, post, say, zhang, liu, room } = await openPage();
    const refusal = async (answer: Response) => [
      answer.status,
      ((await answer.json()) as { error: string }).error,
    ];
    expect(await refusal(await say("字".repeat(40_000)))).toEqual([
      413,
      expect.stringContaining("太长"),
    ]);
    expect(await refusal(await say("字".repeat(400_000)))).toEqual([
      413,
      expect.stringContaining("太长"),
    ]);
    expect(await refusal(await say("  "))).toEqual([400, expect.stringContaining("空消息")]);
    const octets = { "content-type": "application/octet-stream" };
    const place = `as=${zhang}&chat=${room}&name=a.bin`;
    const big = await post(`/api/chat/file?${place}`, new Uint8Array(10_000_001), octets);
    expect(await refusal(big)).toEqual([413, expect.stringContaining("10 MB")]);
    expect((await post("/api/chat/say", "{")).status).toBe(400);
    expect((await post("/api/chat/say", JSON.stringify({ as: zhang }))).status).toBe(400);
    const other = JSON.stringify({ as: zhang, chat: liu, text: "偷看" });
    expect((await post("/api/chat/say", other)).status).toBe(400);
    expect(network.messagesSince(0)).toEqual([]);
  });

  test("a recall works for whoever said it, and for nobody else", async () => {
    const { network, post, say, zhang, liu, room } = await openPage();
    const { id } = (await (await say("发错了")).json()) as { id: string };
    expect((await post("/api/chat/recall", JSON.stringify({ as: liu, id }))).status).toBe(409);
    expect((await post("/api/chat/recall", JSON.stringify({ as: zhang, id }))).status).toBe(200);
    expect(network.messagesIn(room)[0]).toMatchObject({ recalled: true, text: "" });
  });
});

test("a taken port is one sentence", async () => {
  const { page, options } = await openPage();
  await expect(createLocalPage({ ...options, port: page.port })).rejects.toThrow(
    `端口 ${page.port} 已被占用`,
  );
});

test("a clock that can be moved is moved from the page, to the next morning and never back", async () => {
  const { options } = await openPage();
  const moves: string[] = [];
  const moveClock = async (to: number) => {
    moves.push(new Date(to).toISOString());
  };
  const page = await createLocalPage({ ...options, port: 0, moveClock });
  cleanups.push(() => page.close());
  const origin = `http://127.0.0.1:${page.port}`;
  const headers = { cookie: `lingdang_${page.port}=${TOKEN}`, origin };
  const jump = (to: string) =>
    fetch(`${origin}/api/chat/clock`, {
      method: "POST",
      headers,
      body: JSON.stringify({ jump: to }),
    });
  // The clock of these tests shows 2026-11-18 19:06:40 in Shanghai.
  expect((await jump("morning")).status).toBe(200);
  expect((await jump("hour")).status).toBe(200);
  expect((await jump("yesterday")).status).toBe(400);
  expect(moves).toEqual(["2026-11-19T00:00:00.000Z", "2026-11-18T12:06:40.000Z"]);
});

test("further routes stand behind the same guard", async () => {
  const { options } = await openPage();
  const routes = new Hono().get("/console", (context) => context.text("ledger"));
  const page = await createLocalPage({ ...options, port: 0, routes });
  cleanups.push(() => page.close());
  const at = `http://127.0.0.1:${page.port}/console`;
  expect((await fetch(at)).status).toBe(401);
  const cookie = `lingdang_${page.port}=${TOKEN}`;
  expect(await (await fetch(at, { headers: { cookie } })).text()).toBe("ledger");
});

/** Reads a stream of events up to the one that contains some text. */
async function eventReader(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error("no stream");
  // The first words say that the subscription stands.
  const greeting = (await reader.read()).value ?? "";
  return {
    async next(text: string): Promise<string> {
      let heard = greeting;
      while (!heard.includes(text)) heard += (await reader.read()).value ?? "";
      return heard;
    },
    cancel: () => reader.cancel(),
  };
}
