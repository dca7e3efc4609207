import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import {
  type CivilDay,
  civilDay,
  formatDay,
  parseDay,
  yearMonthDay,
} from "../calendar/civil-day.ts";
import { type DayRule, daysOfRule } from "../calendar/named-day.ts";

/** A half-open span of civil days. */
export interface DaySpan {
  readonly from: CivilDay;
  readonly until: CivilDay;
}

/** The parts of a rule by name: `FREQ=WEEKLY;BYDAY=MO` → FREQ, BYDAY. */
export function rulePartsOf(rrule: string): ReadonlyMap<string, string> {
  return new Map(
    rrule.split(";").flatMap((part) => {
      const [name, value] = part.split("=");
      return name !== undefined && value !== undefined ? [[name, value] as const] : [];
    }),
  );
}

/** What rules of this product say that RFC 5545 cannot: days of the lunar year, solar terms, Easter. */
const EXTENSIONS: Readonly<Record<string, (value: string) => DayRule>> = {
  // Day zero of the first lunar month is its eve, whether the last month has 29 or 30 days.
  "X-LUNAR": (value) =>
    value === "0100" ? { lunarNewYear: -1 } : { lunar: `${value.slice(0, 2)}-${value.slice(2)}` },
  "X-TERM": (value) => ({ term: value }),
  "X-EASTER": (value) => ({ easter: Number(value) }),
};

/**
 * The civil days within `span` that a rule names (RFC 5545 without UNTIL, which bounds the span
 * instead; with X-LUNAR=MMDD, X-TERM, X-EASTER), in order.
 * @param anchor the day from which intervals count (every second week since …)
 */
export function ruleDays(rrule: string, anchor: CivilDay, span: DaySpan): CivilDay[] {
  const parts = rulePartsOf(rrule);
  for (const [name, toRule] of Object.entries(EXTENSIONS)) {
    const value = parts.get(name);
    if (value !== undefined) return extensionDays(toRule(value), span);
  }
  const plain = [...parts].filter(([name]) => name !== "UNTIL" && !name.startsWith("X-"));
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${plain.map(([name, value]) => `${name}=${value}`).join(";")}`,
    dtstart: midnightUtc(anchor),
  });
  return rule
    .between(midnightUtc(Math.max(span.from, anchor)), midnightUtc(span.until - 1), true)
    .flatMap((at) => parseDay(at.toPlainDate().toString()) ?? []);
}

function extensionDays(rule: DayRule, span: DaySpan): CivilDay[] {
  const [first, last] = [yearMonthDay(span.from).year, yearMonthDay(span.until).year];
  const years = Array.from({ length: last - first + 1 }, (_, step) => first + step);
  return years
    .flatMap((year) => daysOfRule(rule, year))
    .filter((day) => day >= span.from && day < span.until);
}

/** The last day that a rule's UNTIL allows, as the exclusive end of a span; undefined without one. */
export function ruleEnd(rrule: string): CivilDay | undefined {
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(rulePartsOf(rrule).get("UNTIL") ?? "");
  if (until === null) return undefined;
  return civilDay(Number(until[1]), Number(until[2]), Number(until[3])) + 1;
}

function midnightUtc(day: CivilDay): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(formatDay(day)).toZonedDateTime("UTC");
}
