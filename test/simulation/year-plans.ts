import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
/** Where the documents may lie that came with the order for this project; they are not part of it. */
const BESIDE = ["../shared/seeds", "../../shared/seeds"].map((path) => join(ROOT, path));
const SAMPLES = join(ROOT, "data/plans");
/** Several plans in one document begin each with a line like 关工委活动计划篇一. */
const HEADING = /^.{0,20}篇[一二三四五六七八九十]{1,3}\s*$/mu;

/** A plan in prose. */
export interface PlanText {
  readonly name: string;
  readonly text: string;
}

/** The plans of a folder; those beside the project when they are there; else the project's own samples. */
export function yearPlans(folder?: string): PlanText[] {
  const from = folder ?? BESIDE.find((path) => existsSync(path)) ?? SAMPLES;
  return readdirSync(from)
    .filter((name) => name.endsWith(".txt"))
    .flatMap((name) => split(name, readFileSync(join(from, name), "utf8")));
}

function split(name: string, text: string): PlanText[] {
  const [head = "", ...parts] = text.split(HEADING);
  if (parts.length === 0) return [{ name, text: head }];
  return parts.map((part, index) => ({ name: `${name} ${index + 1}`, text: part }));
}
