import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import readXlsxFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { collectFacts } from "../../src/ledger/collect-facts.ts";
import { ledgerWorkbook } from "../../src/ledger/ledger-workbook.ts";
import { maskName } from "../../src/ledger/mask-name.ts";
import { csvRows } from "../../src/ledger/write-csv.ts";
import { dumpStore } from "../../src/store/dump-store.ts";
import { loadDump } from "../../src/store/load-dump.ts";
import { openStore } from "../../src/store/open-store.ts";
import { scratchFolder } from "../cli/run.ts";
import { livedYear } from "./year.ts";

const YEAR = { from: "2026-01-01T00:00:00", to: "2027-01-01T00:00:00" };

async function workbook(masked: boolean): Promise<Buffer> {
  await using world = await livedYear(5);
  const question = { space: world.space, ...YEAR, now: world.now() };
  const facts = await collectFacts(world.store.db, question, {
    period: "2026年",
    language: "zh",
    masked,
  });
  const parts: Uint8Array[] = [];
  for await (const part of ledgerWorkbook(world.store.db, question, facts, () => {}))
    parts.push(part);
  return Buffer.concat(parts);
}

test("another program reads the workbook: sheets, dates as dates, no day where none is known", async () => {
  const bytes = await workbook(true);
  const sheets = await readXlsxFile(bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    "台账",
    "分类汇总",
    "数字与口径",
    "缺项",
    "签到明细",
  ]);
  const [title, header, ...rows] = sheets[0]?.data ?? [];
  expect(title?.[0]).toBe("本单位 2026年 台账");
  expect(header?.slice(0, 4)).toEqual(["编号", "日期", "时间", "活动"]);
  expect(rows.length).toBeGreaterThan(40);
  const dates = rows.map((row) => row[1]);
  expect(dates.filter((date) => date instanceof Date).length).toBeGreaterThan(30);
  const vague = dates.filter((date) => typeof date === "string");
  expect(vague.length).toBeGreaterThan(3);
  expect(vague.every((text) => /^\d+月（日未定）$/u.test(String(text)))).toBe(true);
});

test("names are masked unless they were asked for", async () => {
  const names = async (masked: boolean) =>
    ((await readXlsxFile(await workbook(masked))).at(-1)?.data ?? [])
      .slice(2)
      .map((row) => String(row[4]));
  expect(new Set(await names(true))).toEqual(new Set(["人＊", "人＊＊"]));
  expect(await names(false)).toContain("人3");
  expect(["张桂兰", "刘福", "欧阳明", "Zhang Li"].map(maskName)).toEqual([
    "张＊＊",
    "刘＊",
    "欧阳＊",
    "Z***",
  ]);
});

test("a title that a spreadsheet would run is defused", () => {
  expect(csvRows([[{ kind: "text", text: '=HYPERLINK("http://x")' }]])).not.toMatch(/^"?=/u);
});

async function dumpOf(store: Parameters<typeof dumpStore>[0], file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dumpStore(store, file)) lines.push(line);
  return lines;
}

async function* each(lines: readonly string[]) {
  yield* lines;
}

test("export → import → export gives the same bytes, photos and files in messages included", async () => {
  await using world = await livedYear(6);
  const folder = scratchFolder();
  const picture = Buffer.from([137, 80, 0, 255]);
  const photo = `${createHash("sha256").update(picture).digest("hex")}.png`;
  mkdirSync(join(folder, "photos"));
  writeFileSync(join(folder, "photos", photo), picture);
  await world.store.write((db) =>
    db
      .updateTable("activity")
      .set({ place: "it's \u0000 “引号”\n=1" })
      .where("no", "=", 11)
      .execute(),
  );
  const lines = await dumpOf(world.store.db, join(folder, "a.db"));
  expect(lines.length).toBeGreaterThan(300);

  const other = join(scratchFolder(), "b.db");
  await using store = await openStore(other, world.now());
  await store.write((db) => loadDump(db, each(lines), other));
  expect(await dumpOf(store.db, other)).toEqual(lines);
  await expect(readFile(join(other, "..", "photos", photo))).resolves.toEqual(
    Buffer.from([137, 80, 0, 255]),
  );

  const again = store.write((db) => loadDump(db, each(lines), other));
  await expect(again).rejects.toThrow("已经有数据");
});

test.each([
  ["no head", ['{"table":"space","row":{}}'], "第1行"],
  ["a newer program", ['{"lingdang":1,"schema":"9999-later"}'], "更新版本"],
  [
    "an unknown table",
    ['{"lingdang":1,"schema":"0001"}', '{"table":"sqlite_master","row":{"a":1}}'],
    "第3行",
  ],
  [
    "an unknown column",
    ['{"lingdang":1,"schema":"0001"}', '{"table":"space","row":{"x) --":1}}'],
    "第3行",
  ],
  [
    "a photo outside its folder",
    ['{"lingdang":1,"schema":"0001"}', '{"photo":"../x.png","base64":""}'],
    "第3行",
  ],
  ["half a line", ['{"lingdang":1,"schema":"0001"}', '{"table":"spa'], "第3行"],
])("a file with %s is refused and leaves nothing", async (_what, lines, sentence) => {
  await using store = await openStore(":memory:", 0);
  const good = '{"table":"space","row":{"id":1,"name":"甲","zone":"Asia/Shanghai","created_at":0}}';
  const [head = "", ...rest] = lines;
  const loading = store.write((db) => loadDump(db, each([head, good, ...rest]), ":memory:"));
  await expect(loading).rejects.toThrow(sentence);
  expect(await store.db.selectFrom("space").selectAll().execute()).toEqual([]);
});
