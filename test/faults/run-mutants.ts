import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MUTANTS, type Mutant } from "./mutants.ts";

const ROOT = join(import.meta.dirname, "../..");
const COPIED = ["src", "bot", "jobs", "data", "test", "package.json"];

/**
 * Breaks the code on purpose, one protection at a time, in a copy, and asks the simulation to notice.
 * @returns true when every mutant was caught within the given number of seeds
 */
export function runMutants({
  seeds,
  only,
}: {
  readonly seeds: number;
  /** Words of the name of the mutants to try; all when empty. */
  readonly only: string;
}): boolean {
  const mutants = MUTANTS.filter(({ name }) => name.includes(only));
  let missed = 0;
  for (const mutant of mutants) {
    const caughtAt = firstSeedThatNotices(mutant, seeds);
    if (caughtAt === undefined) missed += 1;
    const says =
      caughtAt === undefined ? `not caught in ${seeds} seeds` : `caught at seed ${caughtAt}`;
    process.stdout.write(`${mutant.name}: ${says}\n`);
  }
  process.stdout.write(`mutants: ${mutants.length - missed} of ${mutants.length} caught\n`);
  return missed === 0;
}

function firstSeedThatNotices(mutant: Mutant, seeds: number): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-mutant-"));
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    breakIt(folder, mutant);
    const script = join(folder, "test/faults/find-first-violation.ts");
    const stdout = execFileSync(process.execPath, [script, String(seeds)], { encoding: "utf8" });
    return stdout.trim() === "" ? undefined : Number(stdout.trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A mutant whose text is no longer there must be rewritten, not skipped. */
function breakIt(folder: string, { name, edits }: Mutant): void {
  for (const { file, find, replace } of edits) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(find)) throw new Error(`mutant "${name}": ${file} no longer holds: ${find}`);
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
  }
}
