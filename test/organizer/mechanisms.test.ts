import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const SCENARIOS = join(import.meta.dirname, "../scenarios");
const PAGE = readFileSync(join(import.meta.dirname, "../../docs/mechanisms.md"), "utf8");
/** Rows of the documents that the page speaks of. */
const ROWS: Readonly<Record<string, number>> = { 1: 24, 3: 10, 4: 15, 8: 14, 9: 14 };

describe("docs/mechanisms.md", () => {
  const rows = [...PAGE.matchAll(/^\| (\d+\.\d+) \| .+ \| (.+) \|$/gmu)];

  test("has every row once", () => {
    const wanted = Object.entries(ROWS).flatMap(([document, count]) =>
      Array.from({ length: count }, (_, index) => `${document}.${index + 1}`),
    );
    expect(rows.map(([, row]) => row)).toEqual(wanted);
  });

  test("names stories that are there", () => {
    const named = rows.flatMap(([, , files = ""]) => [...files.matchAll(/`([^`]+)`/gu)]);
    const missing = named
      .map(([, file = ""]) => file)
      .filter((file) => !existsSync(join(SCENARIOS, file)));
    expect(named.length).toBeGreaterThanOrEqual(rows.length);
    expect(missing).toEqual([]);
  });
});

/** A cell names one file or several: `a.chat` `b.chat`; the outermost ticks are not in it. */
const namesIn = (cell: string): string[] => cell.split("` `");

describe("what an organizer does", () => {
  const rows = [...PAGE.matchAll(/^\| (F\d+) \| .+ \| `(.+)` \| `(.+)` \|$/gmu)];

  test("has a story in each language", () => {
    expect(rows.length).toBeGreaterThan(30);
    const stories = rows.flatMap(([, , zh = "", en = ""]) => [zh, en].flatMap(namesIn));
    expect(stories.filter((file) => !existsSync(join(SCENARIOS, file)))).toEqual([]);
    expect(rows.filter(([, , zh, en]) => zh === en)).toEqual([]);
  });
});

/** `# 任务 NAME N` begins a task: until the next, people say N things, not more. */
describe("messages that a task takes", () => {
  const files = readdirSync(SCENARIOS).filter((name) => name.startsWith("answers-per-task"));

  test.each(files)("%s", (name) => {
    const [, ...tasks] = readFileSync(join(SCENARIOS, name), "utf8").split(/^# 任务 /mu);
    const counts = tasks.map((task) => {
      const [, what, most] = /^(\S+) (\d+)/u.exec(task) ?? [];
      return { what, most: Number(most), said: task.match(/^[^\s<#]+>{1,2} /gmu)?.length ?? 0 };
    });
    expect(counts.map(({ what }) => what)).toEqual([
      "make",
      "sign-up",
      "notice",
      "receipt",
      "remind",
      "cancel",
      "progress",
    ]);
    expect(counts.filter(({ most, said }) => said > most || most > 2)).toEqual([]);
  });
});
