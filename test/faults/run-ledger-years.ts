import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { Fault } from "../../src/errors.ts";
import { simulateYear } from "../ledger/simulated-year.ts";

/** A year in which every festival and holiday of the calendars is known. */
const YEAR = 2026;
const SHIPPED = "data/plans";
/** Where one file holds several plans, each begins with a line of its own: 活动计划篇三. */
const NEXT_PLAN = /^(?=[^\n]{0,20}篇[一二三四五六七八九十]{1,3}\s*$)/mu;

/**
 * Lives a year of every plan in a folder: the ledger is complete, every number equals its recount, and no gap is
 * left once the bot's own suggestions were followed. A part that plans nothing is counted as such.
 */
export async function runLedgerYears({
  seed,
  plans: folder,
}: {
  readonly seed: number;
  /** A folder of plans as text; empty: those that are shipped. */
  readonly plans: string;
}): Promise<boolean> {
  const photo = await smallPhoto();
  const total = { plans: 0, empty: 0, activities: 0, rows: 0, answered: 0, violations: 0 };
  for (const { name, text } of plansIn(folder === "" ? SHIPPED : folder)) {
    try {
      const lived = await simulateYear({ name, text, year: YEAR, seed, photo });
      total.plans += 1;
      total.activities += lived.activities;
      total.rows += lived.rows;
      total.answered += lived.answered;
      total.violations += lived.violations.length;
      for (const one of lived.violations) process.stdout.write(`${name}: ${one}\n`);
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== "plan-empty") throw error;
      total.empty += 1;
    }
  }
  const { plans, empty, activities, rows, answered, violations } = total;
  process.stdout.write(
    `ledger: ${plans} plans (${empty} without activities), ${activities} activities, ${rows} rows, ${answered} gaps answered, ${violations} violations\n`,
  );
  return violations === 0 && plans > 0;
}

/** The least that is a photo. */
export function smallPhoto(): Promise<Uint8Array> {
  const create = { width: 8, height: 6, channels: 3, background: "#a33" } as const;
  return sharp({ create }).jpeg().toBuffer();
}

function plansIn(folder: string): { name: string; text: string }[] {
  const names = readdirSync(folder).filter((name) => /\.(?:txt|md)$/u.test(name));
  return names.sort().flatMap((name) => {
    const parts = readFileSync(join(folder, name), "utf8").split(NEXT_PLAN);
    return parts.map((text, index) => ({ name: `${name} ${index + 1}`, text }));
  });
}
