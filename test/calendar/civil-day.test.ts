import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  civilDay,
  daysBetween,
  formatDay,
  mondayOf,
  parseDay,
  weekdayName,
  weekdayOf,
  yearMonthDay,
} from "../../src/calendar/civil-day.ts";
import { formatMinute, parseMinute } from "../../src/calendar/civil-minute.ts";
import { civilReader } from "../../src/calendar/civil-reader.ts";
import { civilToEpoch, epochToCivil, isZone } from "../../src/calendar/zone.ts";

const days = fc.integer({ min: civilDay(1900, 1, 1), max: civilDay(2199, 12, 31) });

test("days agree with the platform's own calendar in both directions", () => {
  fc.assert(
    fc.property(days, (day) => {
      const platform = new Date(day * 86_400_000);
      expect(formatDay(day)).toBe(platform.toISOString().slice(0, 10));
      expect(weekdayOf(day) % 7).toBe(platform.getUTCDay());
      const { year, month, day: date } = yearMonthDay(day);
      expect(civilDay(year, month, date)).toBe(day);
      expect(parseDay(formatDay(day))).toBe(day);
    }),
  );
});

test("months run into the next year, and the end of a month stays within it", () => {
  expect(formatDay(civilDay(2026, 13, 1))).toBe("2027-01-01");
  expect(formatDay(civilDay(2026, 0, 31))).toBe("2025-12-31");
  expect(formatDay(addMonths(civilDay(2026, 1, 31), 1))).toBe("2026-02-28");
  expect(formatDay(addMonths(civilDay(2026, 3, 31), -13))).toBe("2025-02-28");
});

test("text that names no day is refused", () => {
  expect(["2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", ""].map(parseDay)).toEqual(
    Array(5).fill(undefined),
  );
  expect(() => addDays("2026-02-30", 1)).toThrow(RangeError);
  expect(parseMinute("2026-11-22T24:00:00")).toBeUndefined();
});

test("helpers for texts and weekdays", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(daysBetween("2026-11-22", "2027-02-06")).toBe(76);
  const sunday = civilDay(2026, 11, 22);
  expect([weekdayName(sunday, "zh"), weekdayName(sunday, "en")]).toEqual(["周日", "Sun"]);
  expect(formatDay(mondayOf(sunday))).toBe("2026-11-16");
  expect(formatMinute(parseMinute("2026-11-22T10:05") ?? 0)).toBe("2026-11-22T10:05:00");
});

test("a local time that the clock skips is shifted forward, one shown twice is the first", () => {
  const gap = civilToEpoch("2026-03-08T02:30:00", "America/New_York");
  expect(epochToCivil(gap, "America/New_York")).toBe("2026-03-08T03:30:00");
  const twice = civilToEpoch("2026-11-01T01:30:00", "America/New_York");
  expect(new Date(twice).toISOString()).toBe("2026-11-01T05:30:00.000Z");
  expect(new Date(civilToEpoch("2026-11-22T10:00:00", "Asia/Shanghai")).toISOString()).toBe(
    "2026-11-22T02:00:00.000Z",
  );
  expect([isZone("Asia/Shanghai"), isZone("Mars/Olympus")]).toEqual([true, false]);
});

test("very many instants are read as one is, over every change of the clock", () => {
  const zones = ["Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(fc.integer({ min: 0, max: Date.UTC(2040, 0) }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: -3, max: 3 }),
      (zone, instants, hours) => {
        const read = civilReader(zone);
        const changes = [Date.UTC(2026, 2, 8, 7 + hours), Date.UTC(2026, 3, 4, 15 + hours)];
        for (const at of [...instants, ...changes]) expect(read(at)).toBe(epochToCivil(at, zone));
      },
    ),
  );
});
