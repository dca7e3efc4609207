import { type CivilDay, civilDay } from "../calendar/civil-day.ts";

/** The parts of a rule by name: `FREQ=WEEKLY;BYDAY=MO` → FREQ, BYDAY. */
export function rulePartsOf(rrule: string): ReadonlyMap<string, string> {
  return new Map(
    rrule.split(";").flatMap((part) => {
      const [name, value] = part.split("=");
      return name !== undefined && value !== undefined ? [[name, value] as const] : [];
    }),
  );
}

/** The day after the last one that a rule's UNTIL allows; undefined without an UNTIL. */
export function ruleEnd(rrule: string): CivilDay | undefined {
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(rulePartsOf(rrule).get("UNTIL") ?? "");
  if (until === null) return undefined;
  return civilDay(Number(until[1]), Number(until[2]), Number(until[3])) + 1;
}
