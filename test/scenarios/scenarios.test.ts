import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { playFile } from "./play.ts";

describe("what people do", () => {
  const names = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith(".chat") && !name.endsWith(".en.chat"),
  );

  test.each(names)("%s", async (name) => {
    await expect(playFile(name)).resolves.toBeUndefined();
  });
});
