import { describe, expect, test } from "vitest";
import { inScratchSchema } from "../../bot/rehearsal/in-scratch-schema.ts";
import { postgresAnswers, TEST_SERVER } from "../postgres.ts";
import { playFile } from "./play.ts";

/** Of each kind one; all of them: `npm run faults -- scenarios --store postgres`. */
const ON_A_SERVER = [
  "restart.chat",
  "duplicates.chat",
  "d2-sign-up.chat",
  "d3-check-in.chat",
  "d4-receipts.chat",
  "d5-make-change-cancel.zh.chat",
  "d8-numbers.chat",
  "f11-two-offers.chat",
  "f103-who-is-who.chat",
  "f105-my-data.chat",
  "f80-poll.zh.chat",
  "monday-digest.chat",
];

describe.runIf(await postgresAnswers())("what people do, on PostgreSQL", () => {
  test.each(ON_A_SERVER)("%s", async (name) => {
    const played = inScratchSchema(TEST_SERVER, (databaseUrl) => playFile(name, databaseUrl));
    await expect(played).resolves.toBeUndefined();
  });
});
