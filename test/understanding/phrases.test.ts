import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { understand } from "../../src/understanding/understand.ts";

const page = readFileSync(new URL("../../docs/phrases.md", import.meta.url), "utf8");
const context = { now: "2026-11-22T10:00", calendars: shippedCalendars() };
const OPEN_FOR: Readonly<Record<string, object>> = {
  signup: { signup: 1 },
  decline: { signup: 1 },
  receipt: { receipt: 1 },
  answer: { question: true },
  confirm: { question: true },
  drop: { question: true },
  source: { list: true },
};

interface Phrase {
  readonly intent: string;
  readonly where: string;
  readonly text: string;
}

function phrasesOf(markdown: string): Phrase[] {
  return markdown
    .split(/^### /mu)
    .slice(1)
    .flatMap((section) => {
      const intent = /^\w+/u.exec(section)?.[0] ?? "";
      return [...section.matchAll(/^- (room|dm|organizer): (.+)$/gmu)].map((found) => ({
        intent,
        where: found[1] ?? "",
        text: found[2] ?? "",
      }));
    });
}

function intentsOf({ intent, where, text }: Phrase): string[] {
  const nothing = { checkin: 0, signup: 0, receipt: 0, question: false, list: false };
  const opens = OPEN_FOR[intent] ?? { checkin: where === "room" ? 1 : 0 };
  const utterance = {
    text,
    where: where === "room" ? ("room" as const) : ("dm" as const),
    called: false,
    role: where === "organizer" ? ("organizer" as const) : ("member" as const),
    open: { ...nothing, ...opens },
  };
  return understand(utterance, context).map((one) => one.intent);
}

describe("docs/phrases.md", () => {
  const phrases = phrasesOf(page);

  test("has every intent, in Chinese and nearly all in English", () => {
    const names = new Set(phrases.map((phrase) => phrase.intent));
    expect(names.size).toBe(46);
    for (const name of names) {
      const chinese = phrases.some(
        (one) => one.intent === name && /\p{Script=Han}/u.test(one.text),
      );
      expect(chinese || name === "answer", name).toBe(true);
    }
  });

  test("is true, line by line", () => {
    const wrong = phrases
      .map((phrase) => ({ ...phrase, got: intentsOf(phrase) }))
      .filter(({ intent, got }) => got.length !== 1 || got[0] !== intent)
      .map(({ intent, text, got }) => `${intent}: ${text} → ${got.join(" ") || "silence"}`);
    expect(wrong).toEqual([]);
  });
});
