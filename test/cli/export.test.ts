import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run, scratchFolder } from "./run.ts";

const PLAN =
  "南苑社区2026年工作计划\n一、10月20日上午9点在社区书屋举办防溺水讲座。\n二、11月份看望老同志。\n";

async function withPlan(): Promise<string> {
  const folder = scratchFolder();
  writeFileSync(join(folder, "plan.txt"), PLAN);
  expect((await run(folder, ["import", "plan.txt"])).code).toBe(0);
  return folder;
}

test("export all → import → export all: the same bytes, and only into an empty store", async () => {
  const folder = await withPlan();
  expect(await run(folder, ["export", "all", "a.jsonl"])).toMatchObject({ code: 0, err: "" });
  const other = { LINGDANG_STORE: "other.db" };
  expect((await run(folder, ["import", "a.jsonl"], other)).out).toContain("已装回");
  await run(folder, ["export", "all", "b.jsonl"], other);
  const [a, b] = ["a.jsonl", "b.jsonl"].map((name) => readFileSync(join(folder, name), "utf8"));
  expect(a).toContain("防溺水讲座");
  expect(b).toBe(a);
  const again = await run(folder, ["import", "a.jsonl"], other);
  expect(again.code).toBe(1);
  expect(again.err).toContain("已经有数据");
});

test("export ledger: xlsx and csv; a wrong period or kind says what is right", async () => {
  const folder = await withPlan();
  const period = ["--period", "2026-Q4"];
  const made = await run(folder, ["export", "ledger", ...period, "--json"]);
  expect(JSON.parse(made.out)).toMatchObject({ file: join(folder, "台账_2026-Q4.xlsx"), rows: 1 });
  expect(readFileSync(join(folder, "台账_2026-Q4.xlsx")).subarray(0, 2).toString()).toBe("PK");
  await run(folder, ["export", "ledger", "l.csv", "--language", "en"]);
  expect(readFileSync(join(folder, "l.csv"), "utf8")).toMatch(/^\uFEFFNo,Activity,Checked in/u);
  expect(await run(folder, ["export", "ledger", "--period", "soon"])).toMatchObject({ code: 1 });
  expect(await run(folder, ["export", "everything"])).toMatchObject({ code: 2 });
  expect(await run(folder, ["export", "all", "no/such/folder.jsonl"])).toMatchObject({ code: 1 });
});

test("names in full leave a line in the record", async () => {
  const folder = await withPlan();
  await run(folder, ["export", "ledger", "n.xlsx", "--names"]);
  await run(folder, ["export", "all", "a.jsonl"]);
  expect(readFileSync(join(folder, "a.jsonl"), "utf8")).toContain("export-names");
});

test("backup, restore and doctor", async () => {
  const folder = await withPlan();
  const { file } = JSON.parse((await run(folder, ["backup", "--to", "copies", "--json"])).out);
  expect((await run(folder, ["restore", file])).code).toBe(1);
  const restored = await run(folder, ["restore", file, "--replace"]);
  expect(restored).toMatchObject({ code: 0, err: "" });
  const healthy = await run(folder, ["doctor", "--json"]);
  expect(healthy).toMatchObject({ code: 0, err: "" });
  expect(
    JSON.parse(healthy.out).find(({ name }: { name: string }) => name.startsWith("数据")).says,
  ).toContain("活动 2");

  writeFileSync(
    join(folder, "broken.db"),
    "not a database, but long enough to be looked at".repeat(100),
  );
  const broken = await run(folder, ["doctor"], { LINGDANG_STORE: "broken.db" });
  expect(broken.code).toBe(1);
  expect(broken.out).toMatch(/看\s+数据/u);
  expect((await run(folder, ["restore", "broken.db", "--replace"])).code).toBe(1);
});
