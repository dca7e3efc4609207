import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run, scratchFolder } from "./run.ts";

const PLAN = `南苑社区2027年工作计划
一、3月份组织老同志去小学讲雷锋故事。
二、5月20日上午9点在社区书屋举办防溺水讲座。
三、6月份与派出所开展禁毒宣传。
`;

/** What somebody wrote into a file, and its name. */
function written(folder: string, name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

test("when: one text, for people and as JSON", async () => {
  const folder = scratchFolder();
  const args = ["when", "下周三下午3点", "--now", "2026-11-22T10:00:00"];
  const asked = await run(folder, [...args, "--json"]);
  expect(asked).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(asked.out).windows).toMatchObject([
    { text: "下周三下午3点", index: 0, start: "2026-11-25T15:00:00" },
  ]);
  expect((await run(folder, args)).out).toContain("2026-11-25T15:00:00");
});

test("when --batch: a bad line is answered in its place, the others too, and the exit says so", async () => {
  const folder = scratchFolder();
  const good = '{"id":"a","text":"明天","now":"2026-11-22T10:00:00","mode":"query"}';
  const file = written(folder, "batch.jsonl", `${good}\n{"id":\n{"id":"c","text":5}\n${good}\n`);
  const { code, out, err } = await run(folder, ["when", "--batch", file]);
  const lines = out.split("\n").map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(lines).toMatchObject([
    { id: "a", windows: [{ text: "明天" }] },
    { id: null, line: 2, error: expect.stringContaining("JSON") },
    { id: "c", line: 3, error: expect.any(String) },
    { id: "a" },
  ]);
  expect(err).toContain("第2、3行");
});

test("understand --batch: intents, and silence as the empty list", async () => {
  const folder = scratchFolder();
  const open = { checkin: 0, signup: 0, receipt: 0, question: false, list: false };
  const line = (id: number, text: string) =>
    JSON.stringify({ id, text, where: "room", called: false, role: "member", open });
  const file = written(folder, "b.jsonl", `${line(1, "本月有什么活动")}\n${line(2, "吃了吗")}`);
  const { code, out } = await run(folder, ["understand", "--batch", file]);
  expect(code).toBe(0);
  expect(out.split("\n").map((text) => JSON.parse(text))).toEqual([
    { id: 1, intents: [{ intent: "ask", slots: { period: "2026-11" } }] },
    { id: 2, intents: [] },
  ]);
});

test("read: a page for people, JSON for programs, nothing is stored", async () => {
  const folder = scratchFolder();
  const file = written(folder, "plan.txt", PLAN);
  const page = await run(folder, ["read", file]);
  const json = await run(folder, ["read", file, "--json"]);
  const { year, items } = JSON.parse(json.out);
  expect(page.out).toMatch(/防溺水讲座 {2}.*5月20日/u);
  expect(year.value).toBe(2027);
  const talk = items.find((item: { title: string }) => item.title.includes("防溺水"));
  expect(PLAN.slice(talk.offset, talk.offset + talk.length)).toBe(talk.quote);
  expect(talk.when).toMatchObject({ start: "2027-05-20T09:00:00" });
  expect(existsSync(join(folder, "store.db"))).toBe(false);
});

test("read: GB18030 is read", async () => {
  const folder = scratchFolder();
  // “2027年计划\n5月20日举办讲座。” in GB18030.
  const bytes = Buffer.from(
    "32303237c4eabcc6bbae0a35d4c23230c8d5beddb0ecbdb2d7f9a1a3".replace("bedd", "bed9"),
    "hex",
  );
  const { code, out } = await run(folder, ["read", written(folder, "old.txt", bytes), "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out).items).toMatchObject([{ when: { start: "2027-05-20T00:00:00" } }]);
});

test("import: all of it is confirmed, a second time nothing is added", async () => {
  const folder = scratchFolder();
  const file = written(folder, "plan.txt", PLAN);
  const first = await run(folder, ["import", file, "--json"]);
  const again = await run(folder, ["import", file, "--json"]);
  expect(JSON.parse(first.out)).toMatchObject({ year: 2027, items: 3, added: 3, known: 0 });
  expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 3 });
});

test("import: a plan without a year is not guessed; the store stays empty until somebody says it", async () => {
  const folder = scratchFolder();
  const file = written(folder, "plan.txt", PLAN.replace("2027年", ""));
  const refused = await run(folder, ["import", file]);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("--year");
  const said = await run(folder, ["import", file, "--year", "2027", "--json"]);
  expect(JSON.parse(said.out)).toMatchObject({ added: 3, known: 0 });
});

test("preview: says what would go out, and leaves the store as it was", async () => {
  const folder = scratchFolder();
  const plan = PLAN.replaceAll("2027", "2026").replace("5月20日", "11月25日");
  await run(folder, ["start", "--port", "0", "--plan", written(folder, "plan.txt", plan)]);
  const before = readFileSync(join(folder, "store.db"));
  const { code, out } = await run(folder, ["preview", "--days", "5", "--json"]);
  const { messages } = JSON.parse(out);
  const evening = messages.filter((one: { at: string }) => one.at === "2026-11-24T19:00:00");
  expect(code).toBe(0);
  expect(evening).toMatchObject([
    { chat: "东门社区关工委", kind: "room", text: expect.stringContaining("明天11月25日周三9:00") },
    { chat: "二片区" },
  ]);
  expect(readFileSync(join(folder, "store.db")).equals(before)).toBe(true);
});

test.each([
  ["no command", [], 2, "Usage"],
  ["an unknown command", ["fly"], 2, "fly"],
  ["an unknown option", ["read", "plan.txt", "--fast"], 2, "--fast"],
  ["a missing argument", ["read"], 2, "file"],
  ["neither text nor batch", ["when"], 2, "--batch"],
  ["a year that is none", ["import", "plan.txt", "--year", "27"], 2, "2027"],
  ["too many days", ["preview", "--days", "4000"], 2, "400"],
  ["a file that is not there", ["read", "nowhere.txt"], 1, "nowhere.txt"],
  ["a batch that is not there", ["understand", "--batch", "nowhere.jsonl"], 1, "nowhere.jsonl"],
  ["a transcript that is not there", ["rehearse", "nowhere.chat"], 1, "nowhere.chat"],
  ["a folder", ["read", "."], 1, "folder"],
  ["a now that is no time", ["when", "明天", "--now", "soon"], 1, "now"],
  ["a preview of nothing", ["preview"], 1, "store.db"],
])("%s: one sentence, the right exit status", async (_what, args, code, sentence) => {
  const ran = await run(scratchFolder(), args);
  expect(ran).toMatchObject({ code, out: "" });
  expect(ran.err).toContain(sentence);
  expect(ran.err).not.toContain("    at ");
});

test.each([
  ["empty", new Uint8Array(), "empty"],
  ["binary", Uint8Array.from({ length: 4000 }, (_, index) => (index * 37) % 256), "text"],
  ["of 50 MB", new Uint8Array(50 * 1024 * 1024), "too large"],
])("a file that is %s: one sentence, and the store as it was", async (_what, bytes, sentence) => {
  const folder = scratchFolder();
  const file = written(folder, "odd.txt", bytes);
  for (const command of ["read", "import"]) {
    const { code, out, err } = await run(folder, [command, file]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(sentence);
    expect(err).not.toContain("    at ");
  }
});

test.each([
  ["LINGDANG_PORT", "many"],
  ["LINGDANG_ZONE", "Moon/Base"],
  ["LINGDANG_LOG", "loud"],
])("%s=%s is refused, and the sentence names it", async (name, value) => {
  const { code, err } = await run(scratchFolder(), ["preview"], { [name]: value });
  expect(code).toBe(1);
  expect(err).toContain(name);
});

test("a store that is no database, or one of a newer version, is refused and left alone", async () => {
  const folder = scratchFolder();
  const plan = written(folder, "plan.txt", PLAN);
  written(folder, "store.db", "not a database, although it is long enough to look like one");
  const wrong = await run(folder, ["import", plan]);
  expect(wrong).toMatchObject({ code: 1, out: "" });
  expect(wrong.err).toContain("not a lingdang database");
  expect(readFileSync(join(folder, "store.db"), "utf8")).toContain("not a database");

  const newer = { LINGDANG_STORE: "newer.db" };
  await run(folder, ["import", plan], newer);
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(join(folder, "newer.db"));
  db.prepare(
    "insert into kysely_migration (name, timestamp) values ('9999-later', '2027-01-01T00:00:00.000Z')",
  ).run();
  db.close();
  const refused = await run(folder, ["import", plan], newer);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("newer");
});

test("--help names every command, --version is the package's", async () => {
  const folder = scratchFolder();
  const help = await run(folder, ["--help"]);
  for (const command of "start chat when read understand import preview rehearse".split(" ")) {
    expect(help.out).toMatch(new RegExp(`^ {2}${command}\\b`, "mu"));
  }
  expect((await run(folder, ["--version"])).out).toMatch(/^\d+\.\d+\.\d+$/u);
});
