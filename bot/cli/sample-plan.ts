import { readFileSync } from "node:fs";

const FILES = { zh: "community-2027.txt", en: "riverside-club-2027.txt" } as const;

/** A plan to try the product with, in the reader's language. */
export function samplePlan(language: "zh" | "en"): string {
  return readFileSync(new URL(`../../data/plans/${FILES[language]}`, import.meta.url), "utf8");
}
