import * as v from "valibot";
import { parseDay } from "./civil-day.ts";

/** A year of statutory rest days and make-up working days, in the published `holiday-cn` shape. */
export interface RestDayYear {
  readonly year: number;
  /** The notices it was taken from: titles or addresses. */
  readonly papers: readonly string[];
  readonly days: readonly {
    readonly name: string;
    readonly date: string;
    readonly isOffDay: boolean;
  }[];
}

export type RestDayCheck =
  | { readonly kind: "ok"; readonly year: RestDayYear }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

const schema = v.object({
  year: v.pipe(v.number("year must be a number"), v.integer("year must be a whole number")),
  papers: v.optional(v.array(v.string()), []),
  days: v.array(
    v.object({
      name: v.string("a day's name must be text"),
      date: v.string("a day's date must be text like 2026-10-01"),
      isOffDay: v.boolean("isOffDay must be true or false"),
    }),
    "days must be a list",
  ),
});

/** Reads and checks a file of rest days. Problems are plain sentences for the operator; nothing is thrown. */
export function checkRestDays(text: string): RestDayCheck {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: "problems", problems: ["The file is not JSON."] };
  }
  const shaped = v.safeParse(schema, parsed);
  if (!shaped.success) {
    return { kind: "problems", problems: shaped.issues.map(describeIssue) };
  }
  const problems = problemsOf(shaped.output);
  return problems.length === 0
    ? { kind: "ok", year: shaped.output }
    : { kind: "problems", problems };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue);
  return where === null ? `${issue.message}.` : `At ${where}: ${issue.message}.`;
}

function problemsOf(file: RestDayYear): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { date, name } of file.days) {
    const day = parseDay(date);
    if (day === undefined) problems.push(`“${date}” (${name}) is not a day.`);
    // A notice may reach into the neighbouring years: 2027's may begin with 31 December 2026.
    else if (Math.abs(Number(date.slice(0, 4)) - file.year) > 1) {
      problems.push(`${date} (${name}) is far from the year ${file.year}.`);
    }
    if (seen.has(date)) problems.push(`${date} is listed twice.`);
    seen.add(date);
  }
  if (!file.days.some((day) => day.isOffDay)) {
    problems.push(`The file names no rest day for ${file.year}: the notice is not published yet?`);
  }
  return problems;
}
