import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { Utterance } from "../../src/understanding/utterance.ts";

// A process that holds much code of regular expressions compiles further ones without optimising.
// Set before anything is matched here: an expression is compiled when it is first used.
setFlagsFromString("--no-regexp-optimization");
const { understand } = await import("../../src/understanding/understand.ts");
const { sensitiveIn } = await import("../../src/people/sensitive.ts");
const { foldCase } = await import("../../src/understanding/fold-case.ts");

const context = { now: "2026-11-22T10:00", calendars: shippedCalendars() };
const open = { checkin: 1, signup: 1, receipt: 0, question: false, list: false };

test.each([
  ["I am Ann Lee", "bind", { name: "Ann Lee" }],
  ["check in for Tom Hill", "checkin", { people: ["Tom Hill"] }],
  ["我是李红", "bind", { name: "李红" }],
])("in a process that has matched much, “%s” is still understood", (text, intent, slots) => {
  const utterance: Utterance = { text, where: "dm", called: true, role: "member", open };
  const [first] = understand(utterance, context);
  expect(first).toMatchObject({ intent, slots });
});

test("children listed by name are still found there", () => {
  expect(sensitiveIn("Pupils: Tom Lee, Ann Wu and Bob Hill")?.kind).toBe("minors");
  expect(sensitiveIn("pupils: come at nine, bring a hat")).toBeUndefined();
});

test.each([
  ["am(?-i:Ann[a-z])x", "[aA][mM](?:Ann[a-z])[xX]"],
  [String.raw`\bno\d [a-f\s]`, String.raw`\b[nN][oO]\d [a-fA-F\s]`],
  [
    String.raw`(?<name>\p{Script=Han}|\u4e00)\k<name>`,
    String.raw`(?<name>\p{Script=Han}|\u4e00)\k<name>`,
  ],
  ["(?-i:A(B)C)(d)", "(?:A(B)C)([dD])"],
])("the case is folded in %s", (source, folded) => {
  expect(foldCase(source)).toBe(folded);
});

test("nobody writes (?-i:…) where the engine would have to carry it out", () => {
  const root = join(import.meta.dirname, "../..");
  const sources = ["src", "bot", "jobs"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(root, folder, name)),
  );
  const bare = sources.filter((file) =>
    /\/[^/\n]*\(\?-i:[^/\n]*\/[dgmsuvy]*i/.test(readFileSync(file, "utf8")),
  );
  expect(bare).toEqual([]);
});
