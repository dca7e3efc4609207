import { expect, test } from "vitest";
import { englishTitle } from "../../src/plan/reading/english-title.ts";

test.each([
  [
    "**Candlemas procession** – Tuesday 2 February, 7pm, main church",
    ["Tuesday 2 February, 7pm"],
    "Candlemas procession",
  ],
  ["**Lent lunches**: every Friday", ["every Friday"], "Lent lunches"],
])("the title of %s is without bold marks and without its place", (words, times, title) => {
  expect(englishTitle(words, times)).toBe(title);
});
