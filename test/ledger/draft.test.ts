import mammoth from "mammoth";
import { expect, test } from "vitest";
import { collectFacts } from "../../src/ledger/collect-facts.ts";
import { writeDocx } from "../../src/ledger/write-docx.ts";
import { ledgerDraft } from "../../src/wording/ledger-draft.ts";
import { livedYear } from "./year.ts";

test("the draft names every held activity once, and nobody by name", async () => {
  await using world = await livedYear(7);
  const question = {
    space: world.space,
    from: "2026-01-01T00:00:00",
    to: "2027-01-01T00:00:00",
    now: world.now(),
  };
  const facts = await collectFacts(world.store.db, question, {
    period: "2026年",
    language: "zh",
    masked: true,
  });
  const { title, parts } = ledgerDraft(facts);
  const bytes = await writeDocx(title, "只写有记录的", parts);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  expect(value).toContain("2026年工作简报（草稿）");
  const held = facts.rows.filter((row) => row.held);
  const sections = parts.filter(({ heading }) => /（\d+）$/u.test(heading));
  expect(sections.flatMap(({ paragraphs }) => paragraphs)).toHaveLength(held.length);
  for (const { paragraphs } of sections)
    for (const text of paragraphs) expect(value).toContain(text);
  expect(value).not.toMatch(/人\d+ |＊/u);
});
