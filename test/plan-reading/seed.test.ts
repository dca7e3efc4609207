import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { leftOut, quotesOf, read } from "./reading.ts";

/** The seed may not be copied into the project: it lies beside it, or where the variable says. */
const shared =
  process.env["LINGDANG_SHARED"] ?? new URL("../../../shared", import.meta.url).pathname;
const seeds = join(shared, "seeds");
const there = existsSync(seeds);

describe.skipIf(!there)("the seed document beside the project", () => {
  const folder = mkdtempSync(join(tmpdir(), "plan-reading-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const name = there ? (readdirSync(seeds).find((file) => file.endsWith(".txt")) ?? "") : "";
  const text = there ? readFileSync(join(seeds, name), "utf8") : "";
  const reading = read(text);

  test("every phrase of the mechanism table is in an item, background, done or ignored", () => {
    const table = readFileSync(join(shared, "product", "SEED-MECHANISMS.md"), "utf8");
    const phrases = [...table.matchAll(/^\| \d+\.\d+ \| [^|]+ \| ([^|]+) \|/gm)].map(
      (row) => row[1]?.trim() ?? "",
    );
    expect(phrases).toHaveLength(161);
    const quotes = quotesOf(reading);
    const lost = phrases.filter((phrase) => {
      const at = text.indexOf(phrase);
      const end = at + phrase.length;
      return at < 0 || !quotes.some((one) => one.offset < end && one.offset + one.length > at);
    });
    expect(lost).toEqual([]);
    expect(leftOut(text, reading)).toEqual([]);
  });

  test("the scorer's figures reach the goals of the plan", () => {
    const file = join(folder, "read.json");
    writeFileSync(file, JSON.stringify(reading));
    const scorer = join(shared, "eval", "score-plan.mjs");
    const gold = join(shared, "eval", "plans", "gold-seed.json");
    const printed = execFileSync(process.execPath, [scorer, gold, file, "--min", "95", "92"], {
      encoding: "utf8",
    });
    const untimed = Number(/untimed recall \d+\/\d+ ([\d.]+)%/.exec(printed)?.[1]);
    expect(untimed).toBeGreaterThanOrEqual(85);
    expect(printed).toContain("false to-dos 0");
  });
});
