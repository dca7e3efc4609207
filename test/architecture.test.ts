import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** Where the machine's clock and timers may be touched: the two adapters that the rest gets passed in. */
const ADAPTERS = new Set(["src/clock.ts", "jobs/timers.ts"]);

const FORBIDDEN = [
  /\bDate\.now\(/u,
  /\bnew Date\(\s*\)/u,
  /\bMath\.random\(/u,
  /\bset(?:Timeout|Interval)\(/u,
  /\bprocess\.hrtime|\bperformance\.now\(/u,
];

test("the core and the jobs take time and chance from a parameter, never from the machine", () => {
  const files = globSync("{src,jobs}/**/*.ts", { cwd: ROOT }).filter((file) => !ADAPTERS.has(file));
  const offenders = files.filter((file) => {
    const code = readFileSync(join(ROOT, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/gu, "");
    return FORBIDDEN.some((pattern) => pattern.test(code));
  });

  expect(files.length).toBeGreaterThan(50);
  expect(offenders).toEqual([]);
});
