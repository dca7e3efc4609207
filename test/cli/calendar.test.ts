import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run, scratchFolder } from "./run.ts";

function folderWith(name: string, text: string): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, name), text);
  return folder;
}

const YEAR = {
  year: 2027,
  papers: ["an invented notice"],
  days: [
    { name: "春节", date: "2027-02-05", isOffDay: true },
    { name: "春节", date: "2027-02-06", isOffDay: true },
    { name: "春节", date: "2027-02-20", isOffDay: false },
  ],
};

test("a year of rest days is checked, taken, and then known", async () => {
  const folder = folderWith("2027.json", JSON.stringify(YEAR));
  expect(await run(folder, ["calendar", "check", "2027.json"])).toMatchObject({ code: 0 });
  expect(await run(folder, ["calendar", "import", "2027.json"])).toMatchObject({
    code: 0,
  });
  expect(readdirSync(join(folder, "calendars"))).toEqual(["rest-days-2027.json"]);
  const asked = ["when", "2027年春节放几天假", "--now", "2026-11-22T10:00:00", "--json"];
  const { out } = await run(folder, asked);
  expect(out).toContain("2027-02-05T00:00:00");
});

test("a file that is wrong is refused in a sentence, and nothing is taken", async () => {
  const folder = folderWith("bad.json", JSON.stringify({ ...YEAR, days: [{ name: "x" }] }));
  const { code, err } = await run(folder, ["calendar", "import", "bad.json"]);
  expect(code).toBe(1);
  expect(err).toContain("date");
  expect(readdirSync(folder)).toEqual(["bad.json"]);
});
