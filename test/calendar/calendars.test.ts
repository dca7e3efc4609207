import { expect, test } from "vitest";
import { dayKind, shippedCalendars, withRestDays } from "../../src/calendar/calendars.ts";
import { civilDay, formatDay } from "../../src/calendar/civil-day.ts";
import { lunarToCivil, solarTermDay, springFestival } from "../../src/calendar/lunar.ts";
import { daysOfRule } from "../../src/calendar/named-day.ts";
import { restPeriod } from "../../src/calendar/rest-days.ts";
import { checkRestDays } from "../../src/calendar/rest-days-file.ts";
import { schoolSpan } from "../../src/calendar/school-terms.ts";

const calendars = shippedCalendars();

function named(id: string, year: number): string[] {
  const day = calendars.namedDays.find((one) => one.id === id);
  return day === undefined ? [] : daysOfRule(day.rule, year).map(formatDay);
}

test("lunar days and terms are those of the Beijing meridian", () => {
  expect([2025, 2026, 2027, 2030].map((year) => formatDay(springFestival(year)))).toEqual([
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2030-02-03",
  ]);
  expect(formatDay(lunarToCivil(2026, 9, 9) ?? 0)).toBe("2026-10-18");
  expect(lunarToCivil(2026, -6, 1)).toBeUndefined();
  expect(formatDay(solarTermDay(2026, "冬至"))).toBe("2026-12-22");
  expect(formatDay(solarTermDay(2027, "小寒"))).toBe("2027-01-05");
});

test("named days fall where their rules say, also twice or never in a solar year", () => {
  expect(named("laba", 2026)).toEqual(["2026-01-26"]);
  expect(named("new-years-eve-lunar", 2027)).toEqual(["2027-02-05"]);
  expect(named("disabled-day-china", 2026)).toEqual(["2026-05-17"]);
  expect(named("pupil-safety", 2026)).toEqual(["2026-03-30"]);
  expect(named("easter", 2027)).toEqual(["2027-03-28"]);
  expect([named("laba", 2022).length, named("laba", 2023).length]).toEqual([2, 0]);
});

test("names of days are not given twice", () => {
  const names = calendars.namedDays.flatMap((day) => [...day.names, ...(day.numeric ?? [])]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("rest periods come from the notice, and are said to be usual where there is none", () => {
  const spring = { day: springFestival(2026), year: 2026 };
  const published = restPeriod(calendars.restDays, "春节", spring);
  expect([formatDay(published.from), formatDay(published.until), published.published]).toEqual([
    "2026-02-15",
    "2026-02-24",
    true,
  ]);
  const usual = restPeriod(calendars.restDays, "元旦", { day: civilDay(2027, 1, 1), year: 2027 });
  expect([formatDay(usual.from), formatDay(usual.until), usual.published]).toEqual([
    "2027-01-01",
    "2027-01-04",
    false,
  ]);
});

test("a make-up day is worked, a year without notice is unknown until one is imported", () => {
  expect(dayKind(calendars, civilDay(2026, 10, 10))).toBe("working");
  expect(dayKind(calendars, civilDay(2026, 10, 5))).toBe("rest");
  expect(dayKind(calendars, civilDay(2026, 11, 22))).toBe("rest");
  expect(dayKind(calendars, civilDay(2027, 10, 5))).toBe("unknown");
  const checked = checkRestDays(
    '{"year":2027,"days":[{"name":"国庆节","date":"2027-10-05","isOffDay":true}]}',
  );
  expect(checked.kind).toBe("ok");
  if (checked.kind === "ok") {
    expect(dayKind(withRestDays(calendars, checked.year), civilDay(2027, 10, 5))).toBe("rest");
  }
});

test("a broken file of rest days is told in sentences", () => {
  const problems = (text: string): readonly string[] => {
    const checked = checkRestDays(text);
    return checked.kind === "problems" ? checked.problems : [];
  };
  expect(problems("{")).toEqual(["The file is not JSON."]);
  expect(problems('{"year":2027,"days":[]}').join()).toContain("no rest day for 2027");
  expect(
    problems('{"year":2027,"days":[{"name":"元旦","date":"2027-02-30","isOffDay":true}]}').join(),
  ).toContain("2027-02-30");
  expect(problems('{"year":"x"}').join()).toContain("year must be a number");
  const twice = '{"name":"元旦","date":"2027-01-01","isOffDay":true}';
  expect(problems(`{"year":2027,"days":[${twice},${twice}]}`).join()).toContain("twice");
});

test("school terms follow the Spring Festival, unless a place has announced them", () => {
  const winter = schoolSpan(calendars.schoolTerms, "winterHoliday", 2027);
  expect([formatDay(winter.from), formatDay(winter.until)]).toEqual(["2027-01-20", "2027-02-21"]);
  const announced = schoolSpan(
    {
      ...calendars.schoolTerms,
      years: { "2027": { winterHoliday: { from: "2027-01-25", until: "2027-02-28" } } },
    },
    "winterHoliday",
    2027,
  );
  expect([formatDay(announced.from), announced.announced]).toEqual(["2027-01-25", true]);
});
