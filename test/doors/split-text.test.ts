import fc from "fast-check";
import { expect, test } from "vitest";
import { splitText } from "../../bot/chat/split-text.ts";

test("a text that fits is one message, an empty one too", () => {
  expect(splitText("周五9:00普法讲座", 64)).toEqual(["周五9:00普法讲座"]);
  expect(splitText("", 64)).toEqual([""]);
});

test("it is cut between paragraphs, else between lines, else after a sentence", () => {
  const line = "明天下午两点在社区书屋包粽子。";
  expect(splitText(`${line}${line}\n\n${line}`, 100)).toEqual([`${line}${line}`, line]);
  expect(splitText(`${line}\n${line}\n${line}`, 100)).toEqual([`${line}\n${line}`, line]);
  expect(splitText(`${line}${line}${line}`, 100)).toEqual([`${line}${line}`, line]);
});

test("no character is cut, not even one of several code points", () => {
  const family = "👨‍👩‍👧‍👦";
  for (const part of splitText(family.repeat(40), 64)) {
    expect(part.replaceAll(family, "")).toBe("");
    expect(Buffer.byteLength(part)).toBeLessThanOrEqual(64);
  }
});

test("every part fits, none is empty, and nothing but white space is lost", () => {
  const piece = fc.constantFrom("活动", "。", "\n", " ", "a", "，", "é", "👍🏽", "\n\n", "（”");
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 300 }).map((pieces) => pieces.join("")),
      fc.integer({ min: 64, max: 300 }),
      (text, maxBytes) => {
        const parts = splitText(text, maxBytes);
        const bare = (some: string) => some.replace(/\s/gu, "");
        expect(bare(parts.join(""))).toBe(bare(text));
        if (parts.length > 1) expect(parts).not.toContain("");
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(maxBytes);
      },
    ),
  );
});

test("100 KB of one character with marks is cut in well under a second", () => {
  const parts = splitText(`e${"\u0301".repeat(50_000)}`, 2_048);
  expect(parts.join("")).toHaveLength(50_001);
});
