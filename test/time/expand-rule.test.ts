import { expect, test } from "vitest";
import { civilToEpoch, epochToCivil } from "../../src/calendar/zone.ts";
import { expandRule } from "../../src/time/expand-rule.ts";

const year = { from: "2026-01-01", until: "2027-01-01" };

test("months that are left out have no occurrence", () => {
  const found = expandRule(
    {
      rrule: "FREQ=MONTHLY;BYDAY=1MO",
      start: "2026-01-05T09:00:00",
      except: ["2026-02", "2026-03-02"],
    },
    year,
  );
  expect(found.slice(0, 3)).toEqual([
    "2026-01-05T09:00:00",
    "2026-04-06T09:00:00",
    "2026-05-04T09:00:00",
  ]);
  expect(found).toHaveLength(10);
});

test("UNTIL is a civil time and its day is included", () => {
  const rule = {
    rrule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260113T235959",
    start: "2026-01-06T19:00:00",
  };
  expect(expandRule(rule, year)).toEqual(["2026-01-06T19:00:00", "2026-01-13T19:00:00"]);
});

test("lunar days, the lunar new year's eve and solar terms come round by their own calendar", () => {
  const three = { from: "2026-01-01", until: "2029-01-01" };
  const on = (rrule: string): string[] =>
    expandRule({ rrule, start: "2026-01-01" }, three).map((civil) => civil.slice(0, 10));
  expect(on("FREQ=YEARLY;X-LUNAR=0909")).toEqual(["2026-10-18", "2027-10-08", "2028-10-26"]);
  expect(on("FREQ=MONTHLY;X-LUNAR=01,15").slice(0, 4)).toEqual([
    "2026-01-03",
    "2026-01-19",
    "2026-02-02",
    "2026-02-17",
  ]);
  expect(on("FREQ=YEARLY;X-LUNAR=0100")).toEqual(["2026-02-16", "2027-02-05", "2028-01-25"]);
  expect(on("FREQ=YEARLY;X-TERM=清明;UNTIL=20270101T235959")).toEqual(["2026-04-05"]);
});

test("an hour that the clock of the zone skips is shifted forward, not lost", () => {
  const rule = { rrule: "FREQ=DAILY", start: "2026-03-07T02:30:00" };
  const zone = "America/New_York";
  const shown = expandRule(rule, { from: "2026-03-07", until: "2026-03-10" }).map((civil) =>
    epochToCivil(civilToEpoch(civil, zone), zone),
  );
  expect(shown).toEqual(["2026-03-07T02:30:00", "2026-03-08T03:30:00", "2026-03-09T02:30:00"]);
});

test("a goal names no days, a broken rule is refused", () => {
  expect(expandRule({ rrule: "X-QUOTA;PERIOD=YEAR;MIN=2", start: "2026-01-01" }, year)).toEqual([]);
  expect(() => expandRule({ rrule: "FREQ=SOMETIMES", start: "2026-01-01" }, year)).toThrow(
    RangeError,
  );
  expect(() => expandRule({ rrule: "FREQ=DAILY", start: "soon" }, year)).toThrow(RangeError);
});
