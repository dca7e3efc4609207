import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { openLive } from "../../bot/cli/go-live.ts";
import { OffsetClock } from "../../bot/cli/offset-clock.ts";
import { openStore } from "../../src/store/open-store.ts";
import { pageAddress } from "../../src/store/page-address.ts";
import { run, scratchFolder } from "./run.ts";

const PROGRAM = join(import.meta.dirname, "../../bot/lingdang.mjs");
const START = ["start", "--port", "0"];

test("start says where the page is, the page wants its token, and a signal ends it cleanly", async () => {
  const folder = scratchFolder();
  const child = spawn(process.execPath, [PROGRAM, ...START], {
    cwd: folder,
    env: { ...process.env, LINGDANG_STORE: "var/here.db" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.includes("Ctrl-C")) break;
  }
  const link = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/u.exec(lines.join("\n"))?.[0] ?? "";
  const { origin } = new URL(link);

  expect((await fetch(link, { redirect: "manual" })).status).toBe(303);
  expect((await fetch(origin)).status).toBe(401);
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  await using store = await openStore(join(folder, "var/here.db"), Date.now());
  expect(await pageAddress(store.db, 1)).toBe(origin);
});

test("start --plan loads a plan, and once is enough", async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "plan.txt"), "2027年计划\n一、5月20日上午9点在社区书屋举办讲座。\n");
  const first = await run(folder, [...START, "--plan", "plan.txt"]);
  const again = await run(folder, [...START, "--plan", "plan.txt"]);
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toContain("1 added");
  expect(again.out).toContain("0 added, 1 known already");
});

test("a clock that is put forward from the page: the reminders on the way arrive, each once", async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "plan.txt"), "2026年计划\n一、11月27日上午9点在社区书屋举办讲座。\n");
  await run(folder, ["import", "plan.txt"]);
  const clock = new OffsetClock({ now: () => Date.parse("2026-11-22T10:00:00+08:00") });
  const log = pino({ level: "silent" });
  const storeFile = join(folder, "store.db");
  const live = await openLive({ storeFile, zone: "Asia/Shanghai", clock, log });
  await live.begin();
  await live.advanceTo(clock, Date.parse("2026-11-28T10:00:00+08:00"));
  const room = live.network.cast.findRoom("东门社区关工委");
  const texts = live.network.messagesIn(room?.id ?? "").map(({ text }) => text.split("\n")[0]);
  await live.close();
  expect(texts).toEqual(["本周1件", "明天11月27日周五9:00", "今天11月27日周五9:00"]);
});

test("chat answers piped lines one after the other", async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "plan.txt"), "2026年计划\n一、11月27日上午9点在社区书屋举办讲座。\n");
  await run(folder, ["import", "plan.txt"]);
  const { code, printed } = await run(folder, ["chat"], {}, "@小铃铛 下一个活动是什么\n/quit\n");
  expect(code).toBe(0);
  expect(printed).toContain("11月27日周五9:00");
});

test("a port in use: one sentence, and nothing stays open", async () => {
  const folder = scratchFolder();
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const refused = await run(folder, ["start", "--port", String(port)]);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain(`${port}`);
  expect(await run(folder, START)).toMatchObject({ code: 0, err: "" });
});

test("a store that another process holds: the sentence says who, and its data stays", async () => {
  const folder = scratchFolder();
  const holder = await openStore(join(folder, "store.db"), 0);
  const refused = await run(folder, START);
  await holder.close();
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain(`process ${process.pid}`);
});

test("a place that cannot be written: one sentence", async () => {
  const refused = await run(scratchFolder(), START, { LINGDANG_STORE: "/proc/lingdang.db" });
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("cannot be written");
});
