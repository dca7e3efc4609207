import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bridgedWecom } from "./bridged-wecom.ts";
import { BRIDGED, playThrough } from "./play-through.ts";
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

test("through WeCom's door also restarts, kills and lost connections change nothing", async () => {
  const file = join(import.meta.dirname, "../scenarios/restart.chat");
  await expect(playThrough(bridgedWecom, file)).resolves.toBeUndefined();
});

describe.each([...BRIDGED])(
  "through %s people get what they get through the local door",
  (_door, openDoor) => {
    test.each(REPRESENTATIVE)("%s", async (name) => {
      const file = join(import.meta.dirname, "..", name);
      await expect(playThrough(openDoor, file)).resolves.toBeUndefined();
    });
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
