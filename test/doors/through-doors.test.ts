import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BRIDGED, differenceOf, playThrough } from "./play-through.ts";
import { soak } from "./soak.ts";
import { SOAKED } from "./soaked-doors.ts";

/** Of each kind of talk one; all of them: `npm run faults -- doors`. */
const REPRESENTATIVE = [
  "scenarios/ask-this-month.chat",
  "scenarios/d2-sign-up.chat",
  "scenarios/d2-sign-up-en.chat",
  "scenarios/d5-make-change-cancel.zh.chat",
  "scenarios/d8-numbers-en.chat",
  "scenarios/eve-and-day-reminder.chat",
  "scenarios/f10-companions.chat",
  "scenarios/f11-waitlist.chat",
  "scenarios/f20-code.chat",
  "scenarios/f30-one-room.chat",
  "scenarios/f80-poll.zh.chat",
  "scenarios/d4-receipts-english.chat",
];

/** Of each reason why an outcome differs by what the network can do, one. */
const BY_CAPABILITY = [
  "scenarios/duplicates.chat",
  "scenarios/f49-recall-notice.chat",
  "scenarios/f12-duties.chat",
  "scenarios/room-moved.chat",
];

const at = (name: string) => join(import.meta.dirname, "..", name);

describe.each([...BRIDGED.keys()])(
  "through %s people get what they get through the local door",
  (door) => {
    test.each([...REPRESENTATIVE, "scenarios/restart.chat"])("%s", async (name) => {
      await expect(playThrough(door, at(name), undefined)).resolves.toBeUndefined();
    });
  },
);

test.each(BY_CAPABILITY)(
  "what WeCom cannot do changes a line of %s, and no other",
  async (name) => {
    const difference = differenceOf("wecom", name);
    expect(difference?.lines.length).toBeGreaterThan(0);
    await expect(playThrough("wecom", at(name), difference)).resolves.toBeUndefined();
  },
);

describe("under load, with one send in eight failing (an hour: `npm run faults -- soak --door NAME`)", () => {
  test.each([...SOAKED])(
    "%s loses nothing, keeps order and limits, and no secret is written anywhere",
    async (_door, open) => {
      const result = await soak(open, { seconds: 90, faulty: 0.125, seed: 7 });
      expect(result).toMatchObject({
        lost: 0,
        silentlyTwice: 0,
        outOfOrder: 0,
        overLimit: 0,
        leaks: [],
      });
      expect(result.heard).toBe(result.said);
      expect(result.written).toBeGreaterThan(8);
      expect(result.faults).toBeGreaterThan(0);
    },
    20_000,
  );
});
