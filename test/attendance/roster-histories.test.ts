import { expect, test } from "vitest";
import { playHistories } from "./roster-histories.ts";

/** CI plays so many, other ones each time; `npm run faults -- rosters` plays as many as one has time for. */
const HISTORIES = Number(process.env["ROSTER_HISTORIES"] ?? 100);

test(
  "whatever order, repetition and interleaving: rosters equal a replay one by one",
  async () => {
    const seed = Math.trunc(performance.timeOrigin) % 2 ** 31;
    const played = await playHistories({ histories: HISTORIES, seed });
    expect(played.histories).toBe(HISTORIES);
  },
  60_000 + HISTORIES * 500,
);
