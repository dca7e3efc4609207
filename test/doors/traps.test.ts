import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
/** Held by what is installed, and seen by the typecheck. */
const BY_TYPECHECK = ["3"];

test("each of Wechaty's thirty traps names a test, and the test is there", () => {
  const [, table = ""] =
    readFileSync(join(ROOT, "docs/doors.md"), "utf8").split("## Wechaty's thirty traps") ?? [];
  const rows = [...table.matchAll(/^\| (\d+) \|[^|]*\|([^|]*)\|$/gmu)];
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 1),
  );
  const named = rows.map(([, number, held = ""]) => {
    const tests = [...held.matchAll(/([\w/-]+): "([^"]+)"/gu)];
    return { number, tests: tests.map(([, file, name]) => ({ file, name })) };
  });
  expect(named.filter(({ tests }) => tests.length === 0).map(({ number }) => number)).toEqual(
    BY_TYPECHECK,
  );
  const files = globSync("test/**/*.ts", { cwd: ROOT });
  for (const { file, name } of named.flatMap(({ tests }) => tests)) {
    const texts = files
      .filter((path) => new RegExp(`/${file}(?:\\.test)?\\.ts$`, "u").test(path))
      .map((path) => readFileSync(join(ROOT, path), "utf8"));
    expect(
      texts.some((text) => text.includes(name ?? "")),
      `${file}: ${name}`,
    ).toBe(true);
  }
});
