import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scoreOf } from "./gold.ts";
import { planText, read } from "./reading.ts";

/** Annotated before they were read for the first time. */
const PLANS = [
  "district",
  "kindergarten",
  "party",
  "volunteers",
  "parish",
  "hospital",
  "hall",
  "club",
  "calendar",
  "months",
  "branch",
  "owners",
  "pta",
  "review",
  "moral",
  "women",
  "court",
  "youth",
  "web-copy",
  "customs",
  "parents",
  "elders",
  "summer",
  "procurators",
  "vocational",
  "village",
  "family",
  "moraltable",
  "office",
  "uni",
  "wechat",
  "weeks",
  "allot",
  "letter",
];

describe.each(PLANS)("the plan %s, annotated by hand", (name) => {
  const gold: unknown = JSON.parse(
    readFileSync(new URL(`plans/${name}.gold.json`, import.meta.url), "utf8"),
  );
  const score = scoreOf(gold, read(planText(name)));

  test("nine of ten dated items are found, with the right time", () => {
    expect(score.missed.join("\n")).toBe(
      score.missed.slice(0, Math.floor(score.wanted / 10)).join("\n"),
    );
  });

  test("nine of ten dated proposals are right", () => {
    expect(score.wrong.length).toBeLessThanOrEqual(score.proposed / 10);
  });

  test("nothing that is done, cancelled or mere background is proposed", () => {
    expect(score.falseToDos).toEqual([]);
  });
});
