import { expect, test } from "vitest";
import { broadcast } from "./run-broadcast.ts";

/** A thousand rooms, killed twice: `npm run faults -- broadcast`. */
test("a notice to many rooms, killed on its way: every room has it once, at its pace, and the organizer one report", async () => {
  const { fastest, seconds: _, ...figures } = await broadcast(40, [20]);
  expect(figures).toEqual({
    rooms: 40,
    kills: 1,
    without: 0,
    twice: 0,
    reports: 1,
    integrity: "ok",
  });
  expect(fastest).toBeLessThanOrEqual(51);
}, 90_000);
