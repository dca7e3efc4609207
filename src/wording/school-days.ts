import type { Holiday } from "../calendar/school-terms.ts";
import { dayWords } from "./dates.ts";
import { type Language, speaking } from "./language.ts";

interface Days {
  /** ISO dates, the last one included. */
  readonly first: string;
  readonly last: string;
}

/** When schools have holidays, and what became of it. */
export function schoolDaysWords(language: Language) {
  const say = speaking(language);
  const name = (kind: Holiday) =>
    kind === "winterHoliday" ? say("寒假", "winter holiday") : say("暑假", "summer holiday");
  const days = (span: Days | undefined, year: number) =>
    span === undefined
      ? say("按通常的日子", "the usual days")
      : `${dayWords(span.first, `${year}`, language)} – ${dayWords(span.last, `${year}`, language)}`;
  return {
    notAllowed: say("设置要组织者来改", "Only an organizer changes settings"),
    notDays: say(
      "这两天不像那年的假期，没有改",
      "These cannot be that holiday's days; nothing changed",
    ),
    changed: (change: {
      readonly year: number;
      readonly kind: Holiday;
      readonly before: Days | undefined;
      readonly after: Days | undefined;
    }) => {
      const { year, kind, before, after } = change;
      return say(
        `${year}年${name(kind)}：原来${days(before, year)}，现在${days(after, year)}`,
        `${year} ${name(kind)}: ${days(after, year)} now, ${days(before, year)} before`,
      );
    },
  };
}
