import fc from "fast-check";
import { expect, test } from "vitest";
import { occurrenceTime } from "../../src/plan/occurrence-time.ts";
import { whenOn } from "../../src/plan/when-on.ts";
import type { Grain } from "../../src/time/reading.ts";
import { at } from "./world.ts";

const ZONE = "Asia/Shanghai";

test("nine o'clock is an instant without an end, nine to eleven has one", () => {
  const nine = {
    text: "9点",
    start: "2026-11-27T09:00:00",
    end: "2026-11-27T10:00:00",
    grain: "hour",
    approximate: false,
  } as const;
  expect(occurrenceTime(nine, ZONE)).toMatchObject({
    precision: "minute",
    starts_at: at("2026-11-27 09:00"),
    ends_at: null,
  });
  const toEleven = { ...nine, end: "2026-11-27T11:00:00", grain: "minute" } as const;
  expect(occurrenceTime(toEleven, ZONE).ends_at).toBe(at("2026-11-27 11:00"));
});

test("one known side is open, none at all is no time", () => {
  const by = {
    text: "8月10日前",
    start: null,
    end: "2027-08-11T00:00:00",
    grain: "open",
    approximate: false,
  } as const;
  expect(occurrenceTime(by, ZONE)).toMatchObject({ precision: "open", window_start: null });
  expect(occurrenceTime({ ...by, end: null, grain: null, text: "定期" }, ZONE)).toMatchObject({
    precision: "none",
    said: "定期",
  });
  expect(occurrenceTime(null, ZONE).precision).toBe("none");
});

test("nothing vaguer than a clock time ever gets an instant", () => {
  const vague: Grain[] = [
    "part",
    "day",
    "days",
    "week",
    "xun",
    "month",
    "season",
    "term",
    "half",
    "year",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...vague), fc.boolean(), (grain, approximate) => {
      const said = {
        text: "",
        start: "2027-03-01T00:00:00",
        end: "2027-04-01T00:00:00",
        grain,
        approximate,
      };
      const time = occurrenceTime(said, ZONE);
      expect([time.precision, time.starts_at, time.ends_at]).toEqual([grain, null, null]);
    }),
  );
});

test("written times are as precise as they are written", () => {
  expect(whenOn("2026-11-27 09:00")).toMatchObject({
    grain: "minute",
    start: "2026-11-27T09:00:00",
  });
  expect(whenOn("2026-11-27")).toMatchObject({ grain: "day", end: "2026-11-28T00:00:00" });
  expect(whenOn("2026-12")).toMatchObject({ grain: "month", end: "2027-01-01T00:00:00" });
  expect(whenOn("2026-13")).toBeUndefined();
  expect(whenOn("27 November")).toBeUndefined();
});
