import { describe, expect, test } from "vitest";
import { civilDay } from "../../src/calendar/civil-day.ts";
import { recurringTimes } from "../../src/plan/recurring-times.ts";
import { rule } from "./world.ts";

const YEAR_2027 = { from: civilDay(2027, 1, 1), until: civilDay(2028, 1, 1) };
const WHOLE_YEAR = ["2027-01-01T00:00:00", "2028-01-01T00:00:00"] as const;

function slots(when: ReturnType<typeof rule>, except: readonly string[] = []): string[] {
  const times = recurringTimes({ rrule: when.rrule ?? "", except, when }, YEAR_2027);
  return times.map(({ slot, time }) => `${slot.slice(5, 10)} ${time.grain}`);
}

describe("a rule that names no day gives no day", () => {
  test("every month is months, without those that are left out", () => {
    expect(slots(rule("FREQ=MONTHLY", ...WHOLE_YEAR, "year"), ["2027-02", "2027-08"])).toEqual(
      ["01", "03", "04", "05", "06", "07", "09", "10", "11", "12"].map(
        (month) => `${month}-01 month`,
      ),
    );
  });

  test("every quarter is quarters, every week weeks from Monday", () => {
    expect(slots(rule("FREQ=MONTHLY;INTERVAL=3", ...WHOLE_YEAR, "year"))).toEqual([
      "01-01 quarter",
      "04-01 quarter",
      "07-01 quarter",
      "10-01 quarter",
    ]);
    const weeks = slots(rule("FREQ=WEEKLY", "2027-02-03T00:00:00", "2027-03-03T00:00:00", "month"));
    expect(weeks).toEqual(["02-01 week", "02-08 week", "02-15 week", "02-22 week", "03-01 week"]);
  });

  test("every year is the window that was read", () => {
    const window = ["2026-06-11T00:00:00", "2026-06-21T00:00:00"] as const;
    expect(slots(rule("FREQ=YEARLY", ...window, "xun"))).toEqual(["06-11 xun"]);
    expect(slots(rule("FREQ=YEARLY;BYMONTH=3", ...WHOLE_YEAR, "year"))).toEqual(["03-01 month"]);
  });
});

describe("a rule that names days", () => {
  test("gives them, with the clock time that was said", () => {
    const first = rule(
      "FREQ=MONTHLY;BYDAY=1MO",
      "2027-01-04T09:00:00",
      "2027-01-04T10:00:00",
      "hour",
    );
    const times = recurringTimes({ rrule: first.rrule ?? "", except: [], when: first }, YEAR_2027);
    expect(times).toHaveLength(12);
    expect(times[1]).toEqual({
      slot: "2027-02-01T09:00:00",
      time: {
        text: "",
        start: "2027-02-01T09:00:00",
        end: "2027-02-01T10:00:00",
        grain: "hour",
        approximate: false,
      },
    });
  });

  test("counts intervals from its first occurrence", () => {
    const first = ["2026-12-30T00:00:00", "2026-12-31T00:00:00"] as const;
    const days = slots(rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", ...first, "day"));
    expect(days.slice(0, 3)).toEqual(["01-13 day", "01-27 day", "02-10 day"]);
  });

  test("ends with its UNTIL, and does not begin before it was said to", () => {
    const first = ["2027-07-06T00:00:00", "2027-07-07T00:00:00"] as const;
    const days = slots(rule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270720T235959", ...first, "day"));
    expect(days).toEqual(["07-06 day", "07-13 day", "07-20 day"]);
  });

  test("is bounded by a scope that is longer than its period", () => {
    const scope = ["2027-03-01T00:00:00", "2027-06-01T00:00:00"] as const;
    expect(slots(rule("FREQ=MONTHLY;BYMONTHDAY=15", ...scope, "months"))).toEqual([
      "03-15 day",
      "04-15 day",
      "05-15 day",
    ]);
  });

  test("of the odd months names those months, and of a lunar day the day in each of them", () => {
    const odd = rule("FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11", ...WHOLE_YEAR, "year");
    expect(slots(odd, [])).toEqual(
      ["01", "03", "05", "07", "09", "11"].map((month) => `${month}-01 month`),
    );
    const lunar = rule(
      "FREQ=MONTHLY;X-LUNAR=15",
      "2027-01-22T00:00:00",
      "2027-01-23T00:00:00",
      "day",
    );
    expect(slots(lunar).slice(0, 3)).toEqual(["01-22 day", "02-20 day", "03-22 day"]);
  });

  // 重阳 2027 is 8 October, the eve of the Spring Festival 5 February, 清明 5 April, Easter 28 March.
  test.each([
    ["FREQ=YEARLY;X-LUNAR=0909", "10-08 day"],
    ["FREQ=YEARLY;X-LUNAR=0100", "02-05 day"],
    ["FREQ=YEARLY;X-TERM=清明", "04-05 day"],
    ["FREQ=YEARLY;X-EASTER=0", "03-28 day"],
  ])("of another calendar: %s", (rrule, day) => {
    expect(slots(rule(rrule, "2027-01-01T00:00:00", "2027-01-02T00:00:00", "day"))).toEqual([day]);
  });
});
